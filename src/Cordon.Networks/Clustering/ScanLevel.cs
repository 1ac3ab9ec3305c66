namespace Cordon.Networks.Clustering;

/// <summary>One level of a <see cref="ResolutionScan"/>.</summary>
/// <param name="Options">Objective and resolution.</param>
/// <param name="Partition">The better of the two clusterings.</param>
/// <param name="Stability">How far two random seeds agree: the adjusted Rand index, at most 1.</param>
/// <param name="Persistence">How far the next finer or coarser level agrees, whichever does more: the adjusted Rand index.</param>
/// <param name="Chance">The stability on a graph of the same degrees with chance ties; 0 where the level had fallen behind before.</param>
public sealed record ScanLevel(ClusteringOptions Options, Partition Partition, double Stability, double Persistence, double Chance)
{
    /// <summary>What the level is chosen by: the mean of stability and persistence.</summary>
    public double Agreement => (Stability + Persistence) / 2;
}
