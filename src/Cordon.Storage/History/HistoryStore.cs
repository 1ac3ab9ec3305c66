using DuckDB.NET.Data;

namespace Cordon.Storage.History;

/// <summary>
/// The history of a server: every event with what came of it, in Parquet files by day, each row exactly once whatever happens. Rows wait in memory
/// until <see cref="Flush"/>; after a crash they are appended again from behind <see cref="PersistedTo"/> on. One thread appends and flushes, another
/// merges and lets old data go, any number read.
/// </summary>
public sealed partial class HistoryStore : IHistoryFiles, IDisposable
{
    private readonly HistoryOptions _options;
    private readonly HistoryFolder _folder;
    private readonly HistoryDatabase _database;

    // Held while rows are buffered and written. Taken before _state, never after it.
    private readonly Lock _writing = new();

    // Held while files are merged, split, thinned or dropped: one such work at a time. Taken before _state.
    private readonly Lock _keeping = new();

    // Guards the manifest, the leases and the doomed files; held only for moments.
    private readonly Lock _state = new();

    private readonly List<HistoryRow> _buffer = [];
    private long _bufferChars;
    private long _appendedTo;

    private HistoryStore(HistoryFolder folder, HistoryManifest manifest, HistoryOptions options)
    {
        (_folder, _manifest, _options) = (folder, manifest, options);
        _appendedTo = manifest.PersistedTo;
        _database = HistoryDatabase.Open(folder, folder.Spill, options.MemoryMiB, options.Threads);
    }

    /// <inheritdoc/>
    public string Root => _folder.Root;

    /// <summary>Every row up to this sequence is in a file; rows must be appended again from behind it after a restart.</summary>
    public long PersistedTo
    {
        get
        {
            lock (_state)
                return _manifest.PersistedTo;
        }
    }

    /// <summary>Rows in memory.</summary>
    public int RowsWaiting
    {
        get
        {
            lock (_writing)
                return _buffer.Count;
        }
    }

    /// <summary>Called after every durable step.</summary>
    internal Action<HistoryStep>? After { get; set; }

    /// <summary>Opens the history in a folder; makes it where there is none. What an unfinished flush left behind is removed.</summary>
    /// <param name="root">The folder; one process has it open for writing at a time, which the caller sees to.</param>
    /// <param name="options">The bounds; null for the defaults.</param>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public static HistoryStore Open(string root, HistoryOptions? options = null)
    {
        var folder = new HistoryFolder(root);
        folder.Make();
        var manifest = HistoryManifest.Read(folder);
        if (manifest is null)
        {
            // Files without a manifest are not taken for leftovers: they may be all that there is.
            if (folder.HasFiles())
                throw new StorageException($"{folder.Manifest} is missing, and there are data files beside it; restore it from a copy, or move the folder away: it is made again from what the log still holds");
            manifest = HistoryManifest.Empty;
            manifest.Write(folder);
        }

        folder.RemoveAllBut(manifest.Files);
        return new HistoryStore(folder, manifest, options ?? new HistoryOptions());
    }

    /// <summary>Takes rows in; those that it has already, by their sequence, are left out.</summary>
    /// <param name="rows">Rows in the order of their sequences.</param>
    /// <exception cref="StorageException">So many waited that they had to be written, and could not be; all rows are kept and wait.</exception>
    public void Append(IReadOnlyList<HistoryRow> rows)
    {
        lock (_writing)
        {
            foreach (var row in rows)
            {
                if (row.Sequence <= _appendedTo)
                    continue;
                _buffer.Add(row);
                _bufferChars += Chars(row);
                _appendedTo = row.Sequence;
            }

            if (_buffer.Count >= _options.BufferRows || _bufferChars >= _options.BufferChars)
                Flush_NeedsWriting(0);
        }
    }

    /// <summary>Writes what waits, and returns when it is durable.</summary>
    /// <param name="through">All rows up to this sequence were appended, though there may be none with it; 0 when not known.</param>
    /// <exception cref="StorageException">It cannot be written now; the rows wait on, and the next flush tries again.</exception>
    public void Flush(long through = 0)
    {
        lock (_writing)
            Flush_NeedsWriting(through);
    }

    /// <inheritdoc/>
    public HistoryLease Take()
    {
        Flush();
        lock (_state)
            return Lease_NeedsState();
    }

    /// <summary>Closes the database; rows that wait are not written.</summary>
    public void Dispose()
    {
        lock (_keeping)
        {
            lock (_writing)
                _database.Dispose();
        }
    }

    private void Flush_NeedsWriting(long through)
    {
        var to = Math.Max(_appendedTo, through);
        if (_buffer.Count == 0 && to <= PersistedTo)
            return;
        var files = _buffer.Count == 0 ? [] : Write(_buffer);
        Commit([], files, to);
        _buffer.Clear();
        (_bufferChars, _appendedTo) = (0, to);
    }

    /// <summary>Writes rows as one file for each of the fullest days, and one for the other days.</summary>
    private List<HistoryFile> Write(List<HistoryRow> rows)
    {
        var days = rows.GroupBy(r => Micros.DayOf(r.Event.Time))
            .Select(g => (Day: g.Key, Rows: g.ToList()))
            .OrderByDescending(g => g.Rows.Count).ThenBy(g => g.Day)
            .ToList();
        var own = days.Count <= _options.DaysPerFlush ? days.Count : _options.DaysPerFlush;
        var parts = days.Take(own).Select(d => (Day: (DateOnly?)d.Day, d.Rows)).ToList();
        if (own < days.Count)
            parts.Add((null, [.. days.Skip(own).SelectMany(d => d.Rows)]));
        return Writing(files =>
        {
            using var connection = _database.Connect();
            Run(connection, HistoryColumns.MakePending);
            for (var i = 0; i < parts.Count; i++)
            {
                var part = i;
                HistoryColumns.AppendPending(connection, parts[i].Rows, _ => part);
            }

            for (var i = 0; i < parts.Count; i++)
            {
                var (day, inPart) = parts[i];
                files.Add(WriteFile(connection, path => HistoryColumns.CopyPending(files.Count, path), new HistoryFile(
                    "", day, inPart.Min(r => r.Sequence), inPart.Max(r => r.Sequence), inPart.Count, 0,
                    inPart.Min(r => Micros.Of(r.Event.Time)), inPart.Max(r => Micros.Of(r.Event.Time)), HistoryField.None)));
            }
        });
    }

    /// <summary>Writes one file, whole under its name or not there.</summary>
    private HistoryFile WriteFile(DuckDBConnection connection, Func<string, string> copy, HistoryFile planned)
    {
        _folder.MakeInner(HistoryFile.FolderOf(planned.Day));
        var revision = 0;
        var name = HistoryFile.NameOf(planned.Day, planned.First, planned.Last, revision);
        while (File.Exists(_folder.PathOf(name)))
            name = HistoryFile.NameOf(planned.Day, planned.First, planned.Last, ++revision);
        var path = _folder.PathOf(name);
        Run(connection, copy(path + HistoryFolder.Part));
        After?.Invoke(HistoryStep.Written);
        var bytes = new FileInfo(path + HistoryFolder.Part).Length;
        HistoryFolder.Commit(path + HistoryFolder.Part, path);
        After?.Invoke(HistoryStep.Named);
        return planned with { Name = name, Bytes = bytes };
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes several files; when one of them cannot be written, those before it go too, so that trying again on a full disk does not fill it more.</summary>
    private List<HistoryFile> Writing(Action<List<HistoryFile>> work)
    {
        var files = new List<HistoryFile>();
        try
        {
            return Guarded(() =>
            {
                work(files);
                return files;
            });
        }
        catch (StorageException)
        {
            RemoveUnnamed(files);
            throw;
        }
    }

    /// <summary>Work with files: what the disk or the database refuses becomes a storage failure with a remedy.</summary>
    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException e)
        {
            throw StorageException.OfHistory(_folder.Root, e);
        }
        catch (IOException e) when (e is not StorageException)
        {
            throw StorageException.OfHistory(_folder.Root, e);
        }
    }

    private static long Chars(HistoryRow row)
    {
        var e = row.Event;
        long chars = 100 + e.Id.Length + e.Actor.Text.Length + e.Target.Text.Length + (e.Text?.Length ?? 0) + (row.Evaluation?.Length ?? 0);
        for (var i = 0; i < e.Objects.Count; i++)
            chars += e.Objects[i].Text.Length;
        foreach (var (name, value) in e.Attributes)
            chars += name.Length + value.Length;
        return chars;
    }
}
