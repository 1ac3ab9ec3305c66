using Cordon.Events;

namespace Cordon.Networks.Clustering;

/// <summary>
/// Moves nodes, from a queue, to the neighbouring cluster (or an empty one) with the greatest gain, until no node gains. A moved node
/// puts its neighbours back in the queue.
/// </summary>
internal sealed class LocalMoves
{
    // A smaller gain is rounding: without this, two equal moves could take turns for ever.
    private const double LeastGain = 1e-10;
    private readonly ClusterLevel _level;
    private readonly int[] _clusters;
    private readonly double[] _masses;
    private readonly int[] _sizes;
    private readonly Stack<int> _empty = new();

    // Between nodes all zero; _touched lists what is not.
    private readonly double[] _weightTo;
    private readonly List<int> _touched = [];

    /// <param name="level">The graph.</param>
    /// <param name="clusters">By node, in [0, nodes); moved in place.</param>
    public LocalMoves(ClusterLevel level, int[] clusters)
    {
        _level = level;
        _clusters = clusters;
        _masses = new double[level.Count];
        _sizes = new int[level.Count];
        _weightTo = new double[level.Count];
        for (var node = 0; node < level.Count; node++)
        {
            _masses[clusters[node]] += level.MassOf(node);
            _sizes[clusters[node]]++;
        }

        for (var cluster = level.Count - 1; cluster >= 0; cluster--)
        {
            if (_sizes[cluster] == 0)
                _empty.Push(cluster);
        }
    }

    /// <summary>Runs to the end; true when any node moved.</summary>
    public bool Run(SeededRandom random, CancellationToken cancellation)
    {
        var queue = new Queue<int>(random.Order(_level.Count));
        var waiting = new bool[_level.Count];
        Array.Fill(waiting, true);
        var moved = false;
        long steps = 0;
        while (queue.TryDequeue(out var node))
        {
            if ((++steps & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            waiting[node] = false;
            var target = Best(node);
            if (target == _clusters[node])
                continue;
            Move(node, target);
            moved = true;
            foreach (var neighbour in _level.NeighboursOf(node))
            {
                if (waiting[neighbour] || _clusters[neighbour] == target)
                    continue;
                waiting[neighbour] = true;
                queue.Enqueue(neighbour);
            }
        }

        return moved;
    }

    private int Best(int node)
    {
        var neighbours = _level.NeighboursOf(node);
        var weights = _level.WeightsOf(node);
        for (var i = 0; i < neighbours.Length; i++)
        {
            var cluster = _clusters[neighbours[i]];
            if (_weightTo[cluster] == 0)
                _touched.Add(cluster);
            _weightTo[cluster] += weights[i];
        }

        var own = _clusters[node];
        var price = _level.Penalty * _level.MassOf(node);
        var best = own;
        var bestGain = _weightTo[own] - (price * (_masses[own] - _level.MassOf(node)));
        foreach (var cluster in _touched)
        {
            var gain = _weightTo[cluster] - (price * _masses[cluster]);
            if (cluster != own && gain > bestGain + LeastGain)
                (best, bestGain) = (cluster, gain);
            _weightTo[cluster] = 0;
        }

        _touched.Clear();
        return bestGain < -LeastGain && _sizes[own] > 1 ? _empty.Peek() : best;
    }

    private void Move(int node, int target)
    {
        var own = _clusters[node];
        if (_sizes[target] == 0)
            _empty.Pop();
        _masses[own] -= _level.MassOf(node);
        _masses[target] += _level.MassOf(node);
        _sizes[target]++;
        if (--_sizes[own] == 0)
        {
            _masses[own] = 0;
            _empty.Push(own);
        }

        _clusters[node] = target;
    }
}
