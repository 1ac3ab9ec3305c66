using Cordon.Networks.Clustering;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>How networks are detected.</summary>
public sealed record DetectionOptions
{
    /// <summary>How ties are made.</summary>
    public TieOptions Ties { get; init; } = new();

    /// <summary>How the ties are clustered.</summary>
    public ClusteringOptions Clustering { get; init; } = new();

    /// <summary>Fewest members of a network. At least 3. Default: 3.</summary>
    public int LeastMembers { get; init; } = 3;

    /// <summary>Most members of a network; a larger group is a platform's weather, not a ring. Default: 5,000.</summary>
    public int MostMembers { get; init; } = 5_000;

    /// <summary>
    /// How often the evidence of each network is drawn anew to see what hangs on luck; networks with much evidence are drawn less often. 20 to
    /// 1,000. Default: 50.
    /// </summary>
    public int Draws { get; init; } = 50;

    /// <summary>Networks below this score are counted, not reported. In [0,1]. Default: 0.7.</summary>
    public double LeastScore { get; init; } = 0.7;

    /// <summary>Most ranked accounts to report when seeds are given, riskiest first. Default: 10,000.</summary>
    public int MostRanked { get; init; } = 10_000;

    /// <summary>Tie kinds, and draws of the evidence, worked on at once; the result does not depend on it. At least 1. Default: the number of processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Says what is wrong with the options, or null.</summary>
    public string? Problem()
    {
        if ((Ties.Problem() ?? Clustering.Problem()) is { } problem)
            return problem;
        if (LeastMembers < 3)
            return $"a network of {LeastMembers} members is no network; give at least 3";
        if (MostMembers < LeastMembers)
            return $"at most {MostMembers} members is fewer than at least {LeastMembers}; try 5000";
        if (Draws is < 20 or > 1000)
            return $"{Draws} draws are outside 20 to 1000; try 50";
        return LeastScore is >= 0 and <= 1 ? null : $"a least score of {LeastScore} is outside 0 to 1; try 0.7";
    }
}

/// <summary>How far a detection is.</summary>
/// <param name="Stage">What is being done, in words.</param>
/// <param name="Done">In [0,1].</param>
public readonly record struct DetectionProgress(string Stage, double Done);
