namespace Cordon.Networks.Graph;

/// <summary>
/// Which nodes can reach each other: union–find over the ties in parallel, in the manner of Afforest (Sutton, Ben-Nun, Barak 2018). Two ties a
/// node join most of a graph; then only nodes outside the largest part look at the rest of theirs.
/// </summary>
/// <remarks>
/// A parent is never greater than its child, so whatever the order of the threads the one root that a component ends with is its smallest node.
/// </remarks>
public static class ConnectedComponents
{
    private const int FirstTies = 2;
    private const int Sampled = 1024;

    /// <summary>The smallest node of each node's component, by node.</summary>
    /// <param name="graph">The graph; ties of any sign.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between blocks of nodes.</param>
    public static int[] Of(WeightedGraph graph, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var parents = new int[graph.Count];
        for (var node = 0; node < parents.Length; node++)
            parents[node] = node;
        var blocks = new NodeBlocks(graph, threads, cancellation);
        for (var tie = 0; tie < FirstTies; tie++)
        {
            var nth = tie;
            blocks.ForEach((from, to) =>
            {
                for (var node = from; node < to; node++)
                {
                    var row = graph.NeighboursOf(node);
                    if (nth < row.Length)
                        Join(parents, node, row[nth]);
                }
            });
            blocks.ForEach((from, to) => Flatten(parents, from, to));
        }

        var largest = MostFrequent(parents);
        blocks.ForEach((from, to) =>
        {
            for (var node = from; node < to; node++)
            {
                // A tie that is skipped here is seen from its other end, unless that is in the largest part too.
                if (Volatile.Read(ref parents[node]) == largest)
                    continue;
                foreach (var neighbour in graph.NeighboursOf(node))
                    Join(parents, node, neighbour);
            }
        });
        blocks.ForEach((from, to) => Flatten(parents, from, to));
        return parents;
    }

    /// <summary>How many components there are, by the labels of <see cref="Of"/>.</summary>
    public static int Count(ReadOnlySpan<int> labels)
    {
        var count = 0;
        for (var node = 0; node < labels.Length; node++)
            count += labels[node] == node ? 1 : 0;
        return count;
    }

    private static void Join(int[] parents, int a, int b)
    {
        var first = Volatile.Read(ref parents[a]);
        var second = Volatile.Read(ref parents[b]);
        while (first != second)
        {
            var (high, low) = (Math.Max(first, second), Math.Min(first, second));
            var above = Volatile.Read(ref parents[high]);
            if (above == low || (above == high && Interlocked.CompareExchange(ref parents[high], low, high) == high))
                return;
            first = Volatile.Read(ref parents[Volatile.Read(ref parents[high])]);
            second = Volatile.Read(ref parents[low]);
        }
    }

    private static void Flatten(int[] parents, int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            var root = Volatile.Read(ref parents[node]);
            while (Volatile.Read(ref parents[root]) != root)
                root = Volatile.Read(ref parents[root]);
            Volatile.Write(ref parents[node], root);
        }
    }

    private static int MostFrequent(int[] parents)
    {
        if (parents.Length == 0)
            return -1;
        var step = Math.Max(1, parents.Length / Sampled);
        return Enumerable.Range(0, parents.Length / step).Select(i => parents[i * step]).CountBy(root => root).MaxBy(c => c.Value).Key;
    }
}
