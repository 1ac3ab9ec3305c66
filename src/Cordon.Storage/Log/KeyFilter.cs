namespace Cordon.Storage.Log;

/// <summary>
/// A blocked Bloom filter over 128-bit hashes: one cache line a question, about 11 bits a key, at most 2 % false answers; never a false "no".
/// After Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters, 2009.
/// </summary>
internal sealed class KeyFilter(long keys)
{
    private const int BitsPerKey = 11;
    private const int WordsPerBlock = 8;
    private const int Probes = 6;

    private readonly ulong[] _words = new ulong[(((keys * BitsPerKey) / (64 * WordsPerBlock)) + 1) * WordsPerBlock];

    /// <summary>Bytes held.</summary>
    public long Bytes => _words.LongLength * sizeof(ulong);

    public void Add(UInt128 key)
    {
        var block = Block(key);
        for (var (probe, bits) = (0, (ulong)key); probe < Probes; probe++, bits >>= 9)
            _words[block + ((int)(bits >> 6) & 7)] |= 1UL << (int)(bits & 63);
    }

    public bool MayContain(UInt128 key)
    {
        var block = Block(key);
        for (var (probe, bits) = (0, (ulong)key); probe < Probes; probe++, bits >>= 9)
        {
            if ((_words[block + ((int)(bits >> 6) & 7)] & (1UL << (int)(bits & 63))) == 0)
                return false;
        }

        return true;
    }

    // The upper half chooses the block, the lower half the bits in it.
    private int Block(UInt128 key) =>
        (int)Math.BigMul((ulong)(key >> 64), (ulong)(_words.Length / WordsPerBlock), out _) * WordsPerBlock;
}
