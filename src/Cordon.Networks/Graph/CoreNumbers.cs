namespace Cordon.Networks.Graph;

/// <summary>
/// The core number of a node: the greatest k such that it is in a part of the graph where everybody has at least k ties inside (Seidman
/// 1983). By peeling level by level, in parallel, each thread following its own chains (Kabir, Madduri 2017). O(ties · log of the greatest core).
/// </summary>
public static class CoreNumbers
{
    private const int Chunk = 1 << 13;

    /// <summary>Core numbers by node; weights do not count.</summary>
    /// <param name="graph">The graph; ties of any sign.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between chunks of nodes.</param>
    public static int[] Of(WeightedGraph graph, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads, CancellationToken = cancellation };
        // Ties left; ends as the core number. Invariant between levels: whoever has more left than the level is not peeled yet.
        var left = new int[graph.Count];
        var nodes = new int[graph.Count];
        for (var node = 0; node < left.Length; node++)
            (left[node], nodes[node]) = (graph.DegreeOf(node), node);
        var parts = new Part[(graph.Count + Chunk - 1) / Chunk];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = new Part(i * Chunk, Math.Min(Chunk, graph.Count - (i * Chunk)));
        long remaining = graph.Count;
        for (var level = 0; remaining > 0;)
        {
            var k = level;
            // Few nodes are not worth waking other threads.
            var parallel = remaining > Chunk;
            For(parts, options, parallel, part => part.Split(nodes, left, k));
            remaining = 0;
            var (least, starting) = (int.MaxValue, false);
            foreach (var part in parts)
            {
                remaining += part.Count;
                least = Math.Min(least, part.Least);
                starting |= part.First.Count > 0;
            }

            if (starting)
                For(parts, options, parallel, part => Peel(graph, part.First, left, k));
            // Nobody is below the least number of ties left.
            level = starting ? level + 1 : least;
        }

        return left;
    }

    private static void For(Part[] parts, ParallelOptions options, bool parallel, Action<Part> work)
    {
        if (parallel)
        {
            Parallel.ForEach(parts, options, work);
            return;
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        foreach (var part in parts)
            work(part);
    }

    private static void Peel(WeightedGraph graph, List<int> stack, int[] left, int level)
    {
        while (stack.Count > 0)
        {
            var node = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            foreach (var neighbour in graph.NeighboursOf(node))
            {
                if (Volatile.Read(ref left[neighbour]) <= level)
                    continue;
                var now = Interlocked.Decrement(ref left[neighbour]);
                // Exactly one thread brings it down to the level and follows it; one that comes too late takes its step back.
                if (now == level)
                    stack.Add(neighbour);
                else if (now < level)
                    Interlocked.Increment(ref left[neighbour]);
            }
        }
    }

    /// <summary>A part of the nodes that are left: a slice that shrinks in place.</summary>
    private sealed class Part(int start, int count)
    {
        public int Count { get; private set; } = count;

        /// <summary>Those whose ties left are exactly the level, to be peeled first.</summary>
        public List<int> First { get; } = [];

        /// <summary>The fewest ties left among those that stay.</summary>
        public int Least { get; private set; }

        public void Split(int[] nodes, int[] left, int level)
        {
            var (kept, least) = (0, int.MaxValue);
            var slice = nodes.AsSpan(start, Count);
            foreach (var node in slice)
            {
                var ties = left[node];
                if (ties > level)
                {
                    slice[kept++] = node;
                    least = Math.Min(least, ties);
                }
                else if (ties == level)
                {
                    First.Add(node);
                }
            }

            (Count, Least) = (kept, least);
        }
    }
}
