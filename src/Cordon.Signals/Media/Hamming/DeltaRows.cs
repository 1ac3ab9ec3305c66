using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>The newest hashes, in memory and scanned. One writer, any number of readers: a row is written before the count says that it is there.</summary>
/// <param name="capacity">How many rows it can hold.</param>
internal sealed class DeltaRows(int capacity)
{
    private readonly StoredHash[] _rows = new StoredHash[capacity];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public int Capacity => _rows.Length;

    public RowMarks Removed { get; } = new(capacity);

    public StoredHash this[int row] => _rows[row];

    public void Add(StoredHash stored)
    {
        _rows[_count] = stored;
        Volatile.Write(ref _count, _count + 1);
    }

    public void Search(PdqHash query, int distance, List<HashHit> hits)
    {
        var rows = _rows.AsSpan(0, Count);
        for (var row = 0; row < rows.Length; row++)
        {
            var near = rows[row].Hash.DistanceTo(query);
            if (near <= distance && !Removed[row])
                hits.Add(new HashHit(near, rows[row].Id, rows[row].Hash));
        }
    }

    /// <summary>A copy with more room; every row stays in its place, removed or not.</summary>
    public DeltaRows Grown(int room)
    {
        var copy = new DeltaRows(room);
        for (var row = 0; row < _count; row++)
        {
            copy.Add(_rows[row]);
            if (Removed[row])
                copy.Removed.Mark(row);
        }
        return copy;
    }

    /// <summary>A copy of the rows from one on that are not removed, with the given room.</summary>
    public DeltaRows From(int first, int room)
    {
        var copy = new DeltaRows(room);
        for (var row = first; row < _count; row++)
        {
            if (!Removed[row])
                copy.Add(_rows[row]);
        }
        return copy;
    }
}
