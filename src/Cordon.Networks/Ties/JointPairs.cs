namespace Cordon.Networks.Ties;

/// <summary>Counts how often each pair of accounts meets over several kinds, and in which; 10 bytes a slot, counts saturate at 255.</summary>
internal sealed class JointPairs
{
    private readonly PairTable<Met> _met = new();

    /// <summary>Counts a meeting.</summary>
    /// <param name="pair">Who met.</param>
    /// <param name="kind">A co-action kind.</param>
    public void Add(ulong pair, TieKind kind)
    {
        ref var met = ref _met[pair];
        met.Kinds |= (byte)(1 << (int)kind);
        if (met.Count < byte.MaxValue)
            met.Count++;
    }

    /// <summary>The pairs that met at least this often, and in at least two kinds; ascending.</summary>
    public List<ulong> AtLeast(int count)
    {
        var wanted = Math.Min(count, byte.MaxValue);
        return _met.Where(met => met.Count >= wanted && (met.Kinds & (met.Kinds - 1)) != 0);
    }

    /// <summary>How often, and in which kinds, a bit each.</summary>
    private struct Met
    {
        public byte Count;
        public byte Kinds;
    }
}
