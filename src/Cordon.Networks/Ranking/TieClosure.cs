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

    private static (double Sum, double Count) Measure(WeightedGraph graph, WeightedGraph positive, float[] overlaps, int from, int to)
    {
        var (sum, count) = (0.0, 0);
        for (var node = from; node < to; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (weights[i] <= 0)
                    continue;
                var overlap = Overlap(positive.NeighboursOf(node), positive.NeighboursOf(neighbours[i]), node < neighbours[i]);
                overlaps[graph.Offsets[node] + i] = (float)overlap;
                sum += overlap;
                count++;
            }
        }

        return (sum, count);
    }

    // Both ends of a tie come to the same number: of equally long rows the one of the smaller node is looked through.
    private static double Overlap(ReadOnlySpan<int> own, ReadOnlySpan<int> other, bool ownFirst)
    {
        var looksAtOwn = own.Length < other.Length || (own.Length == other.Length && ownFirst);
        var few = looksAtOwn ? own : other;
        var many = looksAtOwn ? other : own;
        var step = (few.Length + MostLookedAt - 1) / MostLookedAt;
        var (looked, common) = (0, 0);
        for (var i = 0; i < few.Length; i += step)
        {
            looked++;
            common += many.BinarySearch(few[i]) >= 0 ? 1 : 0;
        }

        var estimated = looked == 0 ? 0 : (double)common / looked * few.Length;
        var either = few.Length + many.Length - 2 - estimated;
        return either <= 0 ? estimated > 0 ? 1 : 0 : Math.Min(1, estimated / either);
    }
}
