using Cordon.Networks.Graph;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Risk of each account from what is known about a few: two walks, one from the abusive seeds, one from the trusted seeds, and the share
/// of the first in both. Without trusted seeds the second walk is the one that starts anywhere, in proportion to tie weight.
/// </summary>
public static class RiskRanking
{
    /// <summary>
    /// Risk by node, in [0,1]: 0.5 means no closer to the abusive seeds than to the reference; nodes that neither walk reaches have 0.5
    /// when trusted seeds are given and 0 otherwise.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="seeds">Labelled nodes; at least one abusive.</param>
    /// <param name="cancellation">Stops between iterations.</param>
    /// <exception cref="ArgumentException">There is no abusive seed.</exception>
    public static double[] Rank(WeightedGraph graph, IReadOnlyDictionary<int, SeedLabel> seeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        var abusive = seeds.Where(s => s.Value == SeedLabel.Abusive).Select(s => s.Key).Order().ToArray();
        var trusted = seeds.Where(s => s.Value == SeedLabel.Trusted).Select(s => s.Key).Order().ToArray();
        if (abusive.Length == 0)
            throw new ArgumentException("no seed is labelled abusive (1); risk has nowhere to start from");
        var risk = PersonalisedPageRank.From(graph, abusive, cancellation);
        var reference = trusted.Length > 0 ? PersonalisedPageRank.From(graph, trusted, cancellation) : Stationary(graph);
        // Both walks get a little everywhere, so that far from all seeds the share is even, not noise.
        var floor = trusted.Length > 0 ? 1e-3 / graph.Count : 0;
        for (var node = 0; node < risk.Length; node++)
        {
            var both = risk[node] + reference[node] + (2 * floor);
            risk[node] = both == 0 ? 0 : (risk[node] + floor) / both;
        }

        return risk;
    }

    private static double[] Stationary(WeightedGraph graph)
    {
        var strengths = new double[graph.Count];
        double total = 0;
        for (var node = 0; node < strengths.Length; node++)
            total += strengths[node] = graph.StrengthOf(node);
        for (var node = 0; node < strengths.Length && total > 0; node++)
            strengths[node] /= total;
        return strengths;
    }
}
