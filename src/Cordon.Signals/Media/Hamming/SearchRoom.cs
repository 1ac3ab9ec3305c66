namespace Cordon.Signals.Media.Hamming;

/// <summary>What a search needs room for, kept from one to the next.</summary>
internal sealed class SearchRoom
{
    /// <summary>Found buckets: chunk, flips, first posting, postings.</summary>
    public List<(int Chunk, int Flips, int First, int Length)> Buckets { get; } = [];

    /// <summary>Of each chunk, the flips up to which it is searched; −1 for not at all.</summary>
    public int[] Searched { get; } = new int[ChunkCut.Most];

    /// <summary>Of each chunk, whether its next number of flips has been looked up.</summary>
    public bool[] LookedUp { get; } = new bool[ChunkCut.Most];

    /// <summary>Of each chunk, what its next number of flips costs.</summary>
    public double[] Cost { get; } = new double[ChunkCut.Most];

    /// <summary>Of each chunk, the candidates of its next number of flips, counted or estimated.</summary>
    public double[] Candidates { get; } = new double[ChunkCut.Most];

    /// <summary>The rows to compare.</summary>
    public List<uint> Rows { get; } = [];

    /// <summary>The rows that are near.</summary>
    public HashSet<uint> Near { get; } = [];
}
