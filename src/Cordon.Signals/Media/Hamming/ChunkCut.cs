using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>A hash cut into chunks of nearly equal width, each the key of a table (multi-index hashing: Norouzi, Punjani, Fleet, TPAMI 2014).</summary>
internal sealed class ChunkCut
{
    /// <summary>Fewest chunks: their 24 bits are the widest table.</summary>
    public const int Fewest = 11;

    /// <summary>Most chunks.</summary>
    public const int Most = 16;

    /// <summary>How many bits of a chunk may differ in a probe.</summary>
    public const int MostFlips = 3;

    private readonly int[] _starts;
    private readonly int[] _widths;
    private readonly int[][][] _flips;

    /// <param name="chunks">How many, 11 to 16.</param>
    public ChunkCut(int chunks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunks, Fewest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunks, Most);
        _starts = new int[chunks];
        _widths = new int[chunks];
        _flips = new int[chunks][][];
        var start = 0;
        for (var i = 0; i < chunks; i++)
        {
            _starts[i] = start;
            _widths[i] = (PdqHash.Bits / chunks) + (i < PdqHash.Bits % chunks ? 1 : 0);
            start += _widths[i];
            _flips[i] = i > 0 && _widths[i] == _widths[i - 1] ? _flips[i - 1] : FlipsOf(_widths[i]);
        }
    }

    /// <summary>How many chunks.</summary>
    public int Count => _starts.Length;

    /// <summary>How many chunks are best for a number of hashes; 0 where reading them all is best.</summary>
    public static int Best(int hashes) => hashes switch
    {
        < 50_000 => 0,
        < 200_000 => 16,
        < 1_000_000 => 14,
        < 2_000_000 => 13,
        < 20_000_000 => 12,
        _ => Fewest,
    };

    /// <summary>How many different values a chunk has.</summary>
    public int Buckets(int chunk) => 1 << _widths[chunk];

    /// <summary>What to combine a chunk with by exclusive or, so that a given number of its bits, 0 to <see cref="MostFlips"/>, is turned over.</summary>
    public ReadOnlySpan<int> Flips(int chunk, int bits) => _flips[chunk][bits];

    /// <summary>The value of a chunk.</summary>
    public int Value(PdqHash hash, int chunk)
    {
        var start = _starts[chunk];
        var shift = start & 63;
        var value = hash.Word(start >> 6) >> shift;
        if (shift + _widths[chunk] > 64)
            value |= hash.Word((start >> 6) + 1) << (64 - shift);
        return (int)(value & ((1UL << _widths[chunk]) - 1));
    }

    private static int[][] FlipsOf(int width)
    {
        var flips = new List<int>[] { [0], [], [], [] };
        for (var a = 0; a < width; a++)
        {
            flips[1].Add(1 << a);
            for (var b = 0; b < a; b++)
            {
                flips[2].Add((1 << a) | (1 << b));
                for (var c = 0; c < b; c++)
                    flips[3].Add((1 << a) | (1 << b) | (1 << c));
            }
        }
        return [.. flips.Select(f => f.ToArray())];
    }
}
