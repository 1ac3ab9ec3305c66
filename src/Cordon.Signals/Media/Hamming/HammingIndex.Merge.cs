using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>Opening a folder, and merging. The manifest names the files that count; it is replaced in one step, so a crash leaves the old state or the new one.</summary>
public sealed partial class HammingIndex
{
    private const string Manifest = "manifest";

    private HammingIndex(string folder, HammingOptions options)
    {
        (_folder, _options) = (folder, options);
        var lines = File.Exists(PathOf(Manifest)) ? File.ReadAllLines(PathOf(Manifest)) : ["0"];
        if (!long.TryParse(lines[0], out _generation))
            throw new HammingFileException($"{PathOf(Manifest)} is damaged; remove the folder and fill the index again");
        _state = new State([.. lines.Skip(1).Select(OpenSegment)], new DeltaRows(16));
        foreach (var left in Directory.EnumerateFiles(folder).Where(f => IsLeft(Path.GetFileName(f), lines)))
            File.Delete(left);
        _journal = HashJournal.Open(PathOf(JournalName(_generation)), Replay);
    }

    /// <summary>Opens a folder; made when missing.</summary>
    /// <param name="folder">The folder, for this index alone.</param>
    /// <param name="options">How it keeps its hashes; the defaults when null.</param>
    /// <exception cref="HammingFileException">A file in it is damaged.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static HammingIndex Open(string folder, HammingOptions? options = null)
    {
        Directory.CreateDirectory(folder);
        return new HammingIndex(folder, options ?? new HammingOptions());
    }

    /// <summary>
    /// Merges the newest hashes into a file, together with the last segments as long as these are at most twice as large: so a hash is written again about as many times
    /// as the index doubles. Searches and changes go on meanwhile.
    /// </summary>
    public void Merge()
    {
        lock (_merging)
        {
            State before;
            int taken;
            lock (_writing)
            {
                before = _state;
                taken = before.Delta.Count;
                _removedDuringMerge = [];
            }
            try
            {
                MergeFrom_NeedsMerging(before, taken);
            }
            finally
            {
                lock (_writing)
                    _removedDuringMerge = null;
            }
        }
    }

    private void MergeFrom_NeedsMerging(State before, int taken)
    {
        var rows = new List<StoredHash>();
        for (var row = 0; row < taken; row++)
        {
            if (!before.Delta.Removed[row])
                rows.Add(before.Delta[row]);
        }
        var kept = before.Segments.Length;
        while (kept > 0 && before.Segments[kept - 1].Rows.Count <= 2L * rows.Count)
        {
            kept--;
            for (var row = 0; row < before.Segments[kept].Rows.Count; row++)
            {
                if (!before.Segments[kept].Removed[row])
                    rows.Add(before.Segments[kept].Rows[row]);
            }
        }
        if (rows.Count == 0)
            return;
        var name = $"segment-{_generation + 1:d12}";
        HammingSegment.Write(PathOf(name), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), _options.Chunks);
        var merged = OpenSegment(name);
        lock (_writing)
            Replace_NeedsLock(before, kept, merged, taken);
        // The mapped pages stay until the last search lets go; the names can go now.
        foreach (var old in before.Segments.AsSpan(kept))
            File.Delete(PathOf(old.Name));
    }

    private void Replace_NeedsLock(State before, int kept, Held merged, int taken)
    {
        var room = new SearchRoom();
        foreach (var removed in _removedDuringMerge!)
            ForEachCopy(merged, removed, room, merged.Removed.Mark);

        var now = _state.Delta;
        var delta = now.From(taken, Math.Max(16, now.Count - taken));
        Held[] segments = [.. before.Segments.AsSpan(0, kept), merged];

        var generation = _generation + 1;
        // One that a failed merge left behind does not count.
        File.Delete(PathOf(JournalName(generation)));
        var journal = HashJournal.Open(PathOf(JournalName(generation)), static (_, _) => { });
        for (var segment = 0; segment < segments.Length; segment++)
        {
            for (var row = 0; segments[segment].Removed.Count > 0 && row < segments[segment].Rows.Count; row++)
            {
                if (segments[segment].Removed[row])
                    journal.Write(JournalMark.RowRemoved, new StoredHash(new PdqHash((ulong)row, 0, 0, 0), (uint)segment));
            }
        }
        for (var row = 0; row < delta.Count; row++)
            journal.Write(JournalMark.Add, delta[row]);
        journal.Flush();
        var path = PathOf(Manifest);
        using (var file = new FileStream(path + ".new", FileMode.Create))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [$"{generation}", .. segments.Select(s => s.Name)]) + "\n"));
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);

        _journal.Dispose();
        File.Delete(PathOf(JournalName(_generation)));
        (_generation, _journal) = (generation, journal);
        _state = new State(segments, delta);
    }

    private void Replay(JournalMark mark, StoredHash stored)
    {
        switch (mark)
        {
            case JournalMark.Add:
                AddToDelta_NeedsLock(stored);
                break;
            case JournalMark.Remove:
                Mark_NeedsLock(stored);
                break;
            default:
                if (stored.Id >= _state.Segments.Length || stored.Hash.A >= (ulong)_state.Segments[stored.Id].Rows.Count)
                    throw new HammingFileException($"{PathOf(JournalName(_generation))} names a row that is not there; remove the folder and fill the index again");
                _state.Segments[stored.Id].Removed.Mark((int)stored.Hash.A);
                break;
        }
    }

    private Held OpenSegment(string name)
    {
        var rows = HammingSegment.Open(PathOf(name));
        return new Held(name, rows, new RowMarks(rows.Count));
    }

    private bool IsLeft(string name, string[] lines) =>
        (name.StartsWith("segment-", StringComparison.Ordinal) && !lines.Contains(name))
        || (name.StartsWith("journal-", StringComparison.Ordinal) && name != JournalName(_generation))
        || name == Manifest + ".new";

    private static string JournalName(long generation) => $"journal-{generation:d12}";

    private string PathOf(string name) => Path.Combine(_folder, name);
}
