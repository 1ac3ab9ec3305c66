using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// Connected components by union–find without locks, in the manner of Afforest (Sutton, Ben-Nun, Barak 2018): the first two ties of every
/// node join most of the largest component, whose other ties then need no look.
/// </summary>
internal static class ComponentRoots
{
    private const int NodesAtOnce = 1 << 14;
    private const int FirstTies = 2;
    private const int Samples = 1024;

    /// <summary>The lowest node of each node's component.</summary>
    public static int[] Of(WeightedGraph graph, WorkerTeam team)
    {
        var roots = new int[graph.Count];
        for (var node = 0; node < roots.Length; node++)
            roots[node] = node;
        team.Run(roots.Length, NodesAtOnce, (low, high, _) =>
        {
            for (var node = low; node < high; node++)
                Join(roots, node, graph.NeighboursOf(node)[..Math.Min(FirstTies, graph.DegreeOf(node))]);
        });
        Flatten(roots, team);
        var largest = Commonest(roots);
        // A tie from the largest component to outside is also in the row of its other end.
        team.Run(roots.Length, NodesAtOnce, (low, high, _) =>
        {
            for (var node = low; node < high; node++)
            {
                if (graph.DegreeOf(node) > FirstTies && Volatile.Read(ref roots[node]) != largest)
                    Join(roots, node, graph.NeighboursOf(node)[FirstTies..]);
            }
        });
        Flatten(roots, team);
        return roots;
    }

    private static void Join(int[] roots, int node, ReadOnlySpan<int> neighbours)
    {
        foreach (var neighbour in neighbours)
        {
            var (a, b) = (Volatile.Read(ref roots[node]), Volatile.Read(ref roots[neighbour]));
            // The higher root is hung under the lower, so the last root is the lowest node, whoever comes first.
            while (a != b)
            {
                var (high, low) = (Math.Max(a, b), Math.Min(a, b));
                var above = Volatile.Read(ref roots[high]);
                if (above == low || (above == high && Interlocked.CompareExchange(ref roots[high], low, high) == high))
                    break;
                (a, b) = (Volatile.Read(ref roots[Volatile.Read(ref roots[high])]), Volatile.Read(ref roots[low]));
            }
        }
    }

    private static void Flatten(int[] roots, WorkerTeam team) =>
        team.Run(roots.Length, NodesAtOnce, (low, high, _) =>
        {
            for (var node = low; node < high; node++)
            {
                var root = node;
                for (int above; (above = Volatile.Read(ref roots[root])) != root;)
                    root = above;
                Volatile.Write(ref roots[node], root);
            }
        });

    // Any answer is right; the commonest saves most.
    private static int Commonest(int[] roots)
    {
        var sample = new int[Math.Min(Samples, roots.Length)];
        for (var i = 0; i < sample.Length; i++)
            sample[i] = roots[(int)((long)roots.Length * i / sample.Length)];
        Array.Sort(sample);
        var (best, bestLength) = (-1, 0);
        for (int start = 0, end; start < sample.Length; start = end)
        {
            for (end = start + 1; end < sample.Length && sample[end] == sample[start];)
                end++;
            if (end - start > bestLength)
                (best, bestLength) = (sample[start], end - start);
        }

        return best;
    }
}
