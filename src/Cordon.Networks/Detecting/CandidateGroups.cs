using Cordon.Networks.Clustering;

namespace Cordon.Networks.Detecting;

/// <summary>
/// The groups of accounts that could be networks: the clusters at the resolution asked for, and what stands at two neighbouring levels of a ladder
/// around it. A network that acts in parts is one group at a coarser level; a dense ring inside a loose cluster is one at a finer.
/// </summary>
internal static class CandidateGroups
{
    // Times the resolution asked for, from coarse to fine; each level demands about three times the density of the one before.
    private static readonly double[] Ladder = [0.01, 0.03, 0.1, 0.3, 1, 3];

    /// <summary>The groups, nodes ascending; they may overlap.</summary>
    /// <param name="partition">The clusters at the resolution asked for.</param>
    /// <param name="options">How.</param>
    /// <param name="cluster">Clusters the fused ties.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(Partition partition, DetectionOptions options, Func<ClusteringOptions, Partition> cluster)
    {
        var ladder = Array.ConvertAll(Ladder, factor => factor == 1
            ? partition
            : cluster(options.Clustering with { Resolution = options.Clustering.Resolution * factor }));
        return [.. partition.Groups(options.LeastMembers), .. ConsensusClusters.Of(ladder, options.LeastMembers)];
    }
}
