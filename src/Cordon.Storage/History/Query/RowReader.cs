using Cordon.Events;
using DuckDB.NET.Data;

namespace Cordon.Storage.History.Query;

/// <summary>Columns of the files, as a query reads them.</summary>
internal sealed class RowReader
{
    /// <summary>All columns, in the order of an answer.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["sequence", "time", "received", "id", "kind", "actor", "target", "objects", "text", "attributes", "verdict", "rules", "shadow_rules", "evaluation"];

    private readonly string[] _columns;

    /// <param name="columns">The columns wanted.</param>
    public RowReader(IEnumerable<string> columns) => _columns = [.. All.Where(columns.Contains)];

    /// <summary>What stands behind SELECT.</summary>
    public string Sql => string.Join(", ", _columns.Select(c => c is "time" or "received" ? $"epoch_us({c})" : c));

    /// <summary>How many columns.</summary>
    public int Count => _columns.Length;

    /// <summary>Shows the row that the database stands at to a condition.</summary>
    public void Show(DuckDBDataReader reader, RowView view)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            switch (_columns[i])
            {
                case "time": view.Time = Micros.ToTime(reader.GetInt64(i)); break;
                case "id": view.Id = Text(reader, i)!; break;
                case "kind": view.Kind = Text(reader, i)!; break;
                case "actor": view.Actor = Text(reader, i)!; break;
                case "target": view.Target = Text(reader, i) ?? ""; break;
                case "objects": view.Objects = Texts(reader, i); break;
                case "text": view.Text = Text(reader, i) ?? ""; break;
                case "attributes": view.Attributes = Map(reader, i); break;
                case "verdict": view.Verdict = Text(reader, i)!; break;
                case "rules": view.Rules = Texts(reader, i); break;
                case "shadow_rules": view.ShadowRules = Texts(reader, i); break;
                default: break;
            }
        }
    }

    /// <summary>The row as an answer has it; all columns must be read.</summary>
    public object?[] Values(DuckDBDataReader reader)
    {
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _columns[i] switch
            {
                "sequence" => reader.GetInt64(i),
                "time" or "received" => Micros.ToTime(reader.GetInt64(i)),
                "objects" or "rules" or "shadow_rules" => Texts(reader, i),
                "attributes" => Map(reader, i),
                "evaluation" => Text(reader, i) is { } json ? new RawJson(json) : null,
                _ => Text(reader, i),
            };
        }

        return values;
    }

    /// <summary>A row from the values of all columns.</summary>
    public static HistoryRow Row(IReadOnlyList<object?> values) => new()
    {
        Sequence = (long)values[0]!,
        Received = (DateTimeOffset)values[2]!,
        Event = new Event
        {
            Time = (DateTimeOffset)values[1]!,
            Id = (string)values[3]!,
            Kind = (string)values[4]!,
            Actor = Entity.Parse((string)values[5]!),
            Target = values[6] is string target ? Entity.Parse(target) : default,
            Objects = [.. ((IReadOnlyList<string>)values[7]!).Select(Entity.Parse)],
            Text = (string?)values[8],
            Attributes = (IReadOnlyDictionary<string, string>)values[9]!,
        },
        Verdict = (string)values[10]!,
        Rules = (IReadOnlyList<string>)values[11]!,
        ShadowRules = (IReadOnlyList<string>)values[12]!,
        Evaluation = (values[13] as RawJson)?.Text,
    };

    /// <summary>About how many characters a row of an answer has.</summary>
    public static long CharsOf(object?[] values)
    {
        var chars = 100L;
        foreach (var value in values)
        {
            chars += value switch
            {
                string text => text.Length,
                RawJson json => json.Text.Length,
                IReadOnlyList<string> texts => texts.Sum(t => (long)t.Length),
                IReadOnlyDictionary<string, string> map => map.Sum(m => (long)m.Key.Length + m.Value.Length),
                _ => 0,
            };
        }

        return chars;
    }

    public static string? Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : StoredText.Decode(reader.GetString(column));

    public static IReadOnlyList<string> Texts(DuckDBDataReader reader, int column) => StoredText.Decode(reader.GetFieldValue<List<string>>(column));

    private static Dictionary<string, string> Map(DuckDBDataReader reader, int column) =>
        reader.GetFieldValue<Dictionary<string, string>>(column).ToDictionary(a => StoredText.Decode(a.Key), a => StoredText.Decode(a.Value), StringComparer.Ordinal);

}
