using Cordon.Events;

namespace Cordon.Networks.Clustering;

/// <summary>
/// Splits each cluster into well-connected parts: starting from single nodes, each node that is still alone joins the part of its cluster
/// with the greatest gain, if both it and the part are well connected to the cluster.
/// </summary>
internal sealed class Refinement
{
    private readonly ClusterLevel _level;
    private readonly int[] _clusters;
    private readonly double[] _clusterMasses;

    // By part, which is named by its first node.
    private readonly int[] _parts;
    private readonly double[] _masses;
    private readonly double[] _outward;
    private readonly int[] _sizes;
    private readonly double[] _weightTo;
    private readonly List<int> _touched = [];

    public Refinement(ClusterLevel level, int[] clusters)
    {
        _level = level;
        _clusters = clusters;
        _clusterMasses = new double[level.Count];
        _parts = new int[level.Count];
        _masses = new double[level.Count];
        _outward = new double[level.Count];
        _sizes = new int[level.Count];
        _weightTo = new double[level.Count];
        for (var node = 0; node < level.Count; node++)
        {
            _clusterMasses[clusters[node]] += level.MassOf(node);
            _parts[node] = node;
            _masses[node] = level.MassOf(node);
            _sizes[node] = 1;
            var neighbours = level.NeighboursOf(node);
            var weights = level.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (clusters[neighbours[i]] == clusters[node])
                    _outward[node] += weights[i];
            }
        }
    }

    /// <summary>The part of each node.</summary>
    public int[] Run(SeededRandom random)
    {
        foreach (var node in random.Order(_level.Count))
        {
            if (_sizes[node] == 1 && _parts[node] == node && WellConnected(node))
                Join(node);
        }

        return _parts;
    }

    private bool WellConnected(int part) =>
        _outward[part] >= _level.Penalty * _masses[part] * (_clusterMasses[_clusters[part]] - _masses[part]);

    private void Join(int node)
    {
        var neighbours = _level.NeighboursOf(node);
        var weights = _level.WeightsOf(node);
        for (var i = 0; i < neighbours.Length; i++)
        {
            if (_clusters[neighbours[i]] != _clusters[node])
                continue;
            var part = _parts[neighbours[i]];
            if (_weightTo[part] == 0)
                _touched.Add(part);
            _weightTo[part] += weights[i];
        }

        var best = node;
        double bestGain = 0, bestWeight = 0;
        foreach (var part in _touched)
        {
            var gain = _weightTo[part] - (_level.Penalty * _level.MassOf(node) * _masses[part]);
            if (gain > bestGain && WellConnected(part))
                (best, bestGain, bestWeight) = (part, gain, _weightTo[part]);
            _weightTo[part] = 0;
        }

        _touched.Clear();
        if (best == node)
            return;
        _parts[node] = best;
        _sizes[node] = 0;
        _sizes[best]++;
        _masses[best] += _level.MassOf(node);
        _outward[best] += _outward[node] - (2 * bestWeight);
    }
}
