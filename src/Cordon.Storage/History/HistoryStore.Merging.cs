using DuckDB.NET.Data;

namespace Cordon.Storage.History;

/// <content>Small files become larger ones, and rows of mixed days go to their days.</content>
public sealed partial class HistoryStore
{
    // A file is of the tier t when it has about 8^t times this many rows.
    private const long FirstTierRows = 1_000;

    /// <summary>
    /// Does one piece of the work that keeps the files few: merges small files of one day and like size, or splits files of several days. Every row is
    /// rewritten once for each tier that it climbs, at most five times.
    /// </summary>
    /// <returns>How many files were replaced; 0 when there is nothing to do.</returns>
    /// <exception cref="StorageException">It could not be written; nothing has changed.</exception>
    public int Compact()
    {
        lock (_keeping)
        {
            var files = FilesNow;
            var enough = files.Count >= _options.ManyFiles ? 2 : _options.MergeFiles;
            var mixed = files.Where(f => f.Day is null).ToList();
            if (mixed.Count >= enough || mixed.Sum(f => f.Rows) >= _options.FullRows)
            {
                Split_NeedsKeeping(mixed, null);
                return mixed.Count;
            }

            var due = files.Where(f => f.Day is not null && !IsFull(f))
                .GroupBy(f => (f.Day, f.Dropped, Tier: Tier(f)))
                .Where(g => g.Count() >= enough)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Day).ThenBy(g => g.Key.Tier)
                .Select(g => Bounded(g.OrderBy(f => f.First).ThenBy(f => f.Name, StringComparer.Ordinal)))
                .FirstOrDefault();
            if (due is null)
                return 0;
            Merge_NeedsKeeping(due);
            return due.Count;
        }
    }

    private bool IsFull(HistoryFile file) => file.Rows >= _options.FullRows || file.Bytes >= _options.FullBytes;

    /// <summary>The first files, at least two, that together are not much more than a full one.</summary>
    private List<HistoryFile> Bounded(IEnumerable<HistoryFile> files)
    {
        var taken = new List<HistoryFile>();
        var (rows, bytes) = (0L, 0L);
        foreach (var file in files)
        {
            (rows, bytes) = (rows + file.Rows, bytes + file.Bytes);
            if (taken.Count >= 2 && (rows > 2 * _options.FullRows || bytes > 2 * _options.FullBytes))
                break;
            taken.Add(file);
        }

        return taken;
    }

    private static int Tier(HistoryFile file)
    {
        var tier = 0;
        for (var rows = file.Rows; rows > FirstTierRows; rows /= 8)
            tier++;
        return tier;
    }

    private void Merge_NeedsKeeping(List<HistoryFile> files)
    {
        var planned = new HistoryFile(
            "", files[0].Day, files.Min(f => f.First), files.Max(f => f.Last), files.Sum(f => f.Rows), 0, files.Min(f => f.From), files.Max(f => f.To), files[0].Dropped);
        var merged = Guarded(() =>
        {
            using var connection = _database.Connect();
            return WriteFile(connection, path => HistoryColumns.Copy($"SELECT * FROM {Source(files)} ORDER BY time, sequence", path), planned);
        });
        Commit(files, [merged]);
    }

    /// <summary>Splits files of several days into files of one; rows of days before the given one are left out.</summary>
    /// <returns>The files that came in their place.</returns>
    private List<HistoryFile> Split_NeedsKeeping(List<HistoryFile> mixed, DateOnly? keepFrom)
    {
        if (mixed.Count == 0)
            return [];
        var split = Writing(written =>
        {
            using var connection = _database.Connect();
            foreach (var planned in Days(connection, mixed, keepFrom))
            {
                var day = HistoryDatabase.Quoted(planned.Day!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                var select = $"SELECT * FROM {Source(mixed)} WHERE time >= {day}::TIMESTAMP AND time < {day}::TIMESTAMP + INTERVAL 1 DAY ORDER BY time, sequence";
                written.Add(WriteFile(connection, path => HistoryColumns.Copy(select, path), planned));
            }
        });
        Commit(mixed, split);
        return split;
    }

    private List<HistoryFile> Days(DuckDBConnection connection, List<HistoryFile> mixed, DateOnly? keepFrom)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT (epoch_us(time) // 86400000000)::BIGINT AS day, min(sequence), max(sequence), count(*), epoch_us(min(time)), epoch_us(max(time))
            FROM {Source(mixed)} GROUP BY day ORDER BY day
            """;
        var days = new List<HistoryFile>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var day = Micros.DayOf(reader.GetInt64(4));
            if (keepFrom is null || day >= keepFrom)
                days.Add(new HistoryFile("", day, reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), 0, reader.GetInt64(4), reader.GetInt64(5), HistoryField.None));
        }

        return days;
    }

    private string Source(IEnumerable<HistoryFile> files) => $"read_parquet([{string.Join(", ", files.Select(f => HistoryDatabase.Quoted(_folder.PathOf(f))))}], hive_partitioning = false)";
}
