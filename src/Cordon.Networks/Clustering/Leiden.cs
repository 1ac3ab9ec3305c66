using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// The Leiden algorithm (Traag, Waltman, Van Eck 2019): local moves, refinement inside each cluster, aggregation, repeated. Every cluster
/// is connected. Deterministic for a random seed.
/// </summary>
/// <remarks>
/// Both objectives are one here: joining cluster C gains w(v,C) − γ·m(v)·m(C), where a node's mass m is 1 for CPM and its strength for
/// modularity (then γ is the resolution over the total strength). Refinement joins the best well-connected neighbour.
/// </remarks>
public static class Leiden
{
    /// <summary>Clusters the graph.</summary>
    /// <exception cref="ArgumentException">The options are out of range; the message says which.</exception>
    public static Partition Cluster(WeightedGraph graph, ClusteringOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem);
        var random = new SeededRandom(options.RandomSeed);
        var bottom = ClusterLevel.Of(graph, options.Objective, options.Resolution);
        var labels = Singletons(graph.Count);
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            if (!Pass(bottom, labels, random, cancellation))
                break;
        }

        return Partition.From(ConnectedParts(graph, labels));
    }

    // One descent from the whole graph to its coarsest aggregate; false when nothing moved.
    private static bool Pass(ClusterLevel bottom, int[] labels, SeededRandom random, CancellationToken cancellation)
    {
        var level = bottom;
        var clusters = labels.AsSpan().ToArray();
        var nodeOf = Singletons(bottom.Count);
        var changed = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            changed |= new LocalMoves(level, clusters).Run(random, cancellation);
            var refined = new Refinement(level, clusters).Run(random);
            var (aggregate, memberOf) = level.Aggregate(refined);
            if (aggregate.Count == level.Count)
                break;
            var coarse = new int[aggregate.Count];
            for (var node = 0; node < level.Count; node++)
                coarse[memberOf[node]] = clusters[node];
            for (var node = 0; node < nodeOf.Length; node++)
                nodeOf[node] = memberOf[nodeOf[node]];
            clusters = Compact(coarse);
            level = aggregate;
        }

        for (var node = 0; node < labels.Length; node++)
            labels[node] = clusters[nodeOf[node]];
        return changed;
    }

    private static int[] Singletons(int count)
    {
        var labels = new int[count];
        for (var node = 0; node < count; node++)
            labels[node] = node;
        return labels;
    }

    // Cluster numbers must stay below the level's node count.
    private static int[] Compact(int[] labels) => [.. Partition.From(labels).ClusterOf];

    // A node that leaves can cut its old cluster in two; the parts are better apart under both objectives.
    private static int[] ConnectedParts(WeightedGraph graph, int[] labels)
    {
        var parts = new int[graph.Count];
        Array.Fill(parts, -1);
        var stack = new Stack<int>();
        for (var start = 0; start < graph.Count; start++)
        {
            if (parts[start] >= 0)
                continue;
            parts[start] = start;
            stack.Push(start);
            while (stack.TryPop(out var node))
            {
                foreach (var neighbour in graph.NeighboursOf(node))
                {
                    if (parts[neighbour] >= 0 || labels[neighbour] != labels[node])
                        continue;
                    parts[neighbour] = start;
                    stack.Push(neighbour);
                }
            }
        }

        return parts;
    }
}
