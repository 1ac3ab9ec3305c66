using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>Which cluster each node is in. Clusters are numbered from 0 in the order of their first node.</summary>
/// <param name="ClusterOf">By node.</param>
/// <param name="Count">Clusters.</param>
public sealed record Partition(IReadOnlyList<int> ClusterOf, int Count)
{
    /// <summary>
    /// The value of an objective: for modularity in [−1,1]; for CPM the sum over clusters of inner tie weight − resolution·pairs, as a share of
    /// all tie weight.
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
                strength += weights[i];
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

    internal static Partition From(int[] labels)
    {
        var numbers = new Dictionary<int, int>();
        var clusters = new int[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            if (!numbers.TryGetValue(labels[node], out var number))
                numbers.Add(labels[node], number = numbers.Count);
            clusters[node] = number;
        }

        return new Partition(clusters, numbers.Count);
    }
}
