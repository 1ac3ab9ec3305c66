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
        for (var node = 0; node < left.Length; node++)
            left[node] = graph.DegreeOf(node);
        var remaining = Enumerable.Range(0, left.Length).ToArray();
        for (var level = 0; remaining.Length > 0; level++)
        {
            var chunks = (remaining.Length + Chunk - 1) / Chunk;
            var (kept, first) = (new List<int>[chunks], new List<int>[chunks]);
            var (nodes, k) = (remaining, level);
            For(chunks, options, chunk => (kept[chunk], first[chunk]) = Split(nodes.AsSpan(chunk * Chunk, Math.Min(Chunk, nodes.Length - (chunk * Chunk))), left, k));
            For(chunks, options, chunk => Peel(graph, first[chunk], left, k));
            remaining = [.. kept.SelectMany(c => c).Where(n => left[n] > k)];
            // Nobody below the least number of ties left is there to be peeled.
            if (remaining.Length > 0)
                level = Math.Max(level, remaining.Min(n => left[n]) - 1);
        }

        return left;
    }

    private static void For(int chunks, ParallelOptions options, Action<int> work)
    {
        if (chunks > 1)
        {
            Parallel.For(0, chunks, options, work);
            return;
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        work(0);
    }

    private static (List<int> Kept, List<int> First) Split(ReadOnlySpan<int> nodes, int[] left, int level)
    {
        var (kept, first) = (new List<int>(nodes.Length), new List<int>());
        foreach (var node in nodes)
            (left[node] > level ? kept : first).Add(node);
        return (kept, first);
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
}
