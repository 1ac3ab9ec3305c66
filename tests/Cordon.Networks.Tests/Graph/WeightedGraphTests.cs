using Cordon.Events;
using Cordon.Networks.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Graph;

public sealed class WeightedGraphTests
{
    [Fact]
    public void Parallel_ties_add_up_and_self_ties_are_left_out()
    {
        var graph = WeightedGraph.Build(3, [new Tie(0, 1, 1), new Tie(1, 0, 2), new Tie(2, 2, 5)]);
        Assert.Equal(1, graph.Ties);
        Assert.Equal([1], graph.NeighboursOf(0).ToArray());
        Assert.Equal([3f], graph.WeightsOf(1).ToArray());
        Assert.Equal(0, graph.DegreeOf(2));
    }

    [Fact]
    public void Rows_are_sorted_symmetric_and_hold_every_tie() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 40], Gen.Int[0, 300]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            for (var a = 0; a < count; a++)
            {
                var row = graph.NeighboursOf(a).ToArray();
                Assert.Equal(row.Order().Distinct(), row);
                for (var i = 0; i < row.Length; i++)
                {
                    var back = graph.NeighboursOf(row[i]).BinarySearch(a);
                    Assert.True(back >= 0);
                    Assert.Equal(graph.WeightsOf(a)[i], graph.WeightsOf(row[i])[back], 1e-4f);
                }
            }
        });

    [Fact]
    public void A_build_equals_the_naive_sums_whatever_the_order_the_signs_and_the_threads() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 25], Gen.Int[0, 300], Gen.Bool).Sample((seed, count, ties, uniform) =>
        {
            var (sources, targets, weights) = Columns(seed, count, ties, uniform);
            var graph = WeightedGraph.Build(count, sources, targets, weights);
            var sums = new SortedDictionary<(int, int), double>();
            for (var i = 0; i < ties; i++)
            {
                if (sources[i] == targets[i])
                    continue;
                sums[(sources[i], targets[i])] = sums.GetValueOrDefault((sources[i], targets[i])) + weights[i];
                sums[(targets[i], sources[i])] = sums.GetValueOrDefault((targets[i], sources[i])) + weights[i];
            }

            // Quarters add up exactly.
            Assert.Equal(sums.Where(s => s.Value != 0).Select(s => (s.Key.Item1, s.Key.Item2, (float)s.Value)), Arcs(graph));
            Assert.Equal(Arcs(graph).Any(a => a.Weight < 0), graph.IsSigned);
            Assert.True(!graph.IsUniform || Arcs(graph).TrueForAll(a => a.Weight == graph.UniformWeight));
            Assert.Equal(Arcs(graph).Where(a => a.Weight > 0), Arcs(graph.PositivePart()));
            Assert.Equal(Arcs(graph).Where(a => a.Weight < 0).Select(a => (a.A, a.B, -a.Weight)), Arcs(graph.NegativePart()));
            var listed = WeightedGraph.Build(count, [.. Enumerable.Range(0, ties).Reverse().Select(i => new Tie(targets[i], sources[i], weights[i]))]);
            Assert.Equal(Arcs(graph), Arcs(listed));
        });

    [Fact]
    public void Any_number_of_threads_builds_the_same_graph()
    {
        var (sources, targets, weights) = Columns(seed: 5, count: 50_000, ties: 600_000, uniform: false);
        var one = WeightedGraph.Build(50_000, sources, targets, weights, threads: 1);
        var bare = WeightedGraph.Build(50_000, sources, targets, threads: 1);
        foreach (var threads in new[] { 2, 3, 8 })
        {
            AssertSame(one, WeightedGraph.Build(50_000, sources, targets, weights, threads));
            AssertSame(bare, WeightedGraph.Build(50_000, sources, targets, threads: threads));
        }
    }

    [Fact]
    public void Equal_weights_are_stored_once()
    {
        var graph = WeightedGraph.Build(4, new[] { 0, 1 }, new[] { 1, 2 }, new[] { 2f, 2f });
        Assert.True(graph.IsUniform);
        Assert.Equal(2, graph.UniformWeight);
        Assert.Equal([2f, 2f], graph.WeightsOf(1).ToArray());
        Assert.Equal(4, graph.StrengthOf(1));
        Assert.False(WeightedGraph.Build(4, new[] { 0, 1, 1 }, new[] { 1, 2, 2 }).IsUniform);
    }

    [Theory]
    [InlineData(-1, 0, 1f, "tie 1 joins -1 and 0")]
    [InlineData(0, 3, 1f, "tie 1 joins 0 and 3")]
    [InlineData(0, 1, 0f, "tie 1 weighs 0")]
    [InlineData(0, 1, float.NaN, "tie 1 weighs NaN")]
    [InlineData(0, 1, float.NegativeInfinity, "tie 1 weighs -Infinity")]
    public void Ends_and_weights_that_are_out_of_range_are_refused(int a, int b, float weight, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => WeightedGraph.Build(3, [new Tie(0, 1, 2), new Tie(a, b, weight)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => WeightedGraph.Build(3, new[] { 0, 1 }, new[] { 1 }));

    // Weights of −½, −¼, ¼ and ½, so that some parallel ties add up to nothing.
    private static (int[] Sources, int[] Targets, float[] Weights) Columns(ulong seed, int count, int ties, bool uniform)
    {
        var random = new SeededRandom(seed);
        var (sources, targets, weights) = (new int[ties], new int[ties], new float[ties]);
        for (var i = 0; i < ties; i++)
            (sources[i], targets[i], weights[i]) = (random.Next(count), random.Next(count), uniform ? -0.25f : new[] { -0.5f, -0.25f, 0.25f, 0.5f }[random.Next(4)]);
        return (sources, targets, weights);
    }

    private static List<(int A, int B, float Weight)> Arcs(WeightedGraph graph)
    {
        var arcs = new List<(int, int, float)>();
        for (var a = 0; a < graph.Count; a++)
        {
            for (var i = 0; i < graph.DegreeOf(a); i++)
                arcs.Add((a, graph.NeighboursOf(a)[i], graph.WeightsOf(a)[i]));
        }

        return arcs;
    }

    private static void AssertSame(WeightedGraph expected, WeightedGraph actual)
    {
        Assert.True(expected.Offsets.SequenceEqual(actual.Offsets));
        Assert.True(expected.Targets.SequenceEqual(actual.Targets));
        Assert.True(expected.Weights.SequenceEqual(actual.Weights));
    }

    [Fact]
    public void Edge_lists_are_read_with_commas_spaces_comments_headers_and_weights()
    {
        var list = EdgeList.Read(
            new StringReader("source,target,weight\n# comment\na,b\nb c 2.5\n\nc\ta\t0.5\n\"a\",\"d\",1,extra\na,a\nlonely\na,b,minus\na,b,-1\n"),
            TestContext.Current.CancellationToken);
        Assert.Equal(4, list.Graph.Count);
        Assert.Equal(4, list.Graph.Ties);
        Assert.Equal(3, list.Rejected);
        Assert.Equal(1, list.SelfTies);
        Assert.Equal(2.5f, list.Graph.WeightsOf(list.Find("c"))[list.Graph.NeighboursOf(list.Find("c")).IndexOf(list.Find("b"))]);
        Assert.StartsWith("line 9: 'lonely'", list.Problems[0], StringComparison.Ordinal);
        Assert.Contains("'minus' is not a number above 0", list.Problems[1], StringComparison.Ordinal);
    }
}
