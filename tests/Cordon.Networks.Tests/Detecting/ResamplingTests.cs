using Cordon.Events;
using Cordon.Networks.Detecting;
using CsCheck;

namespace Cordon.Networks.Tests.Detecting;

public sealed class ResamplingTests
{
    private static readonly DetectionOptions Options = new() { Draws = 60 };

    [Fact]
    public void An_index_of_arcs_gives_the_ties_that_a_search_gives() => RandomTies.Sample(ties =>
    {
        var graph = Layers.Graph(ties);
        var index = new TieIndex(graph);
        for (var node = 0; node < graph.Accounts.Count; node++)
            Assert.Equal(graph.TiesOf(node), index.TiesOf(node).ToArray().Select(t => graph.Ties[t]));
    });

    [Fact]
    public void The_evidence_as_it_is_has_the_weights_of_the_graph_and_measures_what_a_plain_count_measures() => RandomTies.Sample(ties =>
    {
        var graph = Layers.Graph(ties);
        var index = new TieIndex(graph);
        var group = Enumerable.Range(0, graph.Accounts.Count / 2).ToArray();
        var place = Neighbourhood.Of(index, group);
        var members = Enumerable.Range(0, group.Length).ToArray();
        var figures = ScoreFigures.Of(place, EvidenceSample.Whole(place), members);

        var inner = graph.Ties.Where(t => t.A < group.Length && t.B < group.Length).ToArray();
        var outer = graph.Ties.Where(t => (t.A < group.Length) != (t.B < group.Length)).Sum(t => t.Weight);
        var inside = inner.Sum(t => t.Weight);
        Assert.Equal(inner.Length, figures.Ties);
        if (inner.Length == 0)
            return;
        Assert.Equal(inside / (group.Length * (group.Length - 1) / 2.0), figures.Density, 9);
        Assert.Equal(inner.Average(t => t.Parts[0].Count), figures.Repetition, 9);
        Assert.Equal(2 * inside / ((2 * inside) + outer), figures.Exclusivity, 9);
        Assert.Equal(inner.SelectMany(t => t.Parts[0].Evidence.Select(e => e.Object)).Distinct().Count(), figures.Objects);
    });

    [Fact]
    public void Drawn_evidence_is_as_much_as_there_is_on_average()
    {
        var graph = Layers.Graph(Layers.Ring(0, 6, 6).Select(t => t with { Count = 9 }));
        var place = Neighbourhood.Of(new TieIndex(graph), Enumerable.Range(0, 6).ToArray());
        var mean = Enumerable.Range(0, 4000).Average(i => EvidenceSample.Draw(place, 2, new SeededRandom((ulong)i)).Count[0]);
        // Below two meetings there is no tie: Poisson(9) is 1 with a chance of 0.1 %.
        Assert.Equal(9, mean, 0.2);
    }

    [Fact]
    public void One_object_that_all_share_goes_or_stays_for_all_of_them()
    {
        // Every tie of this graph has the same objects as its evidence.
        var graph = Layers.Graph(Layers.Ring(0, 5, 5));
        var place = Neighbourhood.Of(new TieIndex(graph), Enumerable.Range(0, 5).ToArray());
        Assert.Equal(4, place.Units);
        for (var seed = 0UL; seed < 200; seed++)
            Assert.Single(EvidenceSample.Draw(place, 2, new SeededRandom(seed)).Count.Distinct());
    }

    [Fact]
    public void A_firm_ring_is_found_again_and_one_who_hangs_on_by_little_falls_out_more_often()
    {
        var hanger = new[] { Layers.Tie(8, 0, 2), Layers.Tie(8, 1, 2) };
        var graph = Layers.Graph(Layers.Ring(0, 8, 8).Select(t => t with { Count = 12 }), hanger, Layers.Chain(9, 60));
        var group = Enumerable.Range(0, 9).ToArray();
        var doubt = Resampling.Of(new TieIndex(graph), group, group, Options, new ResamplingMemory(), TestContext.Current.CancellationToken);
        Assert.True(doubt.Network.Share >= 0.9, $"found again {doubt.Network}");
        Assert.All(Enumerable.Range(0, 8), m => Assert.True(doubt.Members[m].Share >= 0.9, $"member {m} {doubt.Members[m]}"));
        Assert.True(doubt.Members[8].Share < 0.7, $"the hanger-on {doubt.Members[8]}");
        Assert.InRange(doubt.Score.Low, 0, doubt.Score.High);
    }

    [Fact]
    public void Evidence_that_is_barely_enough_is_found_again_less_often()
    {
        var barely = Of(count: 2);
        var plenty = Of(count: 20);
        Assert.True(barely.Network.Share < plenty.Network.Share);
        Assert.True(plenty.Score.High - plenty.Score.Low < barely.Score.High - barely.Score.Low);

        static Resampling Of(int count)
        {
            var graph = Layers.Graph(Layers.Ring(0, 6, 6).Select(t => t with { Count = count }), Layers.Chain(9, 60));
            var group = Enumerable.Range(0, 6).ToArray();
            return Resampling.Of(new TieIndex(graph), group, group, Options, new ResamplingMemory(), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_doubt_on_any_number_of_threads()
    {
        var graph = Layers.Graph(Layers.Ring(0, 12, 4).Select(t => t with { Count = 3 }), Layers.Chain(11, 60));
        var group = Enumerable.Range(0, 12).ToArray();
        var one = Resampling.Of(new TieIndex(graph), group, group, Options with { Threads = 1 }, new ResamplingMemory(), TestContext.Current.CancellationToken);
        var two = Resampling.Of(new TieIndex(graph), group, group, Options with { Threads = 4 }, new ResamplingMemory(), TestContext.Current.CancellationToken);
        Assert.Equal((one.Network, one.Score), (two.Network, two.Score));
        Assert.Equal(one.Members.OrderBy(m => m.Key), two.Members.OrderBy(m => m.Key));
    }

    private static Gen<(int A, int B, int Count)[]> RandomTies =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[2, 9]).Array[4, 90]
            .Select(ties => ties.Where(t => t.Item1 != t.Item2).Select(t => Layers.Tie(t.Item1, t.Item2, t.Item3)).DistinctBy(t => (t.A, t.B)).Append(Layers.Tie(0, 30)).DistinctBy(t => (t.A, t.B)).ToArray());
}
