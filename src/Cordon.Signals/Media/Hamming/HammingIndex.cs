using System.Collections.Concurrent;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>
/// A folder of hashes with exact search within a distance of 0 to 31 bits: immutable segments in mapped files, the newest hashes in memory, marks on what is removed. A
/// hash that <see cref="Add(ReadOnlySpan{StoredHash})"/> has taken is on disk and is found by the next search; so is a removal. Merging runs beside searches and changes
/// none of their answers. Any number of threads; one process a folder.
/// </summary>
public sealed partial class HammingIndex : IDisposable
{
    /// <summary>The largest distance that can be asked for.</summary>
    public const int MostDistance = PdqHash.MatchDistance;

    private readonly string _folder;
    private readonly HammingOptions _options;
    private readonly Lock _writing = new();
    private readonly Lock _merging = new();
    private readonly ConcurrentBag<SearchRoom> _rooms = [];

    // A search takes one state and keeps to it; a merge puts a new one in its place.
    private volatile State _state = new([], new DeltaRows(16));
    private HashJournal _journal;
    private Task _merge = Task.CompletedTask;
    private List<StoredHash>? _removedDuringMerge;
    private long _generation;

    /// <summary>How many hashes are stored and not removed.</summary>
    public long Count
    {
        get
        {
            var state = _state;
            return state.Segments.Sum(s => (long)s.Rows.Count - s.Removed.Count) + state.Delta.Count - state.Delta.Removed.Count;
        }
    }

    /// <summary>How many segments lie on disk.</summary>
    public int Segments => _state.Segments.Length;

    /// <summary>Every hash within a distance of another, nearest first, then by id.</summary>
    /// <param name="query">The hash.</param>
    /// <param name="distance">0 to 31.</param>
    public List<HashHit> Search(PdqHash query, int distance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(distance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, MostDistance);
        var hits = new List<HashHit>();
        var state = _state;
        if (!_rooms.TryTake(out var room))
            room = new SearchRoom();
        foreach (var segment in state.Segments)
        {
            segment.Rows.Search(query, distance, room, _options.Plan, row =>
            {
                if (segment.Removed[row])
                    return;
                var stored = segment.Rows[row];
                hits.Add(new HashHit(stored.Hash.DistanceTo(query), stored.Id, stored.Hash));
            });
        }
        _rooms.Add(room);
        state.Delta.Search(query, distance, hits);
        hits.Sort();
        return hits;
    }

    /// <summary>Stores hashes; they are on disk when this returns. A hash stored twice is found twice.</summary>
    public void Add(params ReadOnlySpan<StoredHash> hashes)
    {
        lock (_writing)
        {
            foreach (var stored in hashes)
                _journal.Write(JournalMark.Add, stored);
            _journal.Flush();
            foreach (var stored in hashes)
                AddToDelta_NeedsLock(stored);
            if (_state.Delta.Count >= _options.MergeAt && _merge.IsCompleted)
                _merge = Task.Run(Merge);
        }
    }

    /// <summary>Removes every copy of a hash stored under an id; that is on disk when this returns.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(PdqHash hash, uint id)
    {
        var stored = new StoredHash(hash, id);
        lock (_writing)
        {
            if (!Holds_NeedsLock(stored))
                return false;
            _journal.Write(JournalMark.Remove, stored);
            _journal.Flush();
            Mark_NeedsLock(stored);
            _removedDuringMerge?.Add(stored);
            return true;
        }
    }

    /// <summary>Waits for a merge under way and closes the files. No search may be under way.</summary>
    public void Dispose()
    {
        // A merge that failed left everything as it was; the journal still has it all.
        ((IAsyncResult)_merge).AsyncWaitHandle.WaitOne();
        _journal.Dispose();
        foreach (var segment in _state.Segments)
            segment.Rows.Dispose();
    }

    private void AddToDelta_NeedsLock(StoredHash stored)
    {
        var state = _state;
        if (state.Delta.Count == state.Delta.Capacity)
            _state = state = state with { Delta = state.Delta.Grown(state.Delta.Capacity * 2) };
        state.Delta.Add(stored);
    }

    private bool Holds_NeedsLock(StoredHash stored)
    {
        var found = false;
        ForEachCopy_NeedsLock(stored, (_, _) => found = true);
        return found;
    }

    private void Mark_NeedsLock(StoredHash stored) => ForEachCopy_NeedsLock(stored, static (marks, row) => marks.Mark(row));

    private void ForEachCopy_NeedsLock(StoredHash stored, Action<RowMarks, int> found)
    {
        var state = _state;
        var room = new SearchRoom();
        foreach (var segment in state.Segments)
            ForEachCopy(segment, stored, room, row => found(segment.Removed, row));
        for (var row = 0; row < state.Delta.Count; row++)
        {
            if (state.Delta[row] == stored && !state.Delta.Removed[row])
                found(state.Delta.Removed, row);
        }
    }

    private static void ForEachCopy(Held segment, StoredHash stored, SearchRoom room, Action<int> found) =>
        segment.Rows.Search(stored.Hash, 0, room, SearchPlan.Cheapest, row =>
        {
            if (segment.Rows[row].Id == stored.Id && !segment.Removed[row])
                found(row);
        });

    private sealed record State(Held[] Segments, DeltaRows Delta);

    private sealed record Held(string Name, HammingSegment Rows, RowMarks Removed);
}
