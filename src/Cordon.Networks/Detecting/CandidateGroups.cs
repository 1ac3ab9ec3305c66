using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

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
    /// <param name="graph">The fused ties.</param>
    /// <param name="partition">The clusters at the resolution asked for.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(WeightedGraph graph, Partition partition, DetectionOptions options, CancellationToken cancellation)
    {
        var ladder = new List<Partition> { partition };
        foreach (var factor in s_finer)
            ladder.Add(Leiden.Cluster(graph, options.Clustering with { Resolution = options.Clustering.Resolution * factor }, cancellation));
        var groups = partition.Groups(options.LeastMembers).ToList();
        groups.AddRange(ConsensusClusters.Of(ladder, options.LeastMembers));
        return groups;
    }
}
