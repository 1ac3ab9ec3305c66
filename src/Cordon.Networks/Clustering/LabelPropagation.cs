using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// Label propagation (Raghavan, Albert, Kumara 2007), for graphs too large for anything better: each node takes the label that weighs most
/// among its neighbours, until few change. In each round a random half of the nodes looks at the labels of the round before, all at once, so
/// the result is the same on any number of threads and neighbours do not swap labels for ever.
/// </summary>
public static class LabelPropagation
{
    private const int MostRounds = 60;

    /// <summary>Clusters the graph; each cluster is of one component, but may fall apart inside.</summary>
    /// <param name="graph">The graph; negative ties speak against a label.</param>
    /// <param name="randomSeed">The same number gives the same clusters.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between blocks of nodes.</param>
    public static Partition Cluster(WeightedGraph graph, ulong randomSeed = 1, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var blocks = new NodeBlocks(graph, threads, cancellation);
        var labels = Enumerable.Range(0, graph.Count).ToArray();
        var next = labels.AsSpan().ToArray();
        var awake = new bool[graph.Count];
        Array.Fill(awake, true);
        using var scratch = new ThreadLocal<Dictionary<int, double>>(() => []);
        for (ulong round = 0; round < MostRounds; round++)
        {
            var salt = SeededRandom.Mix(randomSeed + (round * SeededRandom.Step));
            blocks.ForEach((from, to) => Choose(graph, labels, next, awake, salt, scratch.Value!, from, to));
            var (changed, waiting) = blocks.Sum((from, to) => Wake(graph, labels, next, awake, from, to));
            (labels, next) = (next, labels);
            blocks.ForEach((from, to) => labels.AsSpan(from, to - from).CopyTo(next.AsSpan(from)));
            if (waiting == 0 || (changed < graph.Count / 10_000.0 && round > MostRounds / 2))
                break;
        }

        return Partition.From(labels);
    }

    private static bool IsTurn(int node, ulong salt) => (SeededRandom.Mix(salt ^ (uint)node) & 1) == 0;

    private static void Choose(WeightedGraph graph, int[] labels, int[] next, bool[] awake, ulong salt, Dictionary<int, double> weightOf, int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            if (!awake[node] || !IsTurn(node, salt))
                continue;
            awake[node] = false;
            weightOf.Clear();
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(weightOf, labels[neighbours[i]], out _) += weights[i];
            // Of equals, its own label; else the one that a random order, another in each round, puts first.
            var best = labels[node];
            weightOf.TryGetValue(best, out var heaviest);
            heaviest = Math.Max(heaviest, 0);
            var own = best;
            foreach (var (label, weight) in weightOf)
            {
                if (weight > heaviest || (weight == heaviest && best != own && SeededRandom.Mix(salt + (uint)label) < SeededRandom.Mix(salt + (uint)best)))
                    (best, heaviest) = (label, weight);
            }

            next[node] = best;
        }
    }

    // Counts who changed and who is awake afterwards, a neighbour of somebody who changed or not yet at its turn.
    private static (double Changed, double Waiting) Wake(WeightedGraph graph, int[] labels, int[] next, bool[] awake, int from, int to)
    {
        var (changed, waiting) = (0, 0);
        for (var node = from; node < to; node++)
        {
            waiting += awake[node] ? 1 : 0;
            if (next[node] == labels[node])
                continue;
            changed++;
            foreach (var neighbour in graph.NeighboursOf(node))
                awake[neighbour] = true;
        }

        return (changed, waiting + changed);
    }
}
