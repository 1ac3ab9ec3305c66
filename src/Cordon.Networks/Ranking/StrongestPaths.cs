using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// The strongest path from every node to its nearest seed: the one with the greatest product of tie weights (each against the heaviest tie
/// of the graph) and of a small discount per step, so that of two equally strong paths the shorter wins. Dijkstra's algorithm.
/// </summary>
public sealed class StrongestPaths
{
    private const double StepDiscount = 0.85;
    private readonly WeightedGraph _graph;

    // The next node towards the seed; a seed's own number at a seed; −1 where no seed is reached.
    private readonly int[] _next;

    private StrongestPaths(WeightedGraph graph, int[] next) => (_graph, _next) = (graph, next);

    /// <summary>Finds the paths to the given seeds.</summary>
    public static StrongestPaths To(WeightedGraph graph, IEnumerable<int> seeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        var heaviest = 0f;
        foreach (var weight in graph.Weights)
            heaviest = Math.Max(heaviest, weight);
        var costs = new double[graph.Count];
        Array.Fill(costs, double.PositiveInfinity);
        var next = new int[graph.Count];
        Array.Fill(next, -1);
        var queue = new PriorityQueue<int, (double Cost, int Node)>();
        foreach (var seed in seeds.Order())
        {
            costs[seed] = 0;
            next[seed] = seed;
            queue.Enqueue(seed, (0, seed));
        }

        while (queue.TryDequeue(out var node, out var reached))
        {
            if (reached.Cost > costs[node])
                continue;
            cancellation.ThrowIfCancellationRequested();
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                var cost = reached.Cost - Math.Log(weights[i] / heaviest * StepDiscount);
                if (cost >= costs[neighbours[i]])
                    continue;
                costs[neighbours[i]] = cost;
                next[neighbours[i]] = node;
                queue.Enqueue(neighbours[i], (cost, neighbours[i]));
            }
        }

        return new StrongestPaths(graph, next);
    }

    /// <summary>The nodes after this one on its path, the seed last, with the weight of each tie; empty for a seed and where none is reached.</summary>
    public IReadOnlyList<(int Node, double Weight)> From(int node)
    {
        var path = new List<(int, double)>();
        while (_next[node] >= 0 && _next[node] != node)
        {
            var step = _graph.NeighboursOf(node).BinarySearch(_next[node]);
            path.Add((_next[node], _graph.WeightsOf(node)[step]));
            node = _next[node];
        }

        return path;
    }
}
