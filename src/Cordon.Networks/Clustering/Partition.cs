using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>Which cluster each node is in. Clusters are numbered from 0 in the order of their first node.</summary>
/// <param name="ClusterOf">By node.</param>
/// <param name="Count">Clusters.</param>
public sealed record Partition(IReadOnlyList<int> ClusterOf, int Count)
{
    /// <summary>
    /// The value of an objective: for modularity in [−1,1]; for CPM the sum over clusters of inner tie weight − resolution·pairs, as a share of
    /// all positive tie weight. Negative ties count as they are; modularity expects as many positive ties as the degrees say.
    /// </summary>
    public double Quality(WeightedGraph graph, Objective objective, double resolution)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var inside = new double[Count];
        var mass = new double[Count];
        double total = 0;
        for (var node = 0; node < graph.Count; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            double strength = 0;
            for (var i = 0; i < neighbours.Length; i++)
            {
                strength += Math.Max(0, weights[i]);
                if (ClusterOf[neighbours[i]] == ClusterOf[node])
                    inside[ClusterOf[node]] += weights[i];
            }

            total += strength;
            mass[ClusterOf[node]] += objective == Objective.Cpm ? 1 : strength;
        }

        if (total == 0)
            return 0;
        double quality = 0;
        for (var c = 0; c < Count; c++)
        {
            quality += inside[c] - (objective == Objective.Cpm
                ? resolution * mass[c] * (mass[c] - 1)
                : resolution * mass[c] * mass[c] / total);
        }

        return quality / total;
    }

    /// <summary>The nodes of each cluster of at least this many, ascending.</summary>
    public IEnumerable<IReadOnlyList<int>> Groups(int least)
    {
        var sizes = new int[Count];
        foreach (var cluster in ClusterOf)
            sizes[cluster]++;
        var groups = new List<int>?[Count];
        for (var node = 0; node < ClusterOf.Count; node++)
        {
            if (sizes[ClusterOf[node]] >= least)
                (groups[ClusterOf[node]] ??= []).Add(node);
        }

        return groups.Where(g => g is not null)!;
    }

    /// <summary>Numbers the labels, each in [0, nodes), in the order of their first node.</summary>
    internal static Partition From(int[] labels)
    {
        var clusters = labels.AsSpan().ToArray();
        return new Partition(clusters, Numbering.ByFirst(clusters));
    }
}
