namespace Cordon.Networks.Clustering;

/// <summary>
/// Splits each cluster into well-connected parts: starting from single nodes, each node that is still alone joins the part of its cluster
/// with the greatest gain, if both it and the part are well connected to the cluster. Clusters do not touch each other, so each is one
/// thread's own.
/// </summary>
internal sealed class Refinement
{
    private const int NodesAtOnce = 2048;
    private readonly ClusterLevel _level;
    private readonly int[] _clusters;

    // By part, which is named by its first node.
    private readonly int[] _parts;
    private readonly double[] _masses;
    private readonly double[] _outward;
    private readonly bool[] _shared;

    /// <param name="level">The graph.</param>
    /// <param name="clusters">By node.</param>
    public Refinement(ClusterLevel level, int[] clusters)
    {
        _level = level;
        _clusters = clusters;
        _parts = new int[level.Count];
        _masses = new double[level.Count];
        _outward = new double[level.Count];
        _shared = new bool[level.Count];
    }

    /// <summary>The part of each node.</summary>
    /// <param name="members">The nodes of each cluster, in the order in which they are looked at.</param>
    /// <param name="scratch">One a worker.</param>
    /// <param name="team">Who does it.</param>
    public int[] Run(Members members, NeighbourWeights[] scratch, WorkerTeam team)
    {
        // Pieces end between clusters: the first cluster that starts at or after each mark.
        team.Run(_level.Count, NodesAtOnce, (low, high, worker) =>
        {
            for (var cluster = FirstFrom(members.Starts, low); cluster < members.Clusters && members.Starts[cluster] < high; cluster++)
                Split(members.Of(cluster), scratch[worker]);
        });
        return _parts;
    }

    private static int FirstFrom(int[] starts, int mark)
    {
        var (low, high) = (0, starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (starts[middle] < mark)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void Split(ReadOnlySpan<int> nodes, NeighbourWeights scratch)
    {
        if (nodes.Length == 1)
        {
            _parts[nodes[0]] = nodes[0];
            return;
        }

        double mass = 0;
        foreach (var node in nodes)
        {
            _parts[node] = node;
            _masses[node] = _level.Masses[node];
            mass += _masses[node];
            _outward[node] = InnerWeight(node);
        }

        foreach (var node in nodes)
        {
            if (!_shared[node] && _parts[node] == node && WellConnected(node, mass))
                Join(node, mass, scratch);
        }
    }

    // The weight of a node's ties to its cluster.
    private double InnerWeight(int node)
    {
        var targets = _level.NeighboursOf(node);
        var cluster = _clusters[node];
        if (_level.Weights is null)
        {
            var count = 0;
            foreach (var target in targets)
                count += _clusters[target] == cluster ? 1 : 0;
            return count * (double)_level.Weight;
        }

        var weights = _level.Weights.AsSpan(_level.Offsets[node], targets.Length);
        double sum = 0;
        for (var i = 0; i < targets.Length; i++)
            sum += _clusters[targets[i]] == cluster ? weights[i] : 0;
        return sum;
    }

    private bool WellConnected(int part, double clusterMass) =>
        _outward[part] >= _level.Penalty * _masses[part] * (clusterMass - _masses[part]);

    private void Join(int node, double clusterMass, NeighbourWeights scratch)
    {
        scratch.Clear(_level.DegreeOf(node));
        scratch.AddInner(_level, node, _clusters, _parts);
        var best = node;
        double bestGain = 0, bestWeight = 0;
        var price = _level.Penalty * _level.Masses[node];
        for (var i = 0; i < scratch.Count; i++)
        {
            var (part, weight) = (scratch.ClusterAt(i), scratch.WeightAt(i));
            var gain = weight - (price * _masses[part]);
            if (gain > bestGain && WellConnected(part, clusterMass))
                (best, bestGain, bestWeight) = (part, gain, weight);
        }

        if (best == node)
            return;
        _parts[node] = best;
        _shared[best] = true;
        _masses[best] += _level.Masses[node];
        _outward[best] += _outward[node] - (2 * bestWeight);
    }
}
