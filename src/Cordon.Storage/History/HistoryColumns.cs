using System.Globalization;
using DuckDB.NET.Data;

namespace Cordon.Storage.History;

/// <summary>The columns of the files, and how rows come into them.</summary>
internal static class HistoryColumns
{
    /// <summary>The table in which the rows of a flush wait. Lists of entities are joined by line feeds, which no entity holds: that is much quicker.</summary>
    public const string MakePending = """
        CREATE OR REPLACE TEMP TABLE pending(part INTEGER, sequence BIGINT, received BIGINT, id VARCHAR, time BIGINT, kind VARCHAR, actor VARCHAR, target VARCHAR,
            objects VARCHAR, text VARCHAR, attribute_names VARCHAR[], attribute_values VARCHAR[], verdict VARCHAR, rules VARCHAR, shadow_rules VARCHAR, evaluation VARCHAR)
        """;

    private const string FromPending = """
        SELECT sequence, make_timestamp(received) AS received, id, make_timestamp(time) AS time, kind, actor, target,
            CASE WHEN objects IS NULL THEN []::VARCHAR[] ELSE string_split(objects, chr(10)) END AS objects, text,
            CASE WHEN attribute_names IS NULL THEN map([]::VARCHAR[], []::VARCHAR[]) ELSE map(attribute_names, attribute_values) END AS attributes,
            verdict,
            CASE WHEN rules IS NULL THEN []::VARCHAR[] ELSE string_split(rules, chr(10)) END AS rules,
            CASE WHEN shadow_rules IS NULL THEN []::VARCHAR[] ELSE string_split(shadow_rules, chr(10)) END AS shadow_rules, evaluation
        FROM pending
        """;

    // Small enough that statistics leave out most of a file for a short range, large enough to compress well.
    private const int RowGroupRows = 40_960;

    /// <summary>Puts rows into the table that waits.</summary>
    /// <param name="connection">The database that has the table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="partOf">The number of the file that a row goes to.</param>
    public static void AppendPending(DuckDBConnection connection, IReadOnlyList<HistoryRow> rows, Func<HistoryRow, int> partOf)
    {
        using var appender = connection.CreateAppender("pending");
        foreach (var row in rows)
        {
            var e = row.Event;
            var target = appender.CreateRow()
                .AppendValue(partOf(row))
                .AppendValue(row.Sequence)
                .AppendValue(Micros.Of(row.Received))
                .AppendValue(StoredText.Encode(e.Id))
                .AppendValue(Micros.Of(e.Time))
                .AppendValue(StoredText.Encode(e.Kind))
                .AppendValue(StoredText.Encode(e.Actor.Text));
            Append(target, e.Target.IsNone ? null : StoredText.Encode(e.Target.Text));
            Append(target, e.Objects.Count == 0 ? null : StoredText.Encode(string.Join('\n', e.Objects)));
            Append(target, StoredText.Encode(e.Text));
            if (e.Attributes.Count == 0)
            {
                target.AppendNullValue().AppendNullValue();
            }
            else
            {
                var sorted = e.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).ToList();
                target.AppendValue(sorted.ConvertAll(a => StoredText.Encode(a.Key))).AppendValue(sorted.ConvertAll(a => StoredText.Encode(a.Value)));
            }

            target.AppendValue(StoredText.Encode(row.Verdict));
            Append(target, row.Rules.Count == 0 ? null : StoredText.Encode(string.Join('\n', row.Rules)));
            Append(target, row.ShadowRules.Count == 0 ? null : StoredText.Encode(string.Join('\n', row.ShadowRules)));
            Append(target, StoredText.Encode(row.Evaluation));
            target.EndRow();
        }
    }

    /// <summary>Writes one part of the table that waits.</summary>
    public static string CopyPending(int part, string path) =>
        Copy(string.Create(CultureInfo.InvariantCulture, $"{FromPending} WHERE part = {part} ORDER BY time, sequence"), path);

    /// <summary>Writes what a query gives as a sorted file.</summary>
    public static string Copy(string select, string path) => string.Create(
        CultureInfo.InvariantCulture, $"COPY ({select}) TO {HistoryDatabase.Quoted(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {RowGroupRows})");

    /// <summary>All columns, some of them emptied.</summary>
    public static string Without(HistoryField dropped)
    {
        var replaced = new List<string>();
        if (dropped.HasFlag(HistoryField.Text))
            replaced.Add("NULL::VARCHAR AS text");
        if (dropped.HasFlag(HistoryField.Attributes))
            replaced.Add("map([]::VARCHAR[], []::VARCHAR[]) AS attributes");
        if (dropped.HasFlag(HistoryField.Objects))
            replaced.Add("[]::VARCHAR[] AS objects");
        if (dropped.HasFlag(HistoryField.Evaluation))
            replaced.Add("NULL::VARCHAR AS evaluation");
        return replaced.Count == 0 ? "*" : $"* REPLACE ({string.Join(", ", replaced)})";
    }

    private static void Append(IDuckDBAppenderRow target, string? value)
    {
        if (value is null)
            target.AppendNullValue();
        else
            target.AppendValue(value);
    }
}
