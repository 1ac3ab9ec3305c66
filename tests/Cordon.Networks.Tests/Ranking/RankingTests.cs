using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Ranking;

public sealed class RankingTests
{
    [Fact]
    public void Page_rank_equals_the_solution_of_its_linear_system() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 20], Gen.Int[0, 60]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var found = PersonalisedPageRank.From(graph, [0, count - 1], TestContext.Current.CancellationToken);
            var expected = Naive(graph, [0, count - 1]);
            Assert.Equal(1, found.Sum(), 1e-6);
            for (var node = 0; node < count; node++)
                Assert.Equal(expected[node], found[node], 1e-6);
        });

    [Fact]
    public void Risk_is_high_at_the_abusive_seed_low_at_the_trusted_and_even_in_between()
    {
        var graph = Graphs.Of(5, (0, 1), (1, 2), (2, 3), (3, 4));
        var risk = RiskRanking.Rank(graph, new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [4] = SeedLabel.Trusted }, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, risk[2], 1e-6);
        Assert.True(risk[0] > risk[1] && risk[1] > risk[2] && risk[2] > risk[3] && risk[3] > risk[4]);
    }

    [Fact]
    public void Without_trusted_seeds_a_hub_is_no_riskier_for_being_a_hub()
    {
        // Both 1 and the hub 2 touch the seed; the hub also touches twenty others.
        var ties = new List<(int, int)> { (0, 1), (0, 2) };
        ties.AddRange(Enumerable.Range(3, 20).Select(n => (2, n)));
        var risk = RiskRanking.Rank(Graphs.Of(23, [.. ties]), new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive }, TestContext.Current.CancellationToken);
        Assert.True(risk[1] > risk[2]);
    }

    [Fact]
    public void Ranking_without_an_abusive_seed_is_refused() =>
        Assert.Throws<ArgumentException>(() => RiskRanking.Rank(Graphs.Of(2, (0, 1)), new Dictionary<int, SeedLabel> { [0] = SeedLabel.Trusted }, TestContext.Current.CancellationToken));

    [Fact]
    public void The_strongest_path_is_the_best_of_all_paths() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 7], Gen.Int[1, 15]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var paths = StrongestPaths.To(graph, [0], TestContext.Current.CancellationToken);
            for (var node = 1; node < count; node++)
            {
                var found = paths.From(node);
                var best = Best(graph, node, [node]);
                Assert.Equal(best, found.Count == 0 ? 0 : found.Aggregate(1.0, (product, step) => product * step.Weight / Heaviest(graph) * 0.85), 1e-6);
                if (found.Count > 0)
                    Assert.Equal(0, found[^1].Node);
            }
        });

    [Fact]
    public void Seeds_are_read_with_and_without_labels()
    {
        var seeds = SeedFile.Read(new StringReader("account,label\na\n# comment\nb,1\nc 0\nd\t-1\n\ne,+1\n"));
        Assert.Equal(["a", "b", "e"], seeds.Where(s => s.Value == SeedLabel.Abusive).Select(s => s.Key).Order());
        Assert.Equal(["c", "d"], seeds.Where(s => s.Value == SeedLabel.Trusted).Select(s => s.Key).Order());
    }

    [Theory]
    [InlineData("a,2", "seeds line 1: the label '2'")]
    [InlineData("a,1\na,0", "seeds line 2: 'a' is labelled both")]
    public void A_wrong_seed_is_named_with_its_line(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => SeedFile.Read(new StringReader(text))).Message, StringComparison.Ordinal);

    private static float Heaviest(WeightedGraph graph) => Enumerable.Range(0, graph.Count).SelectMany(n => graph.WeightsOf(n).ToArray()).Max();

    private static double Best(WeightedGraph graph, int node, int[] visited)
    {
        if (node == 0)
            return 1;
        var best = 0.0;
        for (var i = 0; i < graph.DegreeOf(node); i++)
        {
            var next = graph.NeighboursOf(node)[i];
            if (!visited.Contains(next))
                best = Math.Max(best, graph.WeightsOf(node)[i] / Heaviest(graph) * 0.85 * Best(graph, next, [.. visited, next]));
        }

        return best;
    }

    // Plain iteration far beyond convergence, over a dense matrix.
    private static double[] Naive(WeightedGraph graph, int[] seeds)
    {
        var n = graph.Count;
        var start = Enumerable.Range(0, n).Select(i => seeds.Distinct().Contains(i) ? 1.0 / seeds.Distinct().Count() : 0).ToArray();
        var rank = start.ToArray();
        for (var round = 0; round < 400; round++)
        {
            var next = start.Select(s => 0.15 * s).ToArray();
            for (var node = 0; node < n; node++)
            {
                var strength = graph.StrengthOf(node);
                for (var i = 0; i < graph.DegreeOf(node); i++)
                    next[graph.NeighboursOf(node)[i]] += 0.85 * rank[node] * graph.WeightsOf(node)[i] / strength;
                if (strength == 0)
                {
                    for (var s = 0; s < n; s++)
                        next[s] += 0.85 * rank[node] * start[s];
                }
            }

            rank = next;
        }

        return rank;
    }
}
