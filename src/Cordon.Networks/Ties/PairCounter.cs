namespace Cordon.Networks.Ties;

/// <summary>Counts how often each pair of accounts is seen; open addressing, 9 bytes a slot, counts saturate at 255.</summary>
internal sealed class PairCounter
{
    // Invariant: a power of two, at least 4/3 of the pairs; key 0 is free (no pair has two equal accounts).
    private ulong[] _keys = new ulong[1 << 12];
    private byte[] _counts = new byte[1 << 12];
    private int _used;

    public void Add(ulong pair)
    {
        var slot = Slot(_keys, pair);
        if (_keys[slot] == 0)
        {
            _keys[slot] = pair;
            if (++_used > _keys.Length / 4 * 3)
            {
                Grow();
                slot = Slot(_keys, pair);
            }
        }

        if (_counts[slot] < byte.MaxValue)
            _counts[slot]++;
    }

    /// <summary>The pairs seen at least this often, in ascending order.</summary>
    public List<ulong> AtLeast(int count)
    {
        var wanted = Math.Min(count, byte.MaxValue);
        var pairs = new List<ulong>();
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] != 0 && _counts[slot] >= wanted)
                pairs.Add(_keys[slot]);
        }

        pairs.Sort();
        return pairs;
    }

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
        var keys = new ulong[_keys.Length * 2];
        var counts = new byte[keys.Length];
        for (var old = 0; old < _keys.Length; old++)
        {
            if (_keys[old] == 0)
                continue;
            var slot = Slot(keys, _keys[old]);
            keys[slot] = _keys[old];
            counts[slot] = _counts[old];
        }

        (_keys, _counts) = (keys, counts);
    }
}
