using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Personalised PageRank (Page, Brin, Motwani, Winograd 1998; Haveliwala 2002) by power iteration on an undirected weighted graph: how often
/// a walker is at each node who follows ties by weight and now and then starts again at a seed.
/// </summary>
public static class PersonalisedPageRank
{
    /// <summary>The chance to start again at each step.</summary>
    public const double Restart = 0.15;

    private const int MostIterations = 100;
    private const double Converged = 1e-10;

    /// <summary>The share of time at each node; sums to 1 when there is a seed, else all 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="seeds">Nodes to start from, each equally often; repeated seeds count once.</param>
    /// <param name="cancellation">Stops between iterations.</param>
    public static double[] From(WeightedGraph graph, IReadOnlyCollection<int> seeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        var start = new double[graph.Count];
        var distinct = seeds.Distinct().ToArray();
        foreach (var seed in distinct)
            start[seed] = 1.0 / distinct.Length;
        if (distinct.Length == 0)
            return start;
        var perWeight = new double[graph.Count];
        for (var node = 0; node < graph.Count; node++)
            perWeight[node] = graph.DegreeOf(node) == 0 ? 0 : 1 / graph.StrengthOf(node);
        var rank = start.AsSpan().ToArray();
        var flow = new double[graph.Count];
        var next = new double[graph.Count];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var change = Step(graph, start, perWeight, rank, flow, next);
            (rank, next) = (next, rank);
            if (change < Converged)
                break;
        }

        return rank;
    }

    private static double Step(WeightedGraph graph, double[] start, double[] perWeight, double[] rank, double[] flow, double[] next)
    {
        double stuck = 0;
        for (var node = 0; node < rank.Length; node++)
        {
            flow[node] = rank[node] * perWeight[node];
            if (perWeight[node] == 0)
                stuck += rank[node];
        }

        // A walker at a node without ties starts again.
        var restarting = Restart + ((1 - Restart) * stuck);
        double change = 0;
        for (var node = 0; node < rank.Length; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            double arriving = 0;
            for (var i = 0; i < neighbours.Length; i++)
                arriving += flow[neighbours[i]] * weights[i];
            next[node] = ((1 - Restart) * arriving) + (restarting * start[node]);
            change += Math.Abs(next[node] - rank[node]);
        }

        return change;
    }
}
