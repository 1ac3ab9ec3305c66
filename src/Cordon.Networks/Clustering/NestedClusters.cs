using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>Clusters within clusters: each finer level refines the coarser.</summary>
public static class NestedClusters
{
    /// <summary>Clusters the graph at the first level, then each cluster on its own at the next.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="levels">From coarse to fine.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>One partition a level. Nodes that share a cluster share one at all coarser levels.</returns>
    public static IReadOnlyList<Partition> Of(WeightedGraph graph, IReadOnlyList<ClusteringOptions> levels, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(levels);
        var partitions = new List<Partition>();
        foreach (var level in levels)
        {
            var within = partitions.Count == 0 ? graph : Within(graph, partitions[^1]);
            partitions.Add(Leiden.Cluster(within, level, cancellation));
        }

        return partitions;
    }

    // The graph without the ties between clusters, in which no cluster can reach beyond one of the partition.
    private static WeightedGraph Within(WeightedGraph graph, Partition partition)
    {
        var (sources, targets, weights) = (new List<int>(), new List<int>(), new List<float>());
        for (var node = 0; node < graph.Count; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            var row = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (neighbours[i] < node || partition.ClusterOf[node] != partition.ClusterOf[neighbours[i]])
                    continue;
                sources.Add(node);
                targets.Add(neighbours[i]);
                weights.Add(row[i]);
            }
        }

        return WeightedGraph.Build(graph.Count, sources.ToArray(), targets.ToArray(), weights.ToArray());
    }
}
