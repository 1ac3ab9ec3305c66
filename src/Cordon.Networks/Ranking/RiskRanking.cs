using Cordon.Networks.Graph;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Risk of each account from what is known about a few: what spreads from the abusive seeds as a share of what spreads from them and from the
/// trusted seeds (two-sided). Without trusted seeds the walk that starts anywhere, in proportion to tie weight, stands for them.
/// </summary>
public static class RiskRanking
{
    /// <summary>Risk by node with <see cref="RiskMethod.Both"/>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="seeds">Labelled nodes; at least one abusive.</param>
    /// <param name="cancellation">Stops between passes over the ties.</param>
    /// <exception cref="ArgumentException">There is no abusive seed.</exception>
    public static double[] Rank(WeightedGraph graph, IReadOnlyDictionary<int, SeedLabel> seeds, CancellationToken cancellation = default) =>
        Rank(graph, seeds, RiskMethod.Both, 0, cancellation);

    /// <summary>
    /// Risk by node, in [0,1]: 0.5 means no closer to the abusive seeds than to the reference; nodes that nothing reaches have 0.5 when trusted
    /// seeds are given and 0 otherwise.
    /// </summary>
    /// <param name="graph">The graph; ties below 0 are distrust.</param>
    /// <param name="seeds">Labelled nodes; at least one abusive.</param>
    /// <param name="method">How risk spreads.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between passes over the ties.</param>
    /// <exception cref="ArgumentException">There is no abusive seed.</exception>
    public static double[] Rank(WeightedGraph graph, IReadOnlyDictionary<int, SeedLabel> seeds, RiskMethod method, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        return RankWeighed(method == RiskMethod.Both ? TieClosure.Weigh(graph, threads, cancellation) : graph, seeds, method, threads, cancellation);
    }

    /// <summary>The same over ties that are weighed by how closed they are already, where the method asks for that.</summary>
    internal static double[] RankWeighed(WeightedGraph graph, IReadOnlyDictionary<int, SeedLabel> seeds, RiskMethod method, int threads, CancellationToken cancellation)
    {
        var abusive = seeds.Where(s => s.Value == SeedLabel.Abusive).Select(s => s.Key).Order().ToArray();
        var trusted = seeds.Where(s => s.Value == SeedLabel.Trusted).Select(s => s.Key).Order().ToArray();
        if (abusive.Length == 0)
            throw new ArgumentException("no seed is labelled abusive (1); risk has nowhere to start from", nameof(seeds));
        var walk = new TwoSidedWalk(graph, threads, cancellation);
        if (method != RiskMethod.Both)
            return walk.Risk(abusive, trusted, byStrength: method == RiskMethod.Belief);
        var risk = walk.Risk(abusive, trusted, byStrength: false);
        var belief = walk.Risk(abusive, trusted, byStrength: true);
        for (var node = 0; node < risk.Length; node++)
            risk[node] = (risk[node] + belief[node]) / 2;
        return risk;
    }
}
