using Cordon.Events;

namespace Cordon.Networks.Clustering;

/// <summary>The Leiden iterations over one connected component.</summary>
/// <param name="bottom">The component.</param>
/// <param name="options">How.</param>
/// <param name="scratch">One a worker.</param>
/// <param name="team">Who works.</param>
internal sealed class Descent(ClusterLevel bottom, ClusteringOptions options, NeighbourWeights[] scratch, WorkerTeam team)
{
    private const double LeastGainShare = 1e-9;
    private const int NodesAtOnce = 1 << 14;
    private readonly SeededRandom _random = new(options.RandomSeed);
    private readonly double _leastGain = LeastGainShare * Heaviest(bottom);

    /// <summary>Clusters the component.</summary>
    /// <param name="clusters">By node, in [0, nodes); from where it starts, and the result. Every cluster is connected by positive ties.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>How many clusters there are; they are numbered from 0.</returns>
    public int Run(int[] clusters, CancellationToken cancellation)
    {
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            if (!Pass(clusters, cancellation))
                break;
        }

        return Connectedness.Split(bottom, clusters, team);
    }

    // One descent from the component to its coarsest aggregate; false when nothing moved.
    private bool Pass(int[] clusters, CancellationToken cancellation)
    {
        var level = bottom;
        var current = clusters;
        var parts = new List<int[]>();
        var changed = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var order = _random.Order(level.Count);
            var moves = new LocalMoves(level, current, _leastGain, scratch, team);
            moves.Run(order, cancellation);
            changed |= moves.Moves > 0;
            var count = Compact(current);
            if (count == level.Count)
                break;
            var members = Members.By(current, count, order);
            var part = new Refinement(level, current).Run(members, scratch, team);
            var clusterOf = Aggregation.Number(part, members);
            if (clusterOf.Length == level.Count)
                break;
            level = Aggregation.Run(level, part, clusterOf.Length, scratch, team);
            parts.Add(part);
            current = clusterOf;
        }

        for (var depth = parts.Count - 1; depth >= 0; depth--)
        {
            var (coarse, part) = (current, parts[depth]);
            var fine = depth == 0 ? clusters : new int[part.Length];
            team.Run(fine.Length, NodesAtOnce, (low, high, _) =>
            {
                for (var node = low; node < high; node++)
                    fine[node] = coarse[part[node]];
            });
            current = fine;
        }

        return changed;
    }

    // Numbers the clusters from 0 without gaps, in the order of their numbers; gives how many.
    private static int Compact(int[] clusters)
    {
        var numbers = new int[clusters.Length];
        foreach (var cluster in clusters)
            numbers[cluster] = 1;
        var count = 0;
        for (var cluster = 0; cluster < numbers.Length; cluster++)
            (numbers[cluster], count) = (count, count + numbers[cluster]);
        for (var node = 0; node < clusters.Length; node++)
            clusters[node] = numbers[clusters[node]];
        return count;
    }

    private static double Heaviest(ClusterLevel level)
    {
        if (level.Weights is null)
            return Math.Abs(level.Weight);
        float heaviest = 0;
        foreach (var weight in level.Weights.AsSpan(0, level.Arcs))
            heaviest = Math.Max(heaviest, Math.Abs(weight));
        return heaviest;
    }
}
