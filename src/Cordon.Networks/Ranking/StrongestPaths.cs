using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// The strongest path from every node to its nearest seed: the one with the greatest product of tie weights (each against the heaviest tie
/// of the graph) and of a small discount per step, so that of two equally strong paths the shorter wins. Dijkstra's algorithm.
/// </summary>
public sealed class StrongestPaths
{
    private const double StepDiscount = 0.85;
    private const int MostLookedAt = 20_000;
    private readonly WeightedGraph _graph;
    private readonly double _heaviest;

    // −ln of the product of the path from each node.
    private readonly double[] _costs;

    // The next node towards the seed; a seed's own number at a seed; −1 where no seed is reached.
    private readonly int[] _next;

    private StrongestPaths(WeightedGraph graph, double heaviest, double[] costs, int[] next) =>
        (_graph, _heaviest, _costs, _next) = (graph, heaviest, costs, next);

    /// <summary>Finds the paths to the given seeds. Nothing leads over a tie below 0.</summary>
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
                if (weights[i] <= 0)
                    continue;
                var cost = reached.Cost - Math.Log(weights[i] / heaviest * StepDiscount);
                if (cost >= costs[neighbours[i]])
                    continue;
                costs[neighbours[i]] = cost;
                next[neighbours[i]] = node;
                queue.Enqueue(neighbours[i], (cost, neighbours[i]));
            }
        }

        return new StrongestPaths(graph, heaviest, costs, next);
    }

    /// <summary>The nodes after this one on its path, the seed last, with the weight of each tie; empty for a seed and where none is reached.</summary>
    public IReadOnlyList<(int Node, double Weight)> From(int node)
    {
        var path = new List<(int, double)>();
        while (_next[node] >= 0 && _next[node] != node)
        {
            path.Add((_next[node], WeightBetween(node, _next[node])));
            node = _next[node];
        }

        return path;
    }

    /// <summary>
    /// Several paths that have no tie in common: the strongest, then the strongest over ties that are left, and so on. Paths that are hard to
    /// find, with more than 20,000 nodes that look nearer, are not.
    /// </summary>
    /// <param name="node">Where the paths start.</param>
    /// <param name="most">At most this many.</param>
    public IReadOnlyList<IReadOnlyList<(int Node, double Weight)>> Distinct(int node, int most)
    {
        var paths = new List<IReadOnlyList<(int Node, double Weight)>>();
        var used = new HashSet<(int, int)>();
        while (paths.Count < most && Next(node, used) is { Count: > 0 } path)
        {
            paths.Add(path);
            var at = node;
            foreach (var (next, _) in path)
            {
                used.Add((Math.Min(at, next), Math.Max(at, next)));
                at = next;
            }
        }

        return paths;
    }

    // A* (Hart, Nilsson, Raphael 1968): the cost without any tie used up never exceeds the cost with some used up.
    private List<(int Node, double Weight)>? Next(int node, HashSet<(int, int)> used)
    {
        if (_next[node] < 0 || _next[node] == node)
            return null;
        var best = new Dictionary<int, (double Cost, int Before)> { [node] = (0, -1) };
        var queue = new PriorityQueue<int, (double Cost, int Node)>();
        queue.Enqueue(node, (_costs[node], node));
        for (var looked = 0; looked < MostLookedAt && queue.TryDequeue(out var at, out var estimate); looked++)
        {
            var reached = best[at].Cost;
            if (estimate.Cost > reached + _costs[at])
                continue;
            if (_next[at] == at)
                return Back(at, best);
            var neighbours = _graph.NeighboursOf(at);
            var weights = _graph.WeightsOf(at);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (weights[i] <= 0 || used.Contains((Math.Min(at, neighbours[i]), Math.Max(at, neighbours[i]))))
                    continue;
                var cost = reached - Math.Log(weights[i] / _heaviest * StepDiscount);
                if (best.TryGetValue(neighbours[i], out var known) && known.Cost <= cost)
                    continue;
                best[neighbours[i]] = (cost, at);
                queue.Enqueue(neighbours[i], (cost + _costs[neighbours[i]], neighbours[i]));
            }
        }

        return null;
    }

    private List<(int Node, double Weight)> Back(int seed, Dictionary<int, (double Cost, int Before)> best)
    {
        var path = new List<(int, double)>();
        for (var at = seed; best[at].Before >= 0; at = best[at].Before)
            path.Add((at, WeightBetween(best[at].Before, at)));
        path.Reverse();
        return path;
    }

    private double WeightBetween(int a, int b) => _graph.WeightsOf(a)[_graph.NeighboursOf(a).BinarySearch(b)];
}
