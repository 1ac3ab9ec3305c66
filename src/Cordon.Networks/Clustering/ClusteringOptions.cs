namespace Cordon.Networks.Clustering;

/// <summary>What a clustering maximises.</summary>
public enum Objective
{
    /// <summary>
    /// The constant Potts model (Traag, Van Dooren, Nesterov 2011): a cluster is denser inside than the resolution. Finds small clusters
    /// in graphs of any size.
    /// </summary>
    Cpm,

    /// <summary>Modularity (Newman, Girvan 2004): denser than chance given the degrees. Hides small clusters in large graphs.</summary>
    Modularity,
}

/// <summary>How to cluster.</summary>
public sealed record ClusteringOptions
{
    /// <summary>What to maximise. Default: <see cref="Objective.Cpm"/>.</summary>
    public Objective Objective { get; init; } = Objective.Cpm;

    /// <summary>For CPM, the tie weight per pair that a cluster must exceed; for modularity, 1 is the classic form. Above 0. Default: 0.03.</summary>
    public double Resolution { get; init; } = 0.03;

    /// <summary>Seed of the order in which nodes are looked at. Default: 1.</summary>
    public ulong RandomSeed { get; init; } = 1;

    /// <summary>Most passes over the whole graph; it stops earlier when nothing changes. 1 to 100. Default: 4.</summary>
    public int Iterations { get; init; } = 4;

    /// <summary>Threads to use, 0 to 1,024; 0 for one a processor. The clusters do not depend on it. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>Says what is wrong with the options, or null.</summary>
    public string? Problem()
    {
        if (Resolution is not (> 0 and < double.PositiveInfinity))
            return $"a resolution of {Resolution} is not a number above 0; try 0.03 for CPM, 1 for modularity";
        if (Threads is < 0 or > 1024)
            return $"{Threads} threads are outside 0 to 1,024; try 0, one a processor";
        return Iterations is < 1 or > 100 ? $"{Iterations} iterations are outside 1 to 100; try 4" : null;
    }

    // Small graphs are done before a thread has started.
    internal int ThreadsFor(Graph.WeightedGraph graph) =>
        graph.Ties < 10_000 ? 1 : Threads == 0 ? Environment.ProcessorCount : Threads;
}
