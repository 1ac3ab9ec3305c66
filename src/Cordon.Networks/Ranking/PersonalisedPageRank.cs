using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Personalised PageRank (Page, Brin, Motwani, Winograd 1998; Haveliwala 2002) on an undirected weighted graph: how often a walker is at
/// each node who follows ties by weight and now and then starts again at a seed. The whole graph at once; for a few nodes around a seed,
/// <see cref="PageRankPush"/> is faster.
/// </summary>
public static class PersonalisedPageRank
{
    /// <summary>The chance to start again at each step.</summary>
    public const double Restart = 0.15;

    /// <summary>The default bound on the sum of all errors.</summary>
    public const double DefaultAccuracy = 1e-9;

    /// <summary>The share of time at each node; sums to 1 when there is a seed, else all 0.</summary>
    /// <param name="graph">The graph; weights above 0.</param>
    /// <param name="seeds">Nodes to start from, each equally often; repeated seeds count once.</param>
    /// <param name="cancellation">Stops between passes over the ties.</param>
    public static double[] From(WeightedGraph graph, IReadOnlyCollection<int> seeds, CancellationToken cancellation = default) =>
        From(graph, seeds, Restart, DefaultAccuracy, 0, cancellation).Rank;

    /// <summary>The share of time at each node, with the bound that is proven for it.</summary>
    /// <param name="graph">The graph; weights above 0.</param>
    /// <param name="seeds">Nodes to start from, each equally often; repeated seeds count once.</param>
    /// <param name="restart">The chance to start again, in (0,1].</param>
    /// <param name="accuracy">The sum over nodes of |error| is at most this, above 1e-14.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between passes over the ties.</param>
    public static PageRankResult From(WeightedGraph graph, IReadOnlyCollection<int> seeds, double restart, double accuracy, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(restart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(restart, 1);
        var rank = new double[graph.Count];
        if (seeds.Count == 0)
            return new PageRankResult(rank, 0, 0);
        return From(new WalkSolver(graph, threads, cancellation), graph, seeds, restart, accuracy);
    }

    internal static PageRankResult From(WalkSolver solver, WeightedGraph graph, IReadOnlyCollection<int> seeds, double restart, double accuracy)
    {
        // With y = rank / strength the equation is y = starting·start / strength + (1 − restart)·D⁻¹·W·y. A walker at a seed without ties starts
        // again, which makes starts a little more frequent for all.
        var distinct = seeds.Distinct().ToArray();
        var mass = solver.Mass;
        var alone = distinct.Count(seed => graph.DegreeOf(seed) == 0);
        var starting = restart / (1 - ((1 - restart) * alone / distinct.Length)) / distinct.Length;
        var right = new double[graph.Count];
        var rank = new double[graph.Count];
        foreach (var seed in distinct)
        {
            right[seed] = starting / mass[seed];
            rank[seed] = graph.DegreeOf(seed) == 0 ? starting : right[seed] / restart;
        }

        var before = solver.Passes;
        var bound = solver.Solve(right, 1 - restart, accuracy * restart, rank) / restart;
        for (var node = 0; node < rank.Length; node++)
            rank[node] *= mass[node];
        return new PageRankResult(rank, bound, solver.Passes - before);
    }
}
