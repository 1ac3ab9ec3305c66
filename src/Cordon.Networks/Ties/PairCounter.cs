namespace Cordon.Networks.Ties;

/// <summary>Counts how often each pair of accounts is seen; 9 bytes a slot, counts saturate at 255.</summary>
internal sealed class PairCounter
{
    private readonly PairTable<byte> _counts = new();

    public void Add(ulong pair)
    {
        ref var count = ref _counts[pair];
        if (count < byte.MaxValue)
            count++;
    }

    /// <summary>The pairs seen at least this often, in ascending order.</summary>
    public List<ulong> AtLeast(int count)
    {
        var wanted = Math.Min(count, byte.MaxValue);
        return _counts.Where(seen => seen >= wanted);
    }
}
