using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Ranking;

public sealed class PageRankTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes()
    {
        var graph = Graphs.Random(3, 20_000, 200_000);
        var one = PersonalisedPageRank.From(graph, [1, 2, 3], 0.15, 1e-10, 1, TestContext.Current.CancellationToken);
        foreach (var threads in new[] { 2, 5 })
        {
            var many = PersonalisedPageRank.From(graph, [1, 2, 3], 0.15, 1e-10, threads, TestContext.Current.CancellationToken);
            Assert.Equal(one.Rank, many.Rank);
            Assert.Equal(one.ErrorBound, many.ErrorBound);
        }
    }

    [Fact]
    public void The_error_is_within_the_proven_bound_and_the_bound_within_what_was_asked() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 60], Gen.Int[1, 200], Gen.Double[0.05, 0.9], Gen.Int[2, 10]).Sample((seed, count, ties, restart, digits) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var asked = Math.Pow(10, -digits);
            var result = PersonalisedPageRank.From(graph, [0, count / 2], restart, asked, 0, TestContext.Current.CancellationToken);
            var exact = Iterated(graph, [0, count / 2], restart);
            Assert.True(result.ErrorBound <= asked);
            Assert.True(exact.Zip(result.Rank, (a, b) => Math.Abs(a - b)).Sum() <= result.ErrorBound + 1e-12);
        });

    [Theory]
    [InlineData("path")]
    [InlineData("star")]
    public void A_path_and_a_star_of_a_million_accounts_are_ranked_in_few_passes(string shape)
    {
        const int Count = 1_000_000;
        var ends = Enumerable.Range(0, Count - 1).ToArray();
        var graph = shape == "path"
            ? WeightedGraph.Build(Count, ends, Enumerable.Range(1, Count - 1).ToArray())
            : WeightedGraph.Build(Count, new int[Count - 1], Enumerable.Range(1, Count - 1).ToArray());
        var result = PersonalisedPageRank.From(graph, [0], 0.15, 1e-9, 0, TestContext.Current.CancellationToken);
        Assert.InRange(result.Passes, 1, 60);
        Assert.Equal(1, result.Rank.Sum(), 1e-8);
        // On a star the walker is at the centre at every other step: rank = 0.15 + 0.85·(1 − rank).
        if (shape == "star")
            Assert.Equal(1 / 1.85, result.Rank[0], 1e-8);
    }

    [Fact]
    public void A_clique_and_a_graph_without_ties_are_ranked()
    {
        var clique = Graphs.Planted(1, 1, 300, 1, 0);
        var rank = PersonalisedPageRank.From(clique, [7], TestContext.Current.CancellationToken);
        Assert.Equal(1, rank.Sum(), 1e-9);
        Assert.Equal(rank[0], rank[299], 1e-12);
        Assert.Equal(1, PersonalisedPageRank.From(Graphs.Of(3), [1], TestContext.Current.CancellationToken)[1], 1e-12);
    }

    [Fact]
    public void Pushing_is_never_above_the_exact_rank_and_never_further_below_than_promised() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 60], Gen.Int[1, 200], Gen.Double[0.05, 0.9], Gen.Int[1, 6]).Sample((seed, count, ties, restart, digits) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var start = Enumerable.Range(0, count).First(n => graph.DegreeOf(n) > 0 || n == count - 1);
            if (graph.DegreeOf(start) == 0)
                return;
            var accuracy = Math.Pow(10, -digits);
            var push = new PageRankPush(graph);
            var found = new double[count];
            // Asked twice: the second answer finds a clean workspace.
            push.From([count - 1], restart, accuracy, cancellation: TestContext.Current.CancellationToken);
            foreach (var (node, value) in push.From([start], restart, accuracy, cancellation: TestContext.Current.CancellationToken))
                found[node] = value;
            var exact = Iterated(graph, [start], restart);
            for (var node = 0; node < count; node++)
                Assert.InRange(exact[node] - found[node], -1e-12, (accuracy * push.StrengthOf(node)) + 1e-12);
        });

    [Fact]
    public void Pushing_without_a_tie_is_pushing_on_the_graph_without_it() =>
        Gen.Select(Gen.ULong, Gen.Int[3, 20], Gen.Int[3, 60]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var cut = Enumerable.Range(0, count).Where(n => graph.DegreeOf(n) > 1).Select(n => (n, graph.NeighboursOf(n)[0])).FirstOrDefault();
            if (cut == default)
                return;
            var without = WeightedGraph.Build(
                count,
                [.. Enumerable.Range(0, count).SelectMany(a => graph.NeighboursOf(a).ToArray().Zip(graph.WeightsOf(a).ToArray(), (b, w) => new Tie(a, b, w))).Where(t => t.A < t.B && (t.A, t.B) != cut && (t.B, t.A) != cut)]);
            var left = new PageRankPush(graph).From([cut.n], 0.15, 1e-9, without: [cut], cancellation: TestContext.Current.CancellationToken).ToDictionary(r => r.Node, r => r.Value);
            foreach (var (node, value) in new PageRankPush(without).From([cut.n], 0.15, 1e-9, cancellation: TestContext.Current.CancellationToken))
                Assert.Equal(value, left[node], 1e-6);
        });

    [Fact]
    public void Nothing_is_pushed_through_a_hub_but_a_hub_that_is_the_seed_spreads()
    {
        // 0 – 1 – hub 2 – 3 … 22
        var graph = Graphs.Of(23, [(0, 1), (1, 2), .. Enumerable.Range(3, 20).Select(n => (2, n))]);
        var push = new PageRankPush(graph);
        Assert.Equal([0, 1, 2], push.From([0], 0.15, 1e-6, mostDegree: 10, cancellation: TestContext.Current.CancellationToken).Select(r => r.Node).Order());
        Assert.Equal(23, push.From([2], 0.15, 1e-6, mostDegree: 10, cancellation: TestContext.Current.CancellationToken).Count);
    }

    /// <summary>Power iteration far beyond convergence, over rows.</summary>
    internal static double[] Iterated(WeightedGraph graph, int[] seeds, double restart)
    {
        var distinct = seeds.Distinct().ToArray();
        var start = new double[graph.Count];
        foreach (var seed in distinct)
            start[seed] = 1.0 / distinct.Length;
        var rank = start.ToArray();
        for (var round = 0; round < 40 / restart; round++)
        {
            var next = start.Select(s => s * restart).ToArray();
            for (var node = 0; node < graph.Count; node++)
            {
                for (var i = 0; i < graph.DegreeOf(node); i++)
                    next[graph.NeighboursOf(node)[i]] += (1 - restart) * rank[node] * graph.WeightsOf(node)[i] / graph.StrengthOf(node);
                for (var s = 0; s < start.Length && graph.DegreeOf(node) == 0; s++)
                    next[s] += (1 - restart) * rank[node] * start[s];
            }

            rank = next;
        }

        return rank;
    }
}
