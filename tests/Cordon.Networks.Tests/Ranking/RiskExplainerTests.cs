using Cordon.Events;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Ranking;

public sealed class RiskExplainerTests
{
    [Theory]
    [InlineData(RiskMethod.Both)]
    [InlineData(RiskMethod.PageRank)]
    [InlineData(RiskMethod.Belief)]
    public void The_local_walk_tells_the_same_risk_as_the_ranking_of_the_whole_graph(RiskMethod method) =>
        Gen.Select(Gen.ULong, Gen.Int[3, 30], Gen.Int[3, 90], Gen.Bool).Sample((seed, count, ties, hasTrusted) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var seeds = new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [1] = SeedLabel.Abusive };
            if (hasTrusted)
                seeds[count - 1] = SeedLabel.Trusted;
            var risk = RiskRanking.Rank(graph, seeds, method, 0, TestContext.Current.CancellationToken);
            var explainer = new RiskExplainer(graph, seeds, method, 1e-11, TestContext.Current.CancellationToken);
            for (var node = 0; node < count; node++)
            {
                if (graph.DegreeOf(node) > 0)
                    Assert.Equal(risk[node], explainer.RiskOf(node), 1e-4);
            }
        });

    [Fact]
    public void What_a_change_says_is_what_ranking_without_the_tie_gives() =>
        Gen.Select(Gen.ULong, Gen.Int[4, 20], Gen.Int[8, 60]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var seeds = new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [1] = SeedLabel.Trusted };
            var explainer = new RiskExplainer(graph, seeds, RiskMethod.PageRank, 1e-11, TestContext.Current.CancellationToken);
            for (var node = 2; node < count; node++)
            {
                var changes = explainer.Changes(node);
                Assert.Equal(changes.Select(c => c.RiskWithout).Order(), changes.Select(c => c.RiskWithout));
                foreach (var change in changes)
                {
                    var without = RiskRanking.Rank(Without(graph, change.A, change.B), seeds, RiskMethod.PageRank, 0, TestContext.Current.CancellationToken);
                    Assert.Equal(without[node], change.RiskWithout, 1e-3);
                    Assert.True(change.RiskWithout < change.Risk);
                }
            }
        }, iter: 30);

    [Fact]
    public void Several_paths_have_no_tie_in_common_and_the_first_is_the_strongest() =>
        Gen.Select(Gen.ULong, Gen.Int[3, 25], Gen.Int[3, 80]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var paths = StrongestPaths.To(graph, [0, 1], TestContext.Current.CancellationToken);
            var heaviest = Enumerable.Range(0, count).SelectMany(n => graph.WeightsOf(n).ToArray()).DefaultIfEmpty(1).Max();
            for (var node = 2; node < count; node++)
            {
                var distinct = paths.Distinct(node, 4);
                Assert.Equal(paths.From(node), distinct.Count == 0 ? [] : distinct[0]);
                var strengths = distinct.Select(p => p.Aggregate(1.0, (product, step) => product * step.Weight / heaviest * 0.85)).ToArray();
                for (var i = 1; i < strengths.Length; i++)
                    Assert.True(strengths[i] <= strengths[i - 1] + 1e-9);
                var used = distinct.SelectMany(p => p.Select((s, i) => (A: i == 0 ? node : p[i - 1].Node, B: s.Node))).Select(t => (Math.Min(t.A, t.B), Math.Max(t.A, t.B))).ToArray();
                Assert.Equal(used.Distinct().Count(), used.Length);
                Assert.All(distinct, p => Assert.InRange(p[^1].Node, 0, 1));
                // As many as a largest flow would find at least reach one seed when any path is left over: the greedy choice never stops early.
                Assert.True(distinct.Count == 4 || !Reaches(graph, node, used));
            }
        });

    [Fact]
    public void Taking_the_shown_ties_away_lowers_the_risk_far_more_than_taking_random_ones()
    {
        var graph = Graphs.Planted(4, 8, 25, 0.3, 0.01);
        var seeds = Enumerable.Range(0, 5).ToDictionary(n => n, _ => SeedLabel.Abusive);
        for (var n = 100; n < 105; n++)
            seeds[n] = SeedLabel.Trusted;
        var explainer = new RiskExplainer(graph, seeds, RiskMethod.Both, 1e-8, TestContext.Current.CancellationToken);
        var random = new SeededRandom(1);
        var (shown, drawn) = (0.0, 0.0);
        foreach (var node in Enumerable.Range(5, 20))
        {
            var ties = explainer.Changes(node).Select(c => (c.A, c.B)).ToArray();
            var before = explainer.RiskOf(node);
            shown += before - explainer.RiskOf(node, ties);
            var row = graph.NeighboursOf(node).ToArray();
            random.Shuffle(row.AsSpan());
            drawn += before - explainer.RiskOf(node, [.. row.Take(ties.Length).Select(b => (node, b))]);
        }

        Assert.True(shown > 0 && shown > 3 * drawn, $"shown {shown}, drawn {drawn}");
    }

    private static WeightedGraph Without(WeightedGraph graph, int a, int b) => WeightedGraph.Build(
        graph.Count,
        [
            .. Enumerable.Range(0, graph.Count).SelectMany(n => graph.NeighboursOf(n).ToArray().Zip(graph.WeightsOf(n).ToArray(), (m, w) => new Tie(n, m, w)))
                .Where(t => t.A < t.B && (t.A, t.B) != (a, b) && (t.B, t.A) != (a, b)),
        ]);

    private static bool Reaches(WeightedGraph graph, int from, (int, int)[] used)
    {
        var seen = new HashSet<int> { from };
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var node))
        {
            foreach (var next in graph.NeighboursOf(node).ToArray().Where(n => !used.Contains((Math.Min(n, node), Math.Max(n, node)))))
            {
                if (next < 2)
                    return true;
                if (seen.Add(next))
                    stack.Push(next);
            }
        }

        return false;
    }
}
