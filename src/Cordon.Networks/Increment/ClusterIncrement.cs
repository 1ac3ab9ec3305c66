using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// The clusters of a tie graph, kept as the graph changes. Only connected components in which a tie changed are clustered again: with the constant
/// Potts model the clusters of a component are a function of its ties, the relative order of its nodes and the options, so the outcome is that of
/// clustering the whole. Modularity weighs every tie against all of them; there the whole is clustered each time.
/// </summary>
/// <remarks>Memory: the graph before, and 12 bytes an account.</remarks>
internal sealed class ClusterIncrement(ClusteringOptions options)
{
    private WeightedGraph _before = WeightedGraph.Build(0, []);
    private int[] _accountsBefore = [];
    private Partition _clusters = new([], 0);

    /// <summary>Nodes that the last update clustered again.</summary>
    public int Reclustered { get; private set; }

    /// <summary>Clusters the graph as it is now.</summary>
    public Partition Update(TieGraph ties, CancellationToken cancellation)
    {
        var graph = ties.Graph;
        var accounts = ties.AccountNumbers;
        var clusters = options.Objective == Objective.Cpm ? Changed(graph, accounts, cancellation) : Leiden.Cluster(graph, options, cancellation);
        Reclustered = options.Objective == Objective.Cpm ? Reclustered : graph.Count;
        (_before, _accountsBefore, _clusters) = (graph, [.. accounts], clusters);
        return clusters;
    }

    private Partition Changed(WeightedGraph graph, ReadOnlySpan<int> accounts, CancellationToken cancellation)
    {
        var old = OldNodes(accounts);
        var components = Components(graph);
        var changed = new bool[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            // By component, at its lowest node.
            if (old[node] < 0 || !SameTies(graph, node, accounts, old[node]))
                changed[components[node]] = true;
        }

        var again = new List<int>();
        var placeOf = new int[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            if (!changed[components[node]])
                continue;
            placeOf[node] = again.Count;
            again.Add(node);
        }

        Reclustered = again.Count;
        var fresh = Leiden.Cluster(Part(graph, again, placeOf), options, cancellation);
        // A cluster goes by its lowest node.
        var labels = new int[graph.Count];
        var nameOfOld = Filled(_clusters.Count);
        var nameOfFresh = Filled(fresh.Count);
        for (var node = 0; node < graph.Count; node++)
        {
            ref var name = ref changed[components[node]]
                ? ref nameOfFresh[fresh.ClusterOf[placeOf[node]]]
                : ref nameOfOld[_clusters.ClusterOf[old[node]]];
            name = name < 0 ? node : name;
            labels[node] = name;
        }

        return Partition.From(labels);
    }

    // By node: the node of the same account before, or −1.
    private int[] OldNodes(ReadOnlySpan<int> accounts)
    {
        var nodeOf = new Dictionary<int, int>(_accountsBefore.Length);
        for (var node = 0; node < _accountsBefore.Length; node++)
            nodeOf.Add(_accountsBefore[node], node);
        var old = new int[accounts.Length];
        for (var node = 0; node < old.Length; node++)
            old[node] = nodeOf.GetValueOrDefault(accounts[node], -1);
        return old;
    }

    // Nodes stand in the order of their accounts' names, now as before, so equal rows have their ties in equal order.
    private bool SameTies(WeightedGraph graph, int node, ReadOnlySpan<int> accounts, int old)
    {
        var now = graph.NeighboursOf(node);
        var before = _before.NeighboursOf(old);
        if (now.Length != before.Length || !graph.WeightsOf(node).SequenceEqual(_before.WeightsOf(old)))
            return false;
        for (var i = 0; i < now.Length; i++)
        {
            if (accounts[now[i]] != _accountsBefore[before[i]])
                return false;
        }

        return true;
    }

    // By node: the lowest node of its component.
    private static int[] Components(WeightedGraph graph)
    {
        using var alone = new WorkerTeam(1);
        return ComponentRoots.Of(graph, alone);
    }

    private static WeightedGraph Part(WeightedGraph graph, List<int> nodes, int[] placeOf)
    {
        var ties = new List<Tie>();
        foreach (var node in nodes)
        {
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (neighbours[i] > node)
                    ties.Add(new Tie(placeOf[node], placeOf[neighbours[i]], weights[i]));
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
