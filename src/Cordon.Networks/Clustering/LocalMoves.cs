namespace Cordon.Networks.Clustering;

/// <summary>
/// Moves nodes to the neighbouring cluster (or an empty one) with the greatest gain, until no node gains. A moved node makes its neighbours
/// look again. Every move raises the objective.
/// </summary>
/// <remarks>
/// Small levels take nodes from a queue, one after the other. Large ones take them in batches whose size does not depend on the threads
/// (see <c>LocalMoves.Batches.cs</c>), and end with the queue.
/// </remarks>
internal sealed partial class LocalMoves
{
    // Bounds the time on graphs made to be slow; graphs seen in practice need two to ten looks a node.
    private const int MostLooksPerNode = 200;
    private readonly ClusterLevel _level;
    private readonly int[] _clusters;
    private readonly double _leastGain;
    private readonly double _leastMass;
    private readonly NeighbourWeights[] _scratch;
    private readonly WorkerTeam? _team;

    // By cluster.
    private readonly Membership[] _members;
    private readonly int[] _empty;
    private int _empties;

    // By node.
    private readonly State[] _states;

    /// <param name="level">The graph.</param>
    /// <param name="clusters">By node, in [0, nodes); moved in place.</param>
    /// <param name="leastGain">A smaller gain is rounding: without this, two equal moves could take turns for ever.</param>
    /// <param name="scratch">One a worker.</param>
    /// <param name="team">Who works on batches; null when none is to be used, whatever the size.</param>
    public LocalMoves(ClusterLevel level, int[] clusters, double leastGain, NeighbourWeights[] scratch, WorkerTeam? team)
    {
        _level = level;
        _clusters = clusters;
        _leastGain = leastGain;
        _scratch = scratch;
        _team = team;
        _members = new Membership[level.Count];
        _empty = new int[level.Count];
        _states = new State[level.Count];
        _leastMass = double.PositiveInfinity;
        for (var node = 0; node < level.Count; node++)
        {
            _leastMass = Math.Min(_leastMass, level.Masses[node]);
            _members[clusters[node]].Add(level.Masses[node]);
        }

        for (var cluster = level.Count - 1; cluster >= 0; cluster--)
        {
            if (_members[cluster].Count == 0)
                _empty[_empties++] = cluster;
        }
    }

    /// <summary>How many moves were made.</summary>
    public long Moves { get; private set; }

    /// <summary>Looks at all nodes or at some; then at those whose neighbours moved.</summary>
    /// <param name="order">All nodes, in the order in which they are looked at.</param>
    /// <param name="only">By node, which to look at first; null for all.</param>
    /// <param name="cancellation">Stops between nodes.</param>
    public void Run(int[] order, bool[]? only, CancellationToken cancellation)
    {
        for (var node = 0; node < _states.Length; node++)
            _states[node] = only is null || only[node] ? State.Waiting : State.Still;
        var batch = BatchSize();
        if (_team is not null && batch > 0)
            RunBatches(order, batch, cancellation);
        var left = new int[order.Length];
        Queue(left.AsSpan(0, Waiting(order, left)), cancellation);
    }

    /// <summary>Looks at some nodes, then at those whose neighbours moved.</summary>
    /// <param name="first">Which, each once.</param>
    /// <param name="cancellation">Stops between nodes.</param>
    public void RunFrom(ReadOnlySpan<int> first, CancellationToken cancellation)
    {
        foreach (var node in first)
            _states[node] = State.Waiting;
        Queue(first, cancellation);
    }

    /// <summary>
    /// Joins a whole cluster to the neighbouring one with the greatest gain, if there is a gain; the nodes of neither look again.
    /// </summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    /// <returns>True when it was joined.</returns>
    public bool Join(ReadOnlySpan<int> nodes)
    {
        var scratch = _scratch[0];
        var own = _clusters[nodes[0]];
        var room = 0;
        foreach (var node in nodes)
            room += _level.NeighboursOf(node).Length;
        scratch.Clear(room);
        foreach (var node in nodes)
        {
            for (var arc = _level.Offsets[node]; arc < _level.Offsets[node + 1]; arc++)
            {
                if (_clusters[_level.Targets[arc]] != own)
                    scratch.Add(_clusters[_level.Targets[arc]], _level.WeightAt(arc));
            }
        }

        var (best, bestGain) = (-1, _leastGain);
        for (var i = 0; i < scratch.Count; i++)
        {
            var gain = scratch.WeightAt(i) - (_level.Penalty * _members[own].Mass * _members[scratch.ClusterAt(i)].Mass);
            if (gain > bestGain)
                (best, bestGain) = (scratch.ClusterAt(i), gain);
        }

        if (best < 0)
            return false;
        foreach (var node in nodes)
            Move(node, best);
        return true;
    }

    // Puts the nodes that wait into a list, in their order; gives how many.
    private int Waiting(int[] order, int[] list)
    {
        var length = 0;
        foreach (var node in order)
        {
            if (_states[node] == State.Waiting)
                list[length++] = node;
        }

        return length;
    }

    // A ring: no node waits twice, so as many places as nodes are enough.
    private void Queue(ReadOnlySpan<int> first, CancellationToken cancellation)
    {
        var ring = new int[_level.Count];
        first.CopyTo(ring);
        int head = 0, tail = first.Length == ring.Length ? 0 : first.Length, length = first.Length;
        var looks = (long)MostLooksPerNode * _level.Count;
        var scratch = _scratch[0];
        while (length > 0 && looks-- > 0)
        {
            if ((looks & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var node = ring[head];
            head = head + 1 == ring.Length ? 0 : head + 1;
            length--;
            _states[node] = State.Still;
            if (!Look(node, scratch))
                continue;
            var cluster = _clusters[node];
            foreach (var neighbour in _level.NeighboursOf(node))
            {
                if (_states[neighbour] == State.Waiting || _clusters[neighbour] == cluster)
                    continue;
                _states[neighbour] = State.Waiting;
                ring[tail] = neighbour;
                tail = tail + 1 == ring.Length ? 0 : tail + 1;
                length++;
            }
        }
    }

    // Moves a node to where it gains most; true when it moved.
    private bool Look(int node, NeighbourWeights scratch)
    {
        var target = Best(node, scratch, out _);
        if (target == _clusters[node])
            return false;
        Move(node, target);
        return true;
    }

    // The best cluster for a node, −1 for an empty one; with the tie weight it would win.
    private int Best(int node, NeighbourWeights scratch, out double weightWon)
    {
        scratch.Gather(_level, node, _clusters);
        var own = _clusters[node];
        var mass = _level.Masses[node];
        var price = _level.Penalty * mass;
        var ownWeight = scratch.Of(own);
        var best = own;
        var bestWeight = ownWeight;
        var bestGain = ownWeight - (price * (_members[own].Mass - mass)) + _leastGain;
        for (var i = 0; i < scratch.Count; i++)
        {
            var weight = scratch.WeightAt(i);
            // Most clusters are ruled out without a fetch of their mass, which no node's is below.
            if (weight - (price * _leastMass) <= bestGain)
                continue;
            var cluster = scratch.ClusterAt(i);
            var gain = weight - (price * _members[cluster].Mass);
            if (gain > bestGain && cluster != own)
                (best, bestGain, bestWeight) = (cluster, gain, weight);
        }

        if (bestGain < 0 && _members[own].Count > 1)
            (best, bestWeight) = (-1, 0);
        weightWon = bestWeight - ownWeight;
        return best;
    }

    private void Move(int node, int target)
    {
        if (target < 0)
            target = _empty[--_empties];
        else if (_members[target].Count == 0)
            throw new InvalidOperationException("a node moved to a cluster that is empty");
        var own = _clusters[node];
        var mass = _level.Masses[node];
        _members[target].Add(mass);
        _members[own].Remove(mass);
        if (_members[own].Count == 0)
            _empty[_empties++] = own;

        _clusters[node] = target;
        Moves++;
    }

    [Flags]
    private enum State : byte
    {
        Still = 0,

        /// <summary>Is to be looked at.</summary>
        Waiting = 1,

        /// <summary>Is of the batch and wants to move.</summary>
        Wanting = 2,
    }

    private struct Membership
    {
        public double Mass;
        public int Count;

        public void Add(double mass)
        {
            Mass += mass;
            Count++;
        }

        // What rounding leaves of the mass goes with the last node.
        public void Remove(double mass) => Mass = --Count == 0 ? 0 : Mass - mass;
    }
}
