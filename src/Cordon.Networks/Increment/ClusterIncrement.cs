using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// The clusters of a tie graph, kept as the graph changes. Only connected components in which a tie changed are clustered again: with the constant
/// Potts model the clusters of a component are a function of its ties, the relative order of its nodes and the options, so the outcome is that of
/// clustering the whole. Modularity weighs every tie against all of them; there the whole is clustered each time.
/// </summary>
/// <remarks>Memory: the graph now and before, and for each account 16 bytes and 4 for each way of clustering.</remarks>
internal sealed class ClusterIncrement
{
    private WeightedGraph _graph = WeightedGraph.Build(0, []);
    private int[] _accounts = [];
    private Dictionary<ClusteringOptions, Partition> _clusters = [];

    // What was before the last update.
    private WeightedGraph _before = WeightedGraph.Build(0, []);
    private int[] _accountsBefore = [];
    private Dictionary<ClusteringOptions, Partition> _clustersBefore = [];

    // By node: its node before, or −1; whether a tie of its component changed; and its place among the nodes of which that is so.
    private int[] _old = [];
    private bool[] _changed = [];
    private int[] _places = [];
    private WeightedGraph _part = WeightedGraph.Build(0, []);

    /// <summary>Nodes in whose component a tie changed with the last update.</summary>
    public int Changed => _part.Count;

    /// <summary>Takes the graph as it is now.</summary>
    public void Update(TieGraph ties)
    {
        (_before, _accountsBefore, _clustersBefore) = (_graph, _accounts, _clusters);
        (_graph, _accounts, _clusters) = (ties.Graph, [.. ties.AccountNumbers], []);
        _old = OldNodes();
        var components = ConnectedComponents.Of(_graph);
        // By component, at its lowest node.
        var changed = new bool[_graph.Count];
        for (var node = 0; node < changed.Length; node++)
            changed[components[node]] |= _old[node] < 0 || !HasSameTies(node);
        _changed = Array.ConvertAll(components, root => changed[root]);
        _places = new int[_graph.Count];
        var nodes = new List<int>();
        for (var node = 0; node < _changed.Length; node++)
        {
            if (!_changed[node])
                continue;
            _places[node] = nodes.Count;
            nodes.Add(node);
        }

        _part = Part(nodes);
    }

    /// <summary>Clusters the graph.</summary>
    public Partition Cluster(ClusteringOptions options, CancellationToken cancellation)
    {
        if (!_clusters.TryGetValue(options, out var clusters))
        {
            clusters = options.Objective == Objective.Cpm && _clustersBefore.TryGetValue(options, out var before)
                ? ClusterChanged(options, before, cancellation)
                : Leiden.Cluster(_graph, options, cancellation);
            _clusters.Add(options, clusters);
        }

        return clusters;
    }

    private Partition ClusterChanged(ClusteringOptions options, Partition before, CancellationToken cancellation)
    {
        var fresh = Leiden.Cluster(_part, options, cancellation);
        // A cluster goes by its lowest node.
        var labels = new int[_graph.Count];
        var nameOfOld = Filled(before.Count);
        var nameOfFresh = Filled(fresh.Count);
        for (var node = 0; node < labels.Length; node++)
        {
            ref var name = ref _changed[node] ? ref nameOfFresh[fresh.ClusterOf[_places[node]]] : ref nameOfOld[before.ClusterOf[_old[node]]];
            name = name < 0 ? node : name;
            labels[node] = name;
        }

        return Partition.From(labels);
    }

    private int[] OldNodes()
    {
        var nodeOf = new Dictionary<int, int>(_accountsBefore.Length);
        for (var node = 0; node < _accountsBefore.Length; node++)
            nodeOf.Add(_accountsBefore[node], node);
        return Array.ConvertAll(_accounts, account => nodeOf.GetValueOrDefault(account, -1));
    }

    // Nodes stand in the order of their accounts' names, now as before, so equal rows have their ties in equal order.
    private bool HasSameTies(int node)
    {
        var now = _graph.NeighboursOf(node);
        var before = _before.NeighboursOf(_old[node]);
        if (now.Length != before.Length || !_graph.WeightsOf(node).SequenceEqual(_before.WeightsOf(_old[node])))
            return false;
        for (var i = 0; i < now.Length; i++)
        {
            if (_accounts[now[i]] != _accountsBefore[before[i]])
                return false;
        }

        return true;
    }

    private WeightedGraph Part(List<int> nodes)
    {
        var ties = new List<Tie>();
        foreach (var node in nodes)
        {
            var neighbours = _graph.NeighboursOf(node);
            var weights = _graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (neighbours[i] > node)
                    ties.Add(new Tie(_places[node], _places[neighbours[i]], weights[i]));
            }
        }

        return WeightedGraph.Build(nodes.Count, ties);
    }

    private static int[] Filled(int count)
    {
        var names = new int[count];
        Array.Fill(names, -1);
        return names;
    }
}
