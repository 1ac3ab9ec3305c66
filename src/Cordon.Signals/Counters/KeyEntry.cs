namespace Cordon.Signals.Counters;

/// <summary>
/// What a counter keeps of a key: 32 bytes. The head holds, from the top, the time of the key's newest event (52 bits: microseconds up to the year 2112), how
/// many items stand in its list (8 bits; 0: a ring) and the size class of its block + 1 (4 bits; 0: no block).
/// </summary>
internal struct KeyEntry
{
    /// <summary>The size class of an entry without a block.</summary>
    public const int NoBlock = -1;

    private const int TimeShift = 12;
    private const int ItemsShift = 4;

    /// <summary>The key.</summary>
    public CounterKey Key;

    private ulong _head;

    /// <summary>The only item, the number of a block, or a value, as the counter's method has it.</summary>
    public ulong Word;

    /// <summary>Time of the newest event, in microseconds since 1970.</summary>
    public readonly long Newest => (long)(_head >> TimeShift);

    /// <summary>Items of the list, or 0 when there is a ring.</summary>
    public readonly int Items => (int)(_head >> ItemsShift) & 0xFF;

    /// <summary>Size class of the block, or <see cref="NoBlock"/>.</summary>
    public readonly int SizeClass => ((int)_head & 0xF) - 1;

    /// <summary>The head as it is saved.</summary>
    public readonly ulong Head => _head;

    /// <summary>Sets the whole head.</summary>
    public void Set(long newest, int items, int sizeClass) =>
        _head = ((ulong)newest << TimeShift) | ((ulong)(uint)items << ItemsShift) | (uint)(sizeClass + 1);

    /// <summary>Sets the whole head to a saved one.</summary>
    public void Restore(ulong head) => _head = head;

    /// <summary>Moves the newest time on, never back.</summary>
    public void Touch(long timeMicros)
    {
        if (timeMicros > Newest)
            _head = ((ulong)timeMicros << TimeShift) | (_head & ((1 << TimeShift) - 1));
    }
}
