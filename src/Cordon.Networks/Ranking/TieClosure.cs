using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Weighs each tie by how closed it is: by the overlap of both circles of friends (Onnela et al. 2007), common neighbours over neighbours of either.
/// A tie between people who know each other is surrounded by common friends. A tie that an attacker gained from somebody at random is not, and to
/// surround it with common friends he has to gain theirs as well.
/// </summary>
/// <remarks>
/// Work is at most min(d, 512) · log d a tie for the smaller of both degrees d: of more neighbours every so-manieth is looked at, so a hub or a
/// clique of any size is bounded.
/// </remarks>
public static class TieClosure
{
    // What a tie without common neighbours keeps, as a share of the graph's mean overlap.
    private const double Floor = 0.1;
    private const int MostLookedAt = 512;

    // Rows of about the same length are merged; in a far longer one the few are searched for.
    private const int MergeBelow = 8;

    /// <summary>The same ties, each weight times floor + overlap; as it was when no two tied accounts have a common neighbour. Signs stay.</summary>
    /// <param name="graph">The graph. Only ties above 0 make somebody a common neighbour; a tie below 0 keeps its weight times the mean factor.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between blocks of nodes.</param>
    public static WeightedGraph Weigh(WeightedGraph graph, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var positive = graph.PositivePart();
        var blocks = new NodeBlocks(graph, threads, cancellation);
        var overlaps = new float[graph.Targets.Length];
        var (sum, count) = blocks.Sum((from, to) => Measure(graph, positive, overlaps, from, to));
        if (sum == 0)
            return graph;
        blocks.ForEach((from, to) => Mirror(graph, overlaps, from, to));
        var mean = sum / count;
        blocks.ForEach((from, to) =>
        {
            for (var node = from; node < to; node++)
            {
                var weights = graph.WeightsOf(node);
                var row = overlaps.AsSpan((int)graph.Offsets[node], weights.Length);
                for (var i = 0; i < row.Length; i++)
                    row[i] = (float)(weights[i] * ((Floor * mean) + (weights[i] > 0 ? row[i] : mean)));
            }
        });
        return new WeightedGraph(graph.OffsetArray, graph.TargetArray, overlaps, 1);
    }

    // Each tie is looked at from its smaller end.
    private static (double Sum, double Count) Measure(WeightedGraph graph, WeightedGraph positive, float[] overlaps, int from, int to)
    {
        var (sum, count) = (0.0, 0);
        for (var node = from; node < to; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (weights[i] <= 0 || neighbours[i] < node)
                    continue;
                var overlap = Overlap(positive.NeighboursOf(node), positive.NeighboursOf(neighbours[i]));
                overlaps[graph.Offsets[node] + i] = (float)overlap;
                sum += overlap;
                count++;
            }
        }

        return (sum, count);
    }

    private static void Mirror(WeightedGraph graph, float[] overlaps, int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            for (var i = 0; i < neighbours.Length && neighbours[i] < node; i++)
                overlaps[graph.Offsets[node] + i] = overlaps[graph.Offsets[neighbours[i]] + graph.NeighboursOf(neighbours[i]).BinarySearch(node)];
        }
    }

    private static double Overlap(ReadOnlySpan<int> own, ReadOnlySpan<int> other)
    {
        var few = own.Length <= other.Length ? own : other;
        var many = own.Length <= other.Length ? other : own;
        var step = (few.Length + MostLookedAt - 1) / MostLookedAt;
        double common;
        if (step == 1 && many.Length < MergeBelow * few.Length)
            common = Merged(few, many);
        else
            common = Searched(few, many, step);
        var either = few.Length + many.Length - 2 - common;
        return either <= 0 ? common > 0 ? 1 : 0 : Math.Min(1, common / either);
    }

    private static int Merged(ReadOnlySpan<int> few, ReadOnlySpan<int> many)
    {
        var (common, i, j) = (0, 0, 0);
        while (i < few.Length && j < many.Length)
        {
            var (a, b) = (few[i], many[j]);
            common += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return common;
    }

    // Of every step-th of the few, scaled up.
    private static double Searched(ReadOnlySpan<int> few, ReadOnlySpan<int> many, int step)
    {
        var (looked, common) = (0, 0);
        for (var i = 0; i < few.Length; i += step)
        {
            looked++;
            common += many.BinarySearch(few[i]) >= 0 ? 1 : 0;
        }

        return looked == 0 ? 0 : (double)common / looked * few.Length;
    }
}
