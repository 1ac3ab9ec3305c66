namespace Cordon.Networks.Ties;

/// <summary>What is noted of each pair of accounts; open addressing, 8 bytes a slot beside the value.</summary>
/// <typeparam name="T">What is noted; its default for a pair not seen before.</typeparam>
internal sealed class PairTable<T>
    where T : unmanaged
{
    // Invariant: a power of two, at least 4/3 of the pairs; key 0 is free (no pair has two equal accounts).
    private ulong[] _keys = new ulong[1 << 12];
    private T[] _values = new T[1 << 12];
    private int _used;

    /// <summary>What is noted of a pair, to be read and changed; good until the next pair is asked for.</summary>
    public ref T this[ulong pair]
    {
        get
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

            return ref _values[slot];
        }
    }

    /// <summary>The pairs of whose value something holds, in ascending order.</summary>
    public List<ulong> Where(Func<T, bool> holds)
    {
        var pairs = new List<ulong>();
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] != 0 && holds(_values[slot]))
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
        var values = new T[keys.Length];
        for (var old = 0; old < _keys.Length; old++)
        {
            if (_keys[old] == 0)
                continue;
            var slot = Slot(keys, _keys[old]);
            (keys[slot], values[slot]) = (_keys[old], _values[old]);
        }

        (_keys, _values) = (keys, values);
    }
}
