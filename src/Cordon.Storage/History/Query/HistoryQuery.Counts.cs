using System.Globalization;
using DuckDB.NET.Data;

namespace Cordon.Storage.History.Query;

/// <content>Counts by time and by value.</content>
public sealed partial class HistoryQuery
{
    private HistoryAnswer Top(QueryRun run)
    {
        var answer = new List<object?[]>();
        var (distinct, events) = (0L, 0L);
        if (!run.IsEmpty)
        {
            var (source, filter) = Counted(run, HistoryDimension.Find(run.Request.Field!)!);
            var sql = string.Create(CultureInfo.InvariantCulture, $"""
                WITH counted AS MATERIALIZED ({source}),
                     single AS (SELECT unnest(vals) AS val, actor FROM counted),
                     grouped AS (SELECT val, count(*) AS events, count(DISTINCT actor) AS actors FROM single GROUP BY val)
                SELECT val, events, actors, count(*) OVER (), (SELECT count(*) FROM counted) FROM grouped ORDER BY events DESC, val LIMIT {run.Request.Limit ?? _limits.DefaultTop}
                """);
            run.Read(sql, filter, row =>
            {
                answer.Add([RowReader.Text(row, 0), row.GetInt64(1), row.GetInt64(2)]);
                (distinct, events) = (row.GetInt64(3), row.GetInt64(4));
                return true;
            });
        }

        return new HistoryAnswer { Columns = [run.Request.Field!, "events", "actors"], Rows = answer, Distinct = distinct, Events = events };
    }

    private static HistoryAnswer Distinct(QueryRun run)
    {
        var (distinct, events) = (0L, 0L);
        if (!run.IsEmpty)
        {
            var (source, filter) = Counted(run, HistoryDimension.Find(run.Request.Field!)!);
            run.Read(
                $"WITH counted AS MATERIALIZED ({source}) SELECT (SELECT count(DISTINCT val) FROM (SELECT unnest(vals) AS val FROM counted)), (SELECT count(*) FROM counted)",
                filter,
                row =>
                {
                    (distinct, events) = (row.GetInt64(0), row.GetInt64(1));
                    return true;
                });
        }

        return new HistoryAnswer { Columns = ["field", "distinct", "events"], Rows = [[run.Request.Field, distinct, events]], Distinct = distinct, Events = events };
    }

    private HistoryAnswer Series(QueryRun run)
    {
        var by = run.Request.By;
        var answer = new List<object?[]>();
        if (!run.IsEmpty)
        {
            var micros = (long)run.Request.Bucket!.Value.TotalMicroseconds;
            var (source, filter) = Counted(run, by is null ? null : HistoryDimension.Find(by));
            var value = by is null ? "''" : "unnest(vals)";
            var sql = string.Create(CultureInfo.InvariantCulture, $"""
                WITH counted AS ({source}), single AS (SELECT time // {micros} * {micros} AS bucket, {value} AS val, actor FROM counted)
                SELECT bucket, val, count(*), count(DISTINCT actor) FROM single GROUP BY bucket, val ORDER BY bucket, val LIMIT {_limits.Rows + 1}
                """);
            run.Read(sql, filter, row =>
            {
                if (answer.Count == _limits.Rows)
                    throw new HistoryQueryException("bucket", $"the series has more than {_limits.Rows} rows; take a wider bucket, or a shorter time with from and to", isTooMuch: true);
                var start = Micros.ToTime(row.GetInt64(0));
                answer.Add(by is null ? [start, row.GetInt64(2), row.GetInt64(3)] : [start, RowReader.Text(row, 1), row.GetInt64(2), row.GetInt64(3)]);
                return true;
            });
        }

        return new HistoryAnswer { Columns = by is null ? ["time", "events", "actors"] : ["time", by, "events", "actors"], Rows = answer };
    }

    /// <summary>
    /// What is counted: for each event its time in microseconds, its actor, and its values of a dimension. Where the database cannot decide the condition,
    /// the events that satisfy it are put into a table first.
    /// </summary>
    private static (string Source, SqlFilter? Filter) Counted(QueryRun run, HistoryDimension? dimension)
    {
        var values = dimension?.Sql ?? "[]::VARCHAR[]";
        if (!run.HasResidual)
            return ($"SELECT epoch_us(time) AS time, actor, {values} AS vals FROM {run.Source} WHERE {run.Filter.Where}", run.Filter);

        run.Execute("CREATE OR REPLACE TEMP TABLE matched(time BIGINT, actor VARCHAR, vals VARCHAR[])");
        var reader = new RowReader(run.ResidualColumns);
        using (var appender = run.Appender("matched"))
        {
            var columns = reader.Count == 0 ? "" : reader.Sql + ", ";
            run.Read($"SELECT {columns}epoch_us(time), actor, {values} FROM {run.Source} WHERE {run.Filter.Where}", run.Filter, row =>
            {
                if (run.Holds(row, reader))
                    Append(appender, row, reader.Count);
                return true;
            });
        }

        return ("SELECT * FROM matched", null);
    }

    private static void Append(DuckDBAppender appender, DuckDBDataReader row, int at) =>
        appender.CreateRow().AppendValue(row.GetInt64(at)).AppendValue(row.GetString(at + 1)).AppendValue(row.GetFieldValue<List<string>>(at + 2)).EndRow();
}
