using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Calibrating;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;

namespace Cordon.Bench;

/// <summary>How right probabilities are for accounts that are no seeds, and how much what an explanation shows matters.</summary>
internal static class RiskTruth
{
    private const int Explained = 40;

    /// <summary>Calibrates on the seeds alone and measures on everybody else.</summary>
    public static void Calibration(WeightedGraph graph, Dictionary<int, SeedLabel> seeds, Func<int, bool> isAbusive)
    {
        var risk = RiskRanking.Rank(graph, seeds);
        var calibration = CalibratedRisk.Fit(graph, seeds)!;
        var others = Enumerable.Range(0, graph.Count).Where(n => !seeds.ContainsKey(n)).ToArray();
        double[] probabilities = [.. others.Select(n => calibration.Curve.At(risk[n]))];
        bool[] truth = [.. others.Select(isAbusive)];
        var bins = RankQuality.Reliability(probabilities, truth);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"probabilities on held-out seeds: Brier {calibration.Brier:0.000} (by the rate alone {calibration.BrierOfRate:0.000}), calibration error {calibration.CalibrationError:0.000}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"probabilities on the {others.Length:N0} others: Brier {RankQuality.Brier(probabilities, truth):0.000}, calibration error {RankQuality.CalibrationError(bins):0.000}"));
    }

    /// <summary>Takes the shown ties away, or as many random ones of the same account, and compares how far the risk falls.</summary>
    public static void Fidelity(WeightedGraph graph, Dictionary<int, SeedLabel> seeds, int firstFake)
    {
        var explainer = new RiskExplainer(graph, seeds);
        var random = new SeededRandom(3);
        var (before, shown, drawn, ties) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < Explained; i++)
        {
            var node = firstFake + random.Next(graph.Count - firstFake);
            if (seeds.ContainsKey(node))
                continue;
            var changes = explainer.Changes(node).Select(c => (c.A, c.B)).ToArray();
            var risk = explainer.RiskOf(node);
            var row = graph.NeighboursOf(node).ToArray();
            random.Shuffle(row.AsSpan());
            before += risk;
            ties += changes.Length;
            shown += risk - explainer.RiskOf(node, changes);
            drawn += risk - explainer.RiskOf(node, [.. row.Take(changes.Length).Select(b => (node, b))]);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"explanations of {Explained} fakes, mean risk {before / Explained:0.00}: without the {(double)ties / Explained:0.0} ties shown it falls by {shown / Explained:0.000}, without as many random ones by {drawn / Explained:0.000}"));
    }
}
