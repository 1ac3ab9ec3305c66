using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>Bringing clusters up to date after a small change.</summary>
public static partial class Leiden
{
    private const int MostJoinRounds = 20;

    /// <summary>
    /// Clusters a graph that has changed a little, starting from its clusters before the change. Nodes that are new or touched leave their old
    /// clusters, as one that keeps its cluster rarely leaves it for a new one, and are clustered among themselves. Then they and whoever
    /// their moves concern look for the best cluster, and clusters made of them join others. Clusters that lost a node are split where they
    /// are no longer connected.
    /// </summary>
    /// <remarks>
    /// Cost: a pass over the nodes, and the ties of the nodes concerned. The result depends on the path taken: after many updates, or when much
    /// has changed, cluster the whole again. For graphs of many components, cluster those that changed instead: with CPM that equals a whole run.
    /// </remarks>
    /// <param name="graph">The graph as it is now.</param>
    /// <param name="previous">The cluster before, by node; −1 for a node that is new.</param>
    /// <param name="touched">The nodes whose ties changed; each at most once.</param>
    /// <param name="options">How. Iterations count for the nodes that are new or touched.</param>
    /// <param name="cancellation">Stops between nodes.</param>
    /// <exception cref="ArgumentException">The options, a label or a node is out of range; the message says which.</exception>
    public static Partition Update(
        WeightedGraph graph,
        IReadOnlyList<int> previous,
        IReadOnlyCollection<int> touched,
        ClusteringOptions options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(touched);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem);
        if (previous.Count != graph.Count)
            throw new ArgumentException($"{previous.Count} previous labels for {graph.Count} nodes; give one a node, −1 for a new one", nameof(previous));
        if (graph.Count == 0)
            return Partition.From([]);
        var reset = Reset(graph, previous, touched);
        var frontier = new List<int>();
        for (var node = 0; node < reset.Length; node++)
        {
            if (reset[node])
                frontier.Add(node);
        }

        var order = frontier.ToArray();
        var level = ClusterLevel.Of(graph, options.Objective, PenaltyOf(graph, options));
        using var team = new WorkerTeam(1);
        var scratch = ScratchFor(team);
        var among = new int[order.Length];
        if (order.Length > 0)
            new Descent(level.Among(order), options, scratch, team).Run(among, cancellation);
        var clusters = Start(previous, reset, order, among);
        var before = clusters.AsSpan().ToArray();
        var moves = new LocalMoves(level, clusters, LeastGainShare * ClusterLevel.HeaviestOf(level), scratch, null);
        new SeededRandom(options.RandomSeed).Shuffle(order.AsSpan());
        moves.RunFrom(order, cancellation);
        for (var round = 0; round < MostJoinRounds && JoinNew(moves, clusters, reset, frontier); round++)
            moves.RunFrom(order, cancellation);

        Connectedness.Split(level, clusters, team, Lost(previous, reset, before, clusters));
        return Partition.From(clusters);
    }

    private static bool[] Reset(WeightedGraph graph, IReadOnlyList<int> previous, IReadOnlyCollection<int> touched)
    {
        var reset = new bool[graph.Count];
        for (var node = 0; node < reset.Length; node++)
        {
            if (previous[node] < -1 || previous[node] >= graph.Count)
                throw new ArgumentException($"node {node} was in cluster {previous[node]}; give −1 or a number below {graph.Count}, the number of nodes", nameof(previous));
            reset[node] = previous[node] < 0;
        }

        foreach (var node in touched)
        {
            if ((uint)node >= (uint)reset.Length)
                throw new ArgumentException($"node {node} is touched, but nodes are 0 to {reset.Length - 1}", nameof(touched));
            reset[node] = true;
        }

        return reset;
    }

    // Old clusters without the nodes that are reset, then the clusters among those.
    private static int[] Start(IReadOnlyList<int> previous, bool[] reset, int[] nodes, int[] among)
    {
        var numbers = new int[reset.Length];
        var clusters = new int[reset.Length];
        var count = 0;
        for (var node = 0; node < reset.Length; node++)
        {
            if (reset[node])
                continue;
            if (numbers[previous[node]] == 0)
                numbers[previous[node]] = ++count;
            clusters[node] = numbers[previous[node]] - 1;
        }

        for (var i = 0; i < nodes.Length; i++)
            clusters[nodes[i]] = count + among[i];
        return clusters;
    }

    // Which clusters lost a node: when it was reset, or when it moved; and which have a node that may have lost a tie.
    private static bool[] Lost(IReadOnlyList<int> previous, bool[] reset, int[] before, int[] after)
    {
        var lost = new bool[reset.Length];
        var left = new bool[reset.Length];
        for (var node = 0; node < reset.Length; node++)
        {
            if (reset[node] && previous[node] >= 0)
                left[previous[node]] = true;
        }

        for (var node = 0; node < reset.Length; node++)
        {
            lost[before[node]] |= before[node] != after[node] || (!reset[node] && left[previous[node]]);
            lost[after[node]] |= reset[node];
        }

        return lost;
    }

    // Joins clusters that are made of reset nodes alone to their best neighbour; true when any was.
    private static bool JoinNew(LocalMoves moves, int[] clusters, bool[] reset, List<int> frontier)
    {
        var old = new bool[clusters.Length];
        for (var node = 0; node < clusters.Length; node++)
            old[clusters[node]] |= !reset[node];
        var groups = frontier.Where(node => !old[clusters[node]]).GroupBy(node => clusters[node]).Select(g => g.ToArray()).ToList();
        var joined = false;
        var taken = new HashSet<int>();
        foreach (var group in groups)
        {
            // A cluster that another has joined in this round is looked at in the next.
            if (taken.Contains(clusters[group[0]]) || !moves.Join(group))
                continue;
            taken.Add(clusters[group[0]]);
            joined = true;
        }

        return joined;
    }
}
