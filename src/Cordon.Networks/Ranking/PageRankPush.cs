using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Personalised PageRank around a few seeds by pushing (Andersen, Chung, Lang 2006): the time depends on the accuracy, not on the size of the
/// graph. Holds a workspace over the graph that is used again by each question, so one instance serves one thread.
/// </summary>
/// <remarks>
/// Proven for what is found: 0 ≤ exact − found ≤ accuracy · strength at every node, and at most 1 / (restart · accuracy) of tie weight is looked at
/// for ties that all weigh 1. Where hubs are closed the exact walk is the one that ends at them.
/// </remarks>
public sealed class PageRankPush
{
    private readonly WeightedGraph _graph;
    private readonly double[] _strength;

    // Invariant between questions: all zero. _touched lists what is not.
    private readonly double[] _found;
    private readonly double[] _waiting;
    private readonly bool[] _queued;
    private readonly List<int> _touched = [];
    private readonly Queue<int> _queue = new();

    /// <param name="graph">The graph; weights above 0.</param>
    public PageRankPush(WeightedGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        _strength = new double[graph.Count];
        new NodeBlocks(graph).ForEach((from, to) =>
        {
            for (var node = from; node < to; node++)
                _strength[node] = graph.StrengthOf(node);
        });
        (_found, _waiting, _queued) = (new double[graph.Count], new double[graph.Count], new bool[graph.Count]);
    }

    /// <summary>The sum of a node's tie weights.</summary>
    public double StrengthOf(int node) => _strength[node];

    /// <summary>The sum of a node's tie weights without some of its ties.</summary>
    public double StrengthOf(int node, IReadOnlyList<(int A, int B)> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        if (!without.Any(t => t.A == node || t.B == node))
            return _strength[node];
        var neighbours = _graph.NeighboursOf(node);
        var weights = _graph.WeightsOf(node);
        double strength = 0;
        for (var i = 0; i < neighbours.Length; i++)
            strength += IsIn(without, node, neighbours[i]) ? 0 : weights[i];
        return strength;
    }

    /// <summary>Finds the nodes around the seeds.</summary>
    /// <param name="seeds">Nodes to start from, each equally often; repeated seeds count once.</param>
    /// <param name="restart">The chance to start again at each step, in (0,1].</param>
    /// <param name="accuracy">The error of a node is at most this times its strength; above 0.</param>
    /// <param name="mostDegree">Nodes with more ties than this, other than seeds, take what arrives and pass nothing on.</param>
    /// <param name="without">Ties that are treated as if they were not there; a few.</param>
    /// <param name="cancellation">Stops between pushes.</param>
    /// <returns>Nodes with their share above 0, in order of first touch.</returns>
    public IReadOnlyList<RankedNode> From(
        IReadOnlyCollection<int> seeds, double restart, double accuracy, int mostDegree = int.MaxValue, IReadOnlyList<(int A, int B)>? without = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(restart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(restart, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(accuracy);
        try
        {
            var distinct = seeds.Distinct().ToArray();
            foreach (var seed in distinct)
                Arrive(seed, 1.0 / distinct.Length, accuracy);
            while (_queue.TryDequeue(out var node))
            {
                cancellation.ThrowIfCancellationRequested();
                _queued[node] = false;
                var waiting = _waiting[node];
                _waiting[node] = 0;
                _found[node] += restart * waiting;
                if (_graph.DegreeOf(node) <= mostDegree || distinct.Contains(node))
                    Spread(node, (1 - restart) * waiting, accuracy, without);
            }

            return [.. _touched.Where(n => _found[n] > 0).Select(n => new RankedNode(n, _found[n]))];
        }
        finally
        {
            foreach (var node in _touched)
                (_found[node], _waiting[node], _queued[node]) = (0, 0, false);
            _touched.Clear();
            _queue.Clear();
        }
    }

    private void Spread(int node, double mass, double accuracy, IReadOnlyList<(int A, int B)>? without)
    {
        var neighbours = _graph.NeighboursOf(node);
        var weights = _graph.WeightsOf(node);
        var cut = without is not null && without.Any(t => t.A == node || t.B == node);
        var perWeight = mass / (cut ? StrengthOf(node, without!) : _strength[node]);
        for (var i = 0; i < neighbours.Length; i++)
        {
            if (!cut || !IsIn(without!, node, neighbours[i]))
                Arrive(neighbours[i], perWeight * weights[i], accuracy);
        }
    }

    private static bool IsIn(IReadOnlyList<(int A, int B)> ties, int a, int b) => ties.Any(t => (t.A == a && t.B == b) || (t.A == b && t.B == a));

    private void Arrive(int node, double mass, double accuracy)
    {
        var before = _waiting[node];
        if (before == 0 && _found[node] == 0)
            _touched.Add(node);
        var after = before + mass;
        _waiting[node] = after;
        if (after > accuracy * _strength[node] && !_queued[node])
        {
            _queued[node] = true;
            _queue.Enqueue(node);
        }
    }
}
