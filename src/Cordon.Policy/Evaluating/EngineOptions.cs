namespace Cordon.Policy.Evaluating;

/// <summary>How an engine runs.</summary>
public sealed record EngineOptions
{
    /// <summary>Most labels held. Default 5 million.</summary>
    public int MostLabels { get; init; } = 5_000_000;

    /// <summary>Whether hits carry an explanation. Default true; without, a hit is cheaper.</summary>
    public bool Explain { get; init; } = true;

    /// <summary>Where keys lie in the counters' tables; changes no result. A host gives a number that outsiders cannot know.</summary>
    public ulong TableSeed { get; init; }

    /// <summary>Readings of counters that are given instead of counted; for tests of policies.</summary>
    internal IReadOnlyDictionary<string, double>? Readings { get; init; }
}
