using Cordon.Networks.Clustering;

namespace Cordon.Networks.Detecting;

/// <summary>
/// The groups of accounts that could be networks: the clusters at the resolution asked for, and what stands at two neighbouring finer levels. A
/// small dense ring inside a large loose cluster is a group of its own.
/// </summary>
internal static class CandidateGroups
{
    // Each level demands about three times the density of the one before.
    private static readonly double[] s_finer = [3, 10, 25];

    /// <summary>The groups, nodes ascending; they may overlap.</summary>
    /// <param name="partition">The clusters at the resolution asked for.</param>
    /// <param name="options">How.</param>
    /// <param name="cluster">Clusters the fused ties.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(Partition partition, DetectionOptions options, Func<ClusteringOptions, Partition> cluster)
    {
        var ladder = new List<Partition> { partition };
        foreach (var factor in s_finer)
            ladder.Add(cluster(options.Clustering with { Resolution = options.Clustering.Resolution * factor }));
        var groups = partition.Groups(options.LeastMembers).ToList();
        groups.AddRange(ConsensusClusters.Of(ladder, options.LeastMembers));
        return groups;
    }
}
