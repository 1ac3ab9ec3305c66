using Cordon.Events;
using Cordon.Networks.Graph;
using Cordon.Networks.Growing;
using Cordon.Networks.Tests.Graph;

namespace Cordon.Networks.Tests.Growing;

public sealed class LocalGrowthTests
{
    [Theory]
    [InlineData(20, 0.5, 8)]
    [InlineData(30, 0.5, 18)]
    [InlineData(40, 0.5, 18)]
    public void A_ring_with_camouflage_is_found_from_any_of_its_members_and_not_its_surroundings(int size, double density, int camouflage)
    {
        var graph = WithRing(8000, size, density, camouflage, seed: 4);
        var growth = new LocalGrowth(graph);
        foreach (var start in new[] { 0, size / 2, size - 1 })
        {
            var network = growth.Grow(start, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(Enumerable.Range(0, size), network.Members.Select(m => m.Node).Order());
            Assert.True(network.IsClear);
            Assert.InRange(network.Density, density - 0.15, density + 0.15);
        }
    }

    [Fact]
    public void Members_come_strongest_first_each_with_reasons_that_hold()
    {
        var graph = WithRing(3000, 20, 0.6, 5, seed: 9);
        var network = new LocalGrowth(graph).Grow(0, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(network.Members.Select(m => m.Strength).OrderDescending(), network.Members.Select(m => m.Strength));
        var inside = network.Members.Select(m => m.Node).ToHashSet();
        foreach (var member in network.Members)
        {
            var row = graph.NeighboursOf(member.Node).ToArray();
            Assert.Equal(row.Count(inside.Contains), member.TiesInside);
            Assert.Equal(member.TiesInside, member.WeightInside, 1e-6);
            Assert.Equal(row.Length - member.TiesInside, member.WeightOutside, 1e-6);
            Assert.Equal(row.Contains(0), member.IsTied);
            Assert.Equal(row.Intersect(graph.NeighboursOf(0).ToArray()).Count(inside.Contains), member.Common);
            Assert.InRange(member.Strength, 0, 1);
            var reasons = member.Reasons(network.Members.Count, "a", member.Node == 0);
            Assert.StartsWith($"tied to {member.TiesInside} of the {network.Members.Count - 1} other members", reasons[0], StringComparison.Ordinal);
            Assert.Equal(3, reasons.Count);
        }
    }

    [Fact]
    public void At_most_as_many_as_asked_are_given_and_the_account_is_among_them()
    {
        var graph = WithRing(3000, 20, 0.6, 5, seed: 9);
        var growth = new LocalGrowth(graph);
        foreach (var start in Enumerable.Range(0, 20))
        {
            var network = growth.Grow(start, new GrowthOptions { Most = 7 }, TestContext.Current.CancellationToken);
            Assert.Equal(7, network.Members.Count);
            Assert.Equal(13, network.LeftOut);
            Assert.Contains(network.Members, m => m.Node == start);
        }
    }

    [Fact]
    public void An_account_without_ties_is_alone()
    {
        var network = new LocalGrowth(Graphs.Of(3, (0, 1))).Grow(2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, Assert.Single(network.Members).Node);
    }

    [Fact]
    public void A_hub_that_touches_the_ring_and_everybody_else_is_neither_walked_through_nor_a_member()
    {
        const int Size = 20;
        var graph = WithRing(3000, Size, 0.8, 3, seed: 2, hub: true);
        var growth = new LocalGrowth(graph);
        Assert.True(graph.DegreeOf(3000) > growth.HubDegree);
        var network = growth.Grow(0, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, Size), network.Members.Select(m => m.Node).Order());
    }

    [Fact]
    public void One_instance_answers_the_same_question_the_same_way_every_time()
    {
        var graph = WithRing(3000, 25, 0.5, 8, seed: 6);
        var growth = new LocalGrowth(graph);
        var first = growth.Grow(3, cancellation: TestContext.Current.CancellationToken);
        growth.Grow(1500, cancellation: TestContext.Current.CancellationToken);
        var again = growth.Grow(3, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(first.Members, again.Members);
        Assert.Equal(first with { Members = [] }, again with { Members = [] });
        Assert.Equal(first.Members, new LocalGrowth(graph).Grow(3, cancellation: TestContext.Current.CancellationToken).Members);
    }

    [Theory]
    [InlineData(0, 0.1, 1e-5, 10)]
    [InlineData(10, 1.0, 1e-5, 10)]
    [InlineData(10, 0.1, 0, 10)]
    [InlineData(10, 0.1, 1e-5, 0)]
    public void Settings_out_of_range_are_refused(int most, double restart, double accuracy, int candidates) =>
        Assert.Throws<ArgumentException>(() => new LocalGrowth(Graphs.Of(2, (0, 1))).Grow(
            0, new GrowthOptions { Most = most, Restart = restart, Accuracy = accuracy, Candidates = candidates }, TestContext.Current.CancellationToken));

    // A ring of the first accounts among others in groups of thirty.
    private static WeightedGraph WithRing(int accounts, int size, double density, int camouflage, ulong seed, bool hub = false)
    {
        var random = new SeededRandom(seed);
        var ties = new List<Tie>();
        for (var a = 0; a < size; a++)
        {
            for (var b = a + 1; b < size; b++)
            {
                if (random.NextUnit() < density)
                    ties.Add(new Tie(a, b, 1));
            }
        }

        // Camouflage ties lead to others only, and never twice to the same.
        for (var a = 0; a < size; a++)
            ties.AddRange(Enumerable.Range(0, camouflage).Select(_ => size + random.Next(accounts - size)).Distinct().Select(b => new Tie(a, b, 1)));
        for (var a = size; a < accounts; a++)
        {
            var group = a / 30 * 30;
            for (var i = 0; i < 3; i++)
                ties.Add(new Tie(a, Math.Clamp(group + random.Next(30), size, accounts - 1), 1));
            ties.Add(new Tie(a, size + random.Next(accounts - size), 1));
        }

        if (hub)
            ties.AddRange(Enumerable.Range(0, accounts).Select(a => new Tie(accounts, a, 1)));
        return WeightedGraph.Build(accounts + 1, [.. ties.Where(t => t.A != t.B).DistinctBy(t => (Math.Min(t.A, t.B), Math.Max(t.A, t.B)))]);
    }
}
