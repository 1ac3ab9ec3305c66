namespace Cordon.Signals.Media.Hamming;

/// <summary>How an index keeps its hashes. What it finds does not depend on it.</summary>
public sealed record HammingOptions
{
    /// <summary>How many new hashes start a merge into a file; 50,000 by default. Until then they are scanned.</summary>
    public int MergeAt { get; init; } = 50_000;

    /// <summary>How many tables a segment has, 11 to 16, or 0 for none; by its size when null.</summary>
    public int? Chunks { get; init; }

    /// <summary>How segments are searched.</summary>
    public SearchPlan Plan { get; init; }
}
