namespace Cordon.Storage.History;

/// <content>Old rows go, and old rows lose fields.</content>
public sealed partial class HistoryStore
{
    /// <summary>
    /// Lets go what is older than it may be. What is kept depends on the days of the events and on <paramref name="now"/> alone. A crash in between leaves
    /// some of it done; the next run does the rest.
    /// </summary>
    /// <param name="retention">How long what is kept.</param>
    /// <param name="now">The time from which age counts.</param>
    /// <exception cref="StorageException">It could not be written; what was done stays done.</exception>
    public RetentionReport Retain(HistoryRetention retention, DateTimeOffset now)
    {
        lock (_keeping)
        {
            var today = Micros.DayOf(now);
            var keepFrom = retention.Days is { } days ? today.AddDays(-days) : (DateOnly?)null;
            var before = FilesNow;
            var mixed = before.Where(f => f.Day is null && (f.FirstDay < keepFrom || retention.DroppedOf(f.FirstDay, today) != HistoryField.None)).ToList();
            var split = Split_NeedsKeeping(mixed, keepFrom);
            var dropped = RowsOf(mixed) - RowsOf(split);

            var old = FilesNow.Where(f => f.Day < keepFrom).ToList();
            if (old.Count > 0)
                Commit(old, []);
            dropped += RowsOf(old);

            var (rowsThinned, filesThinned) = (0L, 0);
            foreach (var file in FilesNow.Where(f => f.Day is not null).ToList())
            {
                var due = retention.DroppedOf(file.Day!.Value, today) & ~file.Dropped;
                if (due == HistoryField.None)
                    continue;
                Thin_NeedsKeeping(file, due);
                (rowsThinned, filesThinned) = (rowsThinned + file.Rows, filesThinned + 1);
            }

            return new RetentionReport(dropped, old.Count, rowsThinned, filesThinned, before.Sum(f => f.Bytes) - FilesNow.Sum(f => f.Bytes));
        }
    }

    private static long RowsOf(IEnumerable<HistoryFile> files) => files.Sum(f => f.Rows);

    private void Thin_NeedsKeeping(HistoryFile file, HistoryField due)
    {
        var thinned = Guarded(() =>
        {
            using var connection = _database.Connect();
            var select = $"SELECT {HistoryColumns.Without(due)} FROM {Source([file])} ORDER BY time, sequence";
            return WriteFile(connection, path => HistoryColumns.Copy(select, path), file with { Dropped = file.Dropped | due });
        });
        Commit([file], [thinned]);
    }
}
