using Cordon.Networks.Calibrating;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Ranking;

public sealed class SpreadingTests
{
    [Fact]
    public void With_signed_ties_risk_is_that_of_plain_iteration_of_its_formula() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 25], Gen.Int[1, 70], Gen.Bool).Sample((seed, count, ties, byStrength) =>
        {
            var graph = Signed(seed, count, ties);
            var seeds = new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [count - 1] = SeedLabel.Trusted };
            if (count > 4)
                seeds[count / 2] = SeedLabel.Abusive;
            var found = RiskRanking.Rank(graph, seeds, byStrength ? RiskMethod.Belief : RiskMethod.PageRank, 0, TestContext.Current.CancellationToken);
            var expected = Naive(graph, seeds, byStrength);
            for (var node = 0; node < count; node++)
                Assert.Equal(expected[node], found[node], 1e-4);
        });

    [Fact]
    public void Any_number_of_threads_gives_the_same_risk()
    {
        var graph = Signed(8, 20_000, 150_000);
        var seeds = Enumerable.Range(0, 60).ToDictionary(n => n * 100, n => n % 2 == 0 ? SeedLabel.Abusive : SeedLabel.Trusted);
        var one = RiskRanking.Rank(graph, seeds, RiskMethod.Both, 1, TestContext.Current.CancellationToken);
        Assert.Equal(one, RiskRanking.Rank(graph, seeds, RiskMethod.Both, 2, TestContext.Current.CancellationToken));
        Assert.Equal(one, RiskRanking.Rank(graph, seeds, RiskMethod.Both, 5, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(RiskMethod.Both)]
    [InlineData(RiskMethod.PageRank)]
    [InlineData(RiskMethod.Belief)]
    public void Whom_the_trusted_distrust_is_at_risk_and_whom_the_abusive_distrust_is_not(RiskMethod method)
    {
        // 0 is abusive and blocks 2; 1 is trusted and blocks 3; 4 and 5 are tied to them as usual.
        var graph = WeightedGraph.Build(6, [new Tie(0, 2, -1), new Tie(1, 3, -1), new Tie(0, 4, 1), new Tie(1, 5, 1)]);
        var risk = RiskRanking.Rank(graph, new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [1] = SeedLabel.Trusted }, method, 0, TestContext.Current.CancellationToken);
        Assert.True(risk[3] > 0.9 && risk[4] > 0.9);
        Assert.True(risk[2] < 0.1 && risk[5] < 0.1);
    }

    [Theory]
    [InlineData(RiskMethod.Both)]
    [InlineData(RiskMethod.PageRank)]
    [InlineData(RiskMethod.Belief)]
    public void Labels_turned_round_turn_the_risk_round(RiskMethod method) =>
        Gen.Select(Gen.ULong, Gen.Int[2, 25], Gen.Int[1, 70]).Sample((seed, count, ties) =>
        {
            var graph = Signed(seed, count, ties);
            var seeds = new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [count - 1] = SeedLabel.Trusted };
            var turned = new Dictionary<int, SeedLabel> { [0] = SeedLabel.Trusted, [count - 1] = SeedLabel.Abusive };
            var risk = RiskRanking.Rank(graph, seeds, method, 0, TestContext.Current.CancellationToken);
            var other = RiskRanking.Rank(graph, turned, method, 0, TestContext.Current.CancellationToken);
            for (var node = 0; node < count; node++)
                Assert.Equal(1, risk[node] + other[node], 1e-5);
        });

    [Fact]
    public void Ties_are_weighed_by_common_neighbours_over_neighbours_of_either() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 30], Gen.Int[1, 120]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var weighed = TieClosure.Weigh(graph, 0, TestContext.Current.CancellationToken);
            var overlaps = new Dictionary<(int, int), double>();
            for (var a = 0; a < count; a++)
            {
                foreach (var b in graph.NeighboursOf(a).ToArray())
                {
                    var (x, y) = (graph.NeighboursOf(a).ToArray().Except([b]).ToArray(), graph.NeighboursOf(b).ToArray().Except([a]).ToArray());
                    overlaps[(a, b)] = x.Union(y).Any() ? (double)x.Intersect(y).Count() / x.Union(y).Count() : 0;
                }
            }

            if (overlaps.Values.Sum() == 0)
            {
                Assert.Same(graph, weighed);
                return;
            }

            foreach (var ((a, b), overlap) in overlaps)
            {
                var at = graph.NeighboursOf(a).BinarySearch(b);
                Assert.Equal(graph.WeightsOf(a)[at] * (overlap + (0.1 * overlaps.Values.Average())), weighed.WeightsOf(a)[at], 1e-5);
            }
        });

    [Fact]
    public void Attack_ties_carry_less_when_ties_are_weighed_by_how_closed_they_are()
    {
        // Two crowds of tight groups, honest and fake, and as many ties between them as half of all others.
        var honest = Graphs.Planted(1, 20, 20, 0.5, 0.002);
        var random = new Cordon.Events.SeededRandom(5);
        var ties = new List<Tie>();
        foreach (var shift in new[] { 0, 400 })
        {
            for (var a = 0; a < 400; a++)
                ties.AddRange(honest.NeighboursOf(a).ToArray().Where(b => b > a).Select(b => new Tie(a + shift, b + shift, 1)));
        }

        ties.AddRange(Enumerable.Range(0, ties.Count / 2).Select(_ => new Tie(random.Next(400), 400 + random.Next(400), 1)).Distinct());
        var graph = WeightedGraph.Build(800, ties);
        var seeds = Enumerable.Range(0, 20).SelectMany(g => new[] { (g * 20, SeedLabel.Trusted), (400 + (g * 20), SeedLabel.Abusive) }).ToDictionary(s => s.Item1, s => s.Item2);
        var others = Enumerable.Range(0, 800).Where(n => !seeds.ContainsKey(n)).ToArray();
        double Auc(RiskMethod method)
        {
            var risk = RiskRanking.Rank(graph, seeds, method, 0, TestContext.Current.CancellationToken);
            return RankQuality.Auc([.. others.Select(n => risk[n])], [.. others.Select(n => n >= 400)]);
        }

        Assert.True(Auc(RiskMethod.Both) > 0.99);
        Assert.True(Auc(RiskMethod.Both) > Auc(RiskMethod.PageRank) + 0.005, $"{Auc(RiskMethod.Both)} against {Auc(RiskMethod.PageRank)}");
    }

    [Fact]
    public void A_star_of_a_million_accounts_is_weighed_and_ranked()
    {
        const int Count = 1_000_000;
        var graph = WeightedGraph.Build(Count, new int[Count - 1], Enumerable.Range(1, Count - 1).ToArray());
        var risk = RiskRanking.Rank(graph, new Dictionary<int, SeedLabel> { [1] = SeedLabel.Abusive, [2] = SeedLabel.Trusted }, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, risk[0], 1e-6);
        Assert.Equal(0.5, risk[Count - 1], 1e-3);
        Assert.True(risk[1] > 0.9 && risk[2] < 0.1);
    }

    [Fact]
    public void Risk_becomes_a_probability_only_with_twenty_seeds_of_each_kind()
    {
        var graph = Graphs.Planted(1, 2, 100, 0.1, 0.01);
        var few = Enumerable.Range(0, 39).ToDictionary(n => n < 20 ? n : n + 80, n => n < 20 ? SeedLabel.Abusive : SeedLabel.Trusted);
        Assert.Null(CalibratedRisk.Fit(graph, few, cancellation: TestContext.Current.CancellationToken));
        few[199] = SeedLabel.Trusted;
        var result = CalibratedRisk.Fit(graph, few, cancellation: TestContext.Current.CancellationToken)!;
        Assert.True(result.Auc > 0.95);
        Assert.True(result.Brier < result.BrierOfRate / 2);
        Assert.True(result.Curve.At(0.9) > 0.8 && result.Curve.At(0.1) < 0.2);
    }

    internal static WeightedGraph Signed(ulong seed, int count, int ties)
    {
        var random = new Cordon.Events.SeededRandom(seed);
        return WeightedGraph.Build(
            count,
            [.. Enumerable.Range(0, ties).Select(_ => new Tie(random.Next(count), random.Next(count), (float)(0.1 + random.NextUnit()) * (random.NextUnit() < 0.2 ? -1 : 1)))]);
    }

    // f = e + 0.85·D⁻¹·W·f by iteration, with its signs and without.
    private static double[] Naive(WeightedGraph graph, Dictionary<int, SeedLabel> seeds, bool byStrength)
    {
        var mass = Enumerable.Range(0, graph.Count).Select(n => graph.DegreeOf(n) == 0 ? 1 : graph.WeightsOf(n).ToArray().Sum(w => (double)Math.Abs(w))).ToArray();
        var start = new double[graph.Count];
        foreach (var (seed, label) in seeds)
        {
            var kind = seeds.Where(s => s.Value == label).Select(s => s.Key).ToArray();
            start[seed] = (label == SeedLabel.Abusive ? 1 : -1) * 0.15 * (byStrength ? 1 / kind.Sum(k => mass[k]) : 1 / mass[seed] / kind.Length);
        }

        var signed = Iterate(start, w => w);
        var plain = Iterate([.. start.Select(Math.Abs)], Math.Abs);
        var floor = 1e-3 / graph.Count;
        return [.. signed.Select((f, n) => (Math.Max(0, (plain[n] + f) / 2 * mass[n]) + floor) / (Math.Max(0, (plain[n] + f) / 2 * mass[n]) + Math.Max(0, (plain[n] - f) / 2 * mass[n]) + (2 * floor)))];

        double[] Iterate(double[] e, Func<float, float> weightOf)
        {
            var f = e;
            for (var round = 0; round < 200; round++)
            {
                var before = f;
                f = [.. e.Select((value, n) => value + (0.85 / mass[n] * Enumerable.Range(0, graph.DegreeOf(n)).Sum(i => weightOf(graph.WeightsOf(n)[i]) * before[graph.NeighboursOf(n)[i]])))];
            }

            return f;
        }
    }
}
