using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// The Leiden algorithm (Traag, Waltman, Van Eck 2019): local moves, refinement inside each cluster, aggregation, repeated. Every cluster
/// is connected by ties that weigh more than 0. The same options and random seed give the same clusters at any number of threads.
/// </summary>
/// <remarks>
/// <para>Both objectives are one here: joining cluster C gains w(v,C) − γ·m(v)·m(C), where a node's mass m is 1 for CPM and its positive
/// strength for modularity (then γ is the resolution over the total positive strength). Refinement joins the best well-connected
/// neighbour. Negative ties count as they are.</para>
/// <para>Each connected component is clustered on its own, with the same random seed. With CPM, the clusters of a component are therefore a
/// function of its ties, the relative order of its nodes and the options: the rest of the graph plays no part.</para>
/// <para>Memory beside the graph: up to 80 bytes a node and 32 bytes a tie.</para>
/// </remarks>
public static partial class Leiden
{
    // The least gain of a move, as a share of the heaviest tie.
    internal const double LeastGainShare = 1e-9;

    // Smaller components are each one thread's own. A property of the component, so it changes no result.
    private const int LargeArcs = 1 << 17;
    private const int ComponentsAtOnce = 64;

    /// <summary>Clusters the graph.</summary>
    /// <exception cref="ArgumentException">The options are out of range; the message says which.</exception>
    public static Partition Cluster(WeightedGraph graph, ClusteringOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem);
        using var team = new WorkerTeam(options.ThreadsFor(graph));
        var labels = new int[graph.Count];
        var penalty = PenaltyOf(graph, options);
        var scratch = ScratchFor(team);
        var components = Components(graph, team, out var numberOf);
        var alone = new WorkerTeam(1);
        team.Run(components.Clusters, ComponentsAtOnce, (low, high, worker) =>
        {
            for (var component = low; component < high; component++)
            {
                var nodes = components.Of(component);
                if (!IsLarge(graph, nodes))
                    Cluster(graph, nodes, numberOf, options, penalty, [scratch[worker]], alone, labels, cancellation);
            }
        });
        for (var component = 0; component < components.Clusters; component++)
        {
            if (IsLarge(graph, components.Of(component)))
                Cluster(graph, components.Of(component), numberOf, options, penalty, scratch, team, labels, cancellation);
        }

        return Partition.From(labels);
    }

    private static NeighbourWeights[] ScratchFor(WorkerTeam team)
    {
        var scratch = new NeighbourWeights[team.Count];
        for (var worker = 0; worker < scratch.Length; worker++)
            scratch[worker] = new NeighbourWeights();
        return scratch;
    }

    private static double PenaltyOf(WeightedGraph graph, ClusteringOptions options)
    {
        if (options.Objective == Objective.Cpm)
            return options.Resolution;
        double total = 0;
        for (var node = 0; node < graph.Count; node++)
            total += ClusterLevel.PositiveStrength(graph, node);
        return options.Resolution / Math.Max(total, double.Epsilon);
    }

    // The nodes of each component, ascending; and each node's place among them.
    private static Members Components(WeightedGraph graph, WorkerTeam team, out int[] numberOf)
    {
        var roots = ConnectedComponents.Of(graph, team.Count);
        var numbers = new int[roots.Length];
        var count = 0;
        for (var node = 0; node < roots.Length; node++)
        {
            // A root is the lowest node of its component.
            if (roots[node] == node)
                numbers[node] = count++;
            roots[node] = numbers[roots[node]];
        }

        var members = Members.By(roots, count);
        numberOf = numbers;
        for (var component = 0; component < count; component++)
        {
            var nodes = members.Of(component);
            for (var i = 0; i < nodes.Length; i++)
                numberOf[nodes[i]] = i;
        }

        return members;
    }

    private static bool IsLarge(WeightedGraph graph, ReadOnlySpan<int> nodes)
    {
        long arcs = nodes.Length;
        foreach (var node in nodes)
        {
            arcs += graph.DegreeOf(node);
            if (arcs >= LargeArcs)
                return true;
        }

        return false;
    }

    private static void Cluster(
        WeightedGraph graph,
        ReadOnlySpan<int> nodes,
        int[] numberOf,
        ClusteringOptions options,
        double penalty,
        NeighbourWeights[] scratch,
        WorkerTeam team,
        int[] labels,
        CancellationToken cancellation)
    {
        if (nodes.Length == 1)
        {
            labels[nodes[0]] = nodes[0];
            return;
        }

        var level = nodes.Length == graph.Count
            ? ClusterLevel.Of(graph, options.Objective, penalty)
            : ClusterLevel.Of(graph, nodes, numberOf, options.Objective, penalty);
        var clusters = new int[nodes.Length];
        for (var node = 0; node < clusters.Length; node++)
            clusters[node] = node;
        var count = new Descent(level, options, scratch, team).Run(clusters, cancellation);
        // Clusters are numbered in the order of their first node, by which the whole graph's are named.
        var names = new int[count];
        for (int node = 0, next = 0; node < clusters.Length; node++)
        {
            if (clusters[node] == next)
                names[next++] = nodes[node];
            labels[nodes[node]] = names[clusters[node]];
        }
    }
}
