using Cordon.Networks.Graph;

namespace Cordon.Networks.Dense;

/// <summary>
/// Greedy peeling: whoever carries the least weight goes, again and again, and of all the sets on the way the densest is a block. Pairs of a block
/// are used up; what an object's pairs weigh stays as it was at first.
/// </summary>
internal sealed class BlockPeel
{
    // In the object weight 1 / ln(fan + Damping): the paper's constant.
    private const double Damping = 5;
    private readonly WeightedGraph _graph;
    private readonly int _accounts;
    private readonly double[] _pairWeight;

    // By arc: whether the pair is in an earlier block. Both arcs of a pair are marked.
    private readonly bool[] _used;

    public BlockPeel(AccountObjectGraph graph)
    {
        (_graph, _accounts) = (graph.Graph, graph.Accounts);
        _pairWeight = new double[_graph.Count];
        for (var node = _accounts; node < _graph.Count; node++)
            _pairWeight[node] = 1 / Math.Log(_graph.DegreeOf(node) + Damping);
        _used = new bool[_graph.Targets.Length];
    }

    /// <summary>The next block, or null when no pair is left.</summary>
    public DenseBlock? Next(CancellationToken cancellation)
    {
        var loads = new double[_graph.Count];
        double total = 0;
        var count = 0;
        for (var node = 0; node < _graph.Count; node++)
        {
            var row = _graph.NeighboursOf(node);
            for (var i = 0; i < row.Length; i++)
                loads[node] += IsUsed(node, i) ? 0 : WeightBetween(node, row[i]);
            total += node < _accounts ? loads[node] : 0;
            // Whoever has no pair left would only dilute.
            count += loads[node] > 0 ? 1 : 0;
            if (loads[node] == 0)
                loads[node] = double.PositiveInfinity;
        }

        if (count == 0)
            return null;
        var (order, bestSize) = Peel(loads, total, count, cancellation);
        // The block is what was still there when the set was densest: the last of the order.
        var inside = new bool[_graph.Count];
        foreach (var node in order.AsSpan(order.Length - bestSize))
            inside[node] = true;
        return Take(inside);
    }

    private (int[] Order, int BestSize) Peel(double[] loads, double total, int count, CancellationToken cancellation)
    {
        var heap = new LeastOf(loads);
        var order = new int[count];
        var (best, bestSize) = (total / count, count);
        for (var removed = 0; removed < count; removed++)
        {
            if ((removed & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var node = heap.Least;
            order[removed] = node;
            total -= heap.ValueOf(node);
            heap.Set(node, double.PositiveInfinity);
            var row = _graph.NeighboursOf(node);
            for (var i = 0; i < row.Length; i++)
            {
                var load = heap.ValueOf(row[i]);
                if (!double.IsPositiveInfinity(load) && !IsUsed(node, i))
                    heap.Set(row[i], Math.Max(0, load - WeightBetween(node, row[i])));
            }

            var left = count - removed - 1;
            if (left > 0 && total / left > best)
                (best, bestSize) = (total / left, left);
        }

        return (order, bestSize);
    }

    private DenseBlock Take(bool[] inside)
    {
        var (accounts, objects) = (new List<int>(), new List<int>());
        double weight = 0;
        long pairs = 0;
        for (var node = 0; node < inside.Length; node++)
        {
            if (!inside[node])
                continue;
            if (node < _accounts)
                accounts.Add(node);
            else
                objects.Add(node - _accounts);
            var row = _graph.NeighboursOf(node);
            for (var i = 0; i < row.Length; i++)
            {
                if (!inside[row[i]] || IsUsed(node, i))
                    continue;
                _used[_graph.Offsets[node] + i] = true;
                weight += node < _accounts ? WeightBetween(node, row[i]) : 0;
                pairs += node < _accounts ? 1 : 0;
            }
        }

        return new DenseBlock(accounts, objects, weight / (accounts.Count + objects.Count), pairs);
    }

    private bool IsUsed(int node, int i) => _used[_graph.Offsets[node] + i];

    private double WeightBetween(int a, int b) => _pairWeight[Math.Max(a, b)];
}
