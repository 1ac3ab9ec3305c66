namespace Cordon.Signals.Media.Hamming;

/// <summary>Which rows are removed: a bit a row. One writer, any number of readers.</summary>
/// <param name="rows">How many rows.</param>
internal sealed class RowMarks(int rows)
{
    private readonly ulong[] _marks = new ulong[(rows + 63) / 64];

    public bool this[int row] => (Volatile.Read(ref _marks[row >> 6]) >> (row & 63) & 1) != 0;

    /// <summary>How many rows are marked.</summary>
    public int Count { get; private set; }

    public void Mark(int row)
    {
        if (this[row])
            return;
        Volatile.Write(ref _marks[row >> 6], _marks[row >> 6] | (1UL << (row & 63)));
        Count++;
    }
}
