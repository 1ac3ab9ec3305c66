using System.Globalization;

namespace Cordon.Storage.History.Query;

/// <content>Rows in order of time and sequence, page by page.</content>
public sealed partial class HistoryQuery
{
    // Pages of rows to look at one by one: the first small, because often the first rows suffice.
    private const int FirstPage = 2_000;
    private const int LargestPage = 50_000;

    private HistoryAnswer Rows(QueryRun run)
    {
        var request = run.Request;
        var isHistory = request.Select == HistorySelect.History;
        IReadOnlyList<string> columns = isHistory ? [.. RowReader.All, "role"] : RowReader.All;
        var limit = request.Limit ?? _limits.DefaultRows;
        var reader = new RowReader(RowReader.All);
        var found = new List<object?[]>();
        var place = request.Cursor is null ? (HistoryCursor?)null : HistoryCursor.TryParse(request.Cursor);
        var (chars, page, isMore) = (0L, run.HasResidual ? FirstPage : limit + 1, false);
        var order = request.NewestFirst ? "DESC" : "ASC";
        while (!run.IsEmpty)
        {
            var filter = place is { } at ? run.Filter.Behind(at, request.NewestFirst) : run.Filter;
            var seen = 0;
            run.Read(
                string.Create(CultureInfo.InvariantCulture, $"SELECT {reader.Sql} FROM {run.Source} WHERE {filter.Where} ORDER BY time {order}, sequence {order} LIMIT {page}"),
                filter,
                row =>
                {
                    seen++;
                    var here = new HistoryCursor(row.GetInt64(1), row.GetInt64(0));
                    if (run.Holds(row, reader))
                    {
                        // One row more than wanted tells that there are more.
                        if (found.Count == limit || chars >= _limits.Chars)
                        {
                            isMore = true;
                            return false;
                        }

                        var values = reader.Values(row);
                        chars += RowReader.CharsOf(values);
                        found.Add(isHistory ? [.. values, RoleOf(request.Entity.Text, values)] : values);
                    }

                    place = here;
                    return true;
                });
            if (isMore || seen < page)
                break;
            page = Math.Min(page * 4, LargestPage);
        }

        var next = isMore ? new HistoryCursor(Micros.Of((DateTimeOffset)found[^1][1]!), (long)found[^1][0]!).ToString() : null;
        return new HistoryAnswer { Columns = columns, Rows = found, Next = next };
    }

    private static string RoleOf(string entity, object?[] values) =>
        (string)values[5]! == entity ? "actor" : values[6] as string == entity ? "target" : "object";
}
