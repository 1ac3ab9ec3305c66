using Cordon.Networks.Calibrating;
using Cordon.Networks.Graph;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ranking;

/// <summary>Turns the risk of <see cref="RiskRanking"/> into a probability, from the seeds themselves: each fifth of them is ranked from the others.</summary>
/// <remarks>The probability holds where abuse is as frequent as among the seeds, and for accounts that were found as the seeds were.</remarks>
public static class CalibratedRisk
{
    /// <summary>Fits the curve, or gives null when there are fewer than 20 seeds of a kind. Ranks the graph five times.</summary>
    /// <param name="graph">The graph that was ranked.</param>
    /// <param name="seeds">The seeds that it was ranked from.</param>
    /// <param name="method">How it was ranked.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between passes over the ties.</param>
    public static CalibrationResult? Fit(
        WeightedGraph graph, IReadOnlyDictionary<int, SeedLabel> seeds, RiskMethod method = RiskMethod.Both, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        var nodes = seeds.Keys.Order().ToArray();
        var weighed = new Lazy<WeightedGraph>(() => method == RiskMethod.Both ? TieClosure.Weigh(graph, threads, cancellation) : graph);
        return CrossFit.Calibrate([.. nodes.Select(n => seeds[n] == SeedLabel.Abusive)], held =>
        {
            var others = seeds.ToDictionary();
            foreach (var i in held)
                others.Remove(nodes[i]);
            var risk = RiskRanking.RankWeighed(weighed.Value, others, method, threads, cancellation);
            return [.. held.Select(i => risk[nodes[i]])];
        });
    }
}
