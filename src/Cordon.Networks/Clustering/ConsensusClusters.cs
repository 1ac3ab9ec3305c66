using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// Clusters that stand at two neighbouring levels of a ladder: what a change of resolution does not change is no accident of it. Finds groups
/// of unknown and different densities at once; groups of different levels may overlap.
/// </summary>
public static class ConsensusClusters
{
    /// <summary>The share of shared nodes, of all nodes of both, from which two clusters are one. Default of the search.</summary>
    public const double LeastJaccard = 0.7;

    /// <summary>The clusters that are seen at two neighbouring levels.</summary>
    /// <param name="ladder">Partitions of the same nodes, from coarse to fine.</param>
    /// <param name="least">The fewest nodes of a cluster; at least 2.</param>
    /// <param name="jaccard">From which two clusters are one, in (0.5,1]: a cluster then has one match at most.</param>
    /// <returns>For each cluster that persists, its form at the last level of its chain but one; nodes ascending.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<Partition> ladder, int least = 3, double jaccard = LeastJaccard)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 2);
        if (jaccard is not (> 0.5 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(jaccard), jaccard, "give a share above 0.5 and at most 1");
        var found = new List<IReadOnlyList<int>>();
        // For each cluster of a level, the one of the level before that it is, or −1.
        int[] pending = [];
        Members before = default;
        for (var level = 0; level + 1 < ladder.Count; level++)
        {
            var coarse = Groups(ladder[level]);
            var match = Match(coarse, ladder[level], ladder[level + 1], least, jaccard);
            for (var cluster = 0; cluster < coarse.Clusters; cluster++)
            {
                // A chain that goes on is given where it ends.
                if (match[cluster] < 0 && pending.Length > 0 && pending[cluster] >= 0)
                    found.Add(before.Of(pending[cluster]).ToArray());
            }

            pending = new int[ladder[level + 1].Count];
            Array.Fill(pending, -1);
            for (var cluster = 0; cluster < coarse.Clusters; cluster++)
            {
                if (match[cluster] >= 0)
                    pending[match[cluster]] = cluster;
            }

            before = coarse;
        }

        foreach (var cluster in pending.Where(c => c >= 0))
            found.Add(before.Of(cluster).ToArray());
        return found;
    }

    /// <summary>
    /// Adds to each cluster the nodes outside it that are tied to it at least half as densely as its own nodes are among themselves. A partition
    /// gives a node to one cluster only; a ring's member with many friends elsewhere may be in theirs.
    /// </summary>
    /// <param name="graph">The graph; ties that weigh less than 0 count against.</param>
    /// <param name="clusters">Nodes of each cluster, each once.</param>
    /// <returns>One cluster for each given, nodes ascending. They may overlap.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Complete(WeightedGraph graph, IReadOnlyList<IReadOnlyList<int>> clusters)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(clusters);
        var member = new bool[graph.Count];
        var weightTo = new double[graph.Count];
        var seen = new bool[graph.Count];
        var touched = new List<int>();
        var completed = new List<IReadOnlyList<int>>(clusters.Count);
        foreach (var cluster in clusters)
        {
            foreach (var node in cluster)
                member[node] = true;
            double inside = 0;
            foreach (var node in cluster)
            {
                var neighbours = graph.NeighboursOf(node);
                var weights = graph.WeightsOf(node);
                for (var i = 0; i < neighbours.Length; i++)
                {
                    if (member[neighbours[i]])
                    {
                        inside += weights[i];
                        continue;
                    }

                    if (!seen[neighbours[i]])
                        touched.Add(neighbours[i]);
                    seen[neighbours[i]] = true;
                    weightTo[neighbours[i]] += weights[i];
                }
            }

            // Per pair: a node inside has one pair fewer.
            var least = inside / (2 * Math.Max(1, cluster.Count - 1));
            completed.Add([.. cluster.Concat(touched.Where(node => inside > 0 && weightTo[node] >= least)).Order()]);
            foreach (var node in touched)
                (seen[node], weightTo[node]) = (false, 0);
            touched.Clear();
            foreach (var node in cluster)
                member[node] = false;
        }

        return completed;
    }

    private static Members Groups(Partition partition) => Members.By([.. partition.ClusterOf], partition.Count);

    // The finer cluster that each coarser one is, or −1.
    private static int[] Match(Members coarse, Partition coarser, Partition finer, int least, double jaccard)
    {
        var sizes = new int[finer.Count];
        foreach (var cluster in finer.ClusterOf)
            sizes[cluster]++;
        var match = new int[coarser.Count];
        Array.Fill(match, -1);
        var shared = new int[finer.Count];
        for (var cluster = 0; cluster < coarse.Clusters; cluster++)
        {
            var nodes = coarse.Of(cluster);
            if (nodes.Length < least)
                continue;
            foreach (var node in nodes)
                shared[finer.ClusterOf[node]]++;
            foreach (var node in nodes)
            {
                var other = finer.ClusterOf[node];
                if (shared[other] >= jaccard * (nodes.Length + sizes[other] - shared[other]) && sizes[other] >= least)
                    match[cluster] = other;
            }

            foreach (var node in nodes)
                shared[finer.ClusterOf[node]] = 0;
        }

        return match;
    }
}
