using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// What spreads from the seeds: f = e + κ·D⁻¹·W·f, with e above 0 at abusive and below 0 at trusted seeds, W the ties and D each node's sum of
/// |weights|; and the same with all signs dropped. The risk is ½·(1 + f / f of the dropped signs): the share that speaks for abuse. A tie below 0
/// (a block, a report, a low rating) turns what crosses it into its opposite. κ = 0.85 is below 1 / the spectral radius of D⁻¹·W, which is at
/// most 1, so it always converges.
/// </summary>
internal sealed class TwoSidedWalk
{
    public const double Keep = 1 - PersonalisedPageRank.Restart;

    // Far from all seeds a little of both keeps the share even instead of noise; in all a thousandth of what spreads.
    public const double Everywhere = 1e-3;
    private const double Accuracy = 1e-9;
    private readonly WeightedGraph _graph;
    private readonly WalkSolver _solver;
    private readonly WalkSolver? _signed;

    public TwoSidedWalk(WeightedGraph graph, int threads, CancellationToken cancellation)
    {
        _graph = graph;
        _solver = new WalkSolver(graph.IsSigned ? Unsigned(graph) : graph, threads, cancellation);
        _signed = graph.IsSigned ? new WalkSolver(graph, threads, cancellation) : null;
    }

    /// <summary>Risk by node, in [0,1].</summary>
    /// <param name="abusive">Distinct seeds, at least one.</param>
    /// <param name="trusted">Distinct seeds. When there is none, the walk that starts anywhere stands for them.</param>
    /// <param name="byStrength">Whether a seed speaks as often as it is tied, or as often as any other.</param>
    public double[] Risk(int[] abusive, int[] trusted, bool byStrength)
    {
        var bad = Start(abusive, byStrength);
        var good = Start(trusted, byStrength);
        if (_signed is null)
            return Share(Spread(_solver, bad), Spread(_solver, good), trusted.Length > 0);
        // f is what speaks for abuse less what speaks for trust; with the signs dropped it is both together.
        var (difference, both) = (Spread(_signed, [.. bad.Zip(good, (b, g) => b - g)]), Spread(_solver, [.. bad.Zip(good, (b, g) => b + g)]));
        return Share([.. both.Zip(difference, (b, d) => (b + d) / 2)], [.. both.Zip(difference, (b, d) => (b - d) / 2)], trusted.Length > 0);
    }

    private double[] Start(int[] seeds, bool byStrength)
    {
        var start = new double[_graph.Count];
        var mass = _solver.Mass;
        double total = 0;
        foreach (var seed in seeds)
            total += byStrength ? mass[seed] : 1;
        foreach (var seed in seeds)
            start[seed] = (1 - Keep) * (byStrength ? 1 : 1 / mass[seed]) / total;
        return start;
    }

    private static double[] Spread(WalkSolver solver, double[] start)
    {
        var answer = start.Select(s => s / (1 - Keep)).ToArray();
        solver.Solve(start, Keep, Accuracy * (1 - Keep), answer);
        return answer;
    }

    private double[] Share(double[] forAbuse, double[] forTrust, bool hasTrusted)
    {
        var mass = _solver.Mass;
        double total = 0;
        for (var node = 0; node < mass.Length; node++)
            total += _graph.DegreeOf(node) == 0 ? 0 : mass[node];
        var floor = hasTrusted ? Everywhere / mass.Length : 0;
        var risk = new double[mass.Length];
        for (var node = 0; node < risk.Length; node++)
        {
            // Rounding may leave a far node a hair below 0.
            var abuse = Math.Max(0, forAbuse[node] * mass[node]);
            var trust = Math.Max(0, forTrust[node] * mass[node]);
            if (!hasTrusted && _graph.DegreeOf(node) > 0)
                trust += mass[node] / total;
            var both = abuse + trust + (2 * floor);
            risk[node] = both == 0 ? 0 : (abuse + floor) / both;
        }

        return risk;
    }

    private static WeightedGraph Unsigned(WeightedGraph graph)
    {
        var weights = graph.Weights.ToArray();
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Math.Abs(weights[i]);
        return new WeightedGraph(graph.OffsetArray, graph.TargetArray, graph.IsUniform ? null : weights, graph.IsUniform ? weights[0] : 1);
    }
}
