namespace Cordon.Networks.Increment;

/// <summary>
/// How often each pair of accounts is seen, up and down; open addressing, 12 bytes a slot, at most three quarters of the slots in use.
/// </summary>
internal sealed class PairCounts
{
    // Invariant: a power of two; key 0 is free (no pair has two equal accounts). A pair whose count fell to 0 keeps its slot until the next growth.
    private ulong[] _keys = new ulong[1 << 10];
    private int[] _counts = new int[1 << 10];
    private int _used;

    /// <summary>Adds to a pair's count, and gives the count.</summary>
    public int Add(ulong pair, int change)
    {
        var slot = Slot(_keys, pair);
        if (_keys[slot] == 0)
        {
            if (_used + 1 > _keys.Length / 4 * 3)
            {
                Grow();
                slot = Slot(_keys, pair);
            }

            _keys[slot] = pair;
            _used++;
        }

        return _counts[slot] += change;
    }

    /// <summary>The pair's count, 0 when it has none.</summary>
    public int CountOf(ulong pair) => _counts[Slot(_keys, pair)];

    private static int Slot(ulong[] keys, ulong pair)
    {
        var mask = keys.Length - 1;
        var slot = (int)((pair * 0x9E3779B97F4A7C15UL) >> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != pair)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var live = 0;
        foreach (var count in _counts)
            live += count > 0 ? 1 : 0;
        var keys = new ulong[live > _keys.Length / 2 ? _keys.Length * 2 : _keys.Length];
        var counts = new int[keys.Length];
        for (var old = 0; old < _keys.Length; old++)
        {
            if (_counts[old] <= 0)
                continue;
            var slot = Slot(keys, _keys[old]);
            keys[slot] = _keys[old];
            counts[slot] = _counts[old];
        }

        (_keys, _counts, _used) = (keys, counts, live);
    }
}
