using System.Globalization;
using Cordon.Policy.Cel;
using DuckDB.NET.Data;

namespace Cordon.Storage.History.Query;

/// <summary>
/// The part of a query that the database decides: conditions joined by AND. Texts go in as parameters, never into the statement; numbers of our own do,
/// so that statistics of the files can be used.
/// </summary>
internal sealed class SqlFilter
{
    private static readonly Dictionary<string, string> TextColumns = new(StringComparer.Ordinal)
    {
        ["event.id"] = "id",
        ["event.kind"] = "kind",
        ["event.actor"] = "actor",
        ["verdict"] = "verdict",
    };

    private readonly List<string> _conditions = [];
    private readonly List<object> _parameters = [];

    /// <summary>The filter of a request; says whether the condition is decided by it.</summary>
    public static (SqlFilter Filter, bool Decides) Of(HistoryRequest request, HistoryCondition? condition)
    {
        var filter = new SqlFilter();
        if (request.From is { } from)
            filter.Add(CultureInfo.InvariantCulture, $"time >= make_timestamp({Up(from)})");
        if (request.To is { } to)
            filter.Add(CultureInfo.InvariantCulture, $"time < make_timestamp({Up(to)})");
        if (request.Kind is { } kind)
            filter._conditions.Add($"kind = {filter.Parameter(kind)}");
        if (!request.Entity.IsNone)
        {
            var entity = filter.Parameter(request.Entity.Text);
            filter._conditions.Add($"(actor = {entity} OR target = {entity} OR list_contains(objects, {entity}))");
        }

        var decides = condition is null || condition.Requirements.IsComplete;
        foreach (var requirement in condition?.Requirements.All ?? [])
            decides &= filter.Add(requirement);
        return (filter, decides);
    }

    /// <summary>Only rows behind a place in the order.</summary>
    public SqlFilter Behind(HistoryCursor place, bool newestFirst)
    {
        var (behind, orAt) = newestFirst ? ("<", "<=") : (">", ">=");
        var filter = new SqlFilter();
        filter._conditions.AddRange(_conditions);
        filter._parameters.AddRange(_parameters);

        // The first part alone is what the statistics of a file can answer.
        filter.Add(CultureInfo.InvariantCulture,
            $"time {orAt} make_timestamp({place.Time}) AND (time {behind} make_timestamp({place.Time}) OR sequence {behind} {place.Sequence})");
        return filter;
    }

    /// <summary>The conditions as SQL.</summary>
    public string Where => _conditions.Count == 0 ? "true" : string.Join(" AND ", _conditions);

    /// <summary>Gives a command the parameters.</summary>
    public void Bind(DuckDBCommand command)
    {
        for (var i = 0; i < _parameters.Count; i++)
            command.Parameters.Add(new DuckDBParameter(string.Create(CultureInfo.InvariantCulture, $"p{i}"), _parameters[i]));
    }

    /// <summary>Adds what a condition requires, as far as the database can tell; true when it can tell all of it.</summary>
    private bool Add(CelRequirement requirement)
    {
        switch (requirement.Comparison)
        {
            case CelComparison.OneOf when TextColumns.TryGetValue(requirement.Name, out var column):
                _conditions.Add(requirement.Values.Count == 0 ? "false" : $"{column} IN ({string.Join(", ", requirement.Values.Select(v => Parameter(v.AsString())))})");
                return true;
            case CelComparison.OneOf when requirement.Name == "event.target":
                // No target is the empty text in a condition, and nothing in the files.
                var named = requirement.Values.Select(v => v.AsString()).Where(t => t.Length > 0).Select(Parameter).ToList();
                var none = requirement.Values.Any(v => v.AsString().Length == 0) ? "target IS NULL" : "false";
                _conditions.Add(named.Count == 0 ? none : $"({none} OR coalesce(target IN ({string.Join(", ", named)}), false))");
                return true;
            case CelComparison.Holds:
                return AddHolds(requirement.Name, requirement.Values[0].AsString());
            case CelComparison.AtLeast when requirement.Name == "event.time":
                Add(CultureInfo.InvariantCulture, $"time >= make_timestamp({Micros.Of(requirement.Values[0].AsTimestamp())})");
                return false;
            case CelComparison.AtMost when requirement.Name == "event.time":
                Add(CultureInfo.InvariantCulture, $"time <= make_timestamp({Micros.Of(requirement.Values[0].AsTimestamp())})");
                return false;
            default:
                return false;
        }
    }

    private bool AddHolds(string name, string text)
    {
        var field = name.StartsWith("event.", StringComparison.Ordinal) ? name["event.".Length..] : null;
        var type = field is null ? null : RowView.TypeOf(field);
        var column = name is "rules" or "shadow_rules" ? name : field == "objects" || type is not null ? "objects" : null;
        if (column is null)
            return false;
        _conditions.Add(type is not null && !text.StartsWith(type + ":", StringComparison.Ordinal) ? "false" : $"list_contains({column}, {Parameter(text)})");
        return true;
    }

    private void Add(IFormatProvider format, FormattableString condition) => _conditions.Add(condition.ToString(format));

    private string Parameter(string text)
    {
        _parameters.Add(StoredText.Encode(text));
        return string.Create(CultureInfo.InvariantCulture, $"$p{_parameters.Count - 1}");
    }

    // The files hold whole microseconds; the first at or after a time.
    private static long Up(DateTimeOffset time) => Micros.Of(time.AddTicks(TimeSpan.TicksPerMicrosecond - 1));
}
