namespace Cordon.Networks.Ranking;

/// <summary>How risk spreads from seeds.</summary>
public enum RiskMethod
{
    /// <summary>Both of the others, over ties weighed by how closed they are (<see cref="TieClosure"/>); the mean of what they say.</summary>
    Both,

    /// <summary>Two personalised PageRank walks, each starting equally often at each seed of its kind.</summary>
    PageRank,

    /// <summary>Linearised belief propagation: a walk that starts at a seed as often as that is tied.</summary>
    Belief,
}
