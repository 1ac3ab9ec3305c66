namespace Cordon.Networks.Ties;

/// <summary>
/// Counts how often each pair of accounts meets over several kinds, and in which; open addressing, 10 bytes a slot, counts saturate at 255.
/// </summary>
internal sealed class JointPairs
{
    // Invariant: a power of two, at least 4/3 of the pairs; key 0 is free (no pair has two equal accounts).
    private ulong[] _keys = new ulong[1 << 12];
    private byte[] _counts = new byte[1 << 12];
    private byte[] _kinds = new byte[1 << 12];
    private int _used;

    /// <summary>Counts a meeting.</summary>
    /// <param name="pair">Who met.</param>
    /// <param name="kind">A co-action kind.</param>
    public void Add(ulong pair, TieKind kind)
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

        _kinds[slot] |= (byte)(1 << (int)kind);
        if (_counts[slot] < byte.MaxValue)
            _counts[slot]++;
    }

    /// <summary>The pairs that met at least this often, and in at least two kinds; ascending.</summary>
    public List<ulong> AtLeast(int count)
    {
        var wanted = Math.Min(count, byte.MaxValue);
        var pairs = new List<ulong>();
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_counts[slot] >= wanted && (_kinds[slot] & (_kinds[slot] - 1)) != 0)
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
        var kinds = new byte[keys.Length];
        for (var old = 0; old < _keys.Length; old++)
        {
            if (_keys[old] == 0)
                continue;
            var slot = Slot(keys, _keys[old]);
            (keys[slot], counts[slot], kinds[slot]) = (_keys[old], _counts[old], _kinds[old]);
        }

        (_keys, _counts, _kinds) = (keys, counts, kinds);
    }
}
