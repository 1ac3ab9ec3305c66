using Cordon.Events;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Ties;

public sealed class CoActionTiesTests
{
    private static readonly TieOptions Options = new();

    [Theory]
    [InlineData(TieKind.Link)]
    [InlineData(TieKind.Tag)]
    public void Ties_equal_the_naive_reference_on_random_histories(TieKind kind) =>
        Gen.Select(Gen.ULong, Gen.Int[5, 60], Gen.Int[10, 800], Gen.Int[0, 3], Gen.Int[2, 12], Gen.Int[1, 8], Gen.Int[5, 600])
            .Sample(
                (seed, accounts, posts, rings, size, acts, seconds) =>
                    AssertEqualsNaive(Histories.Noisy(seed, accounts, posts, rings, size, acts), kind, Options with { Window = TimeSpan.FromSeconds(seconds) }),
                iter: 40);

    [Fact]
    public void Ties_on_the_ladder_of_windows_equal_the_naive_reference() =>
        Gen.Select(Gen.ULong, Gen.Int[5, 60], Gen.Int[10, 400], Gen.Int[0, 3], Gen.Int[2, 12], Gen.Int[1, 8], Gen.Int[20, 60_000])
            .Sample(
                (seed, accounts, posts, rings, size, acts, spread) =>
                    AssertEqualsNaive(Histories.Noisy(seed, accounts, posts, rings, size, acts, spread), TieKind.Link, Options with { Adaptive = true }),
                iter: 30);

    [Fact]
    public void Ties_by_approached_accounts_equal_the_naive_reference() =>
        Gen.Select(Gen.ULong, Gen.Int[5, 40], Gen.Int[10, 600], Gen.Int[2, 10]).Sample(
            (seed, accounts, acts, size) => AssertEqualsNaive(Approaches(seed, accounts, acts, size), TieKind.Target, Options),
            iter: 30);

    [Fact]
    public void Accounts_that_follow_the_same_people_at_once_are_tied()
    {
        var layer = Find(Approaches(seed: 3, accounts: 300, acts: 2000, size: 6), TieKind.Target);
        Assert.Equal(15, layer.Ties.Count);
        Assert.All(layer.Ties, t => Assert.All(t.Evidence, e => Assert.True(e.Object < 0)));
    }

    [Theory]
    [InlineData(TieKind.Link, 10)]
    [InlineData(TieKind.Link, 60)]
    [InlineData(TieKind.Domain, 60)]
    [InlineData(TieKind.Tag, 60)]
    [InlineData(TieKind.Media, 60)]
    public void Ties_equal_the_naive_reference_on_real_posts(TieKind kind, int seconds)
    {
        var events = Histories.Real().DistinctBy(e => e.Id).ToList();
        Assert.Equal(194_794, events.Count);
        var ties = AssertEqualsNaive(events, kind, Options with { Window = TimeSpan.FromSeconds(seconds) });
        Assert.NotEqual(0, ties);
    }

    [Fact]
    public void Accounts_that_repeat_the_same_rare_links_at_once_are_tied()
    {
        var layer = Find(Histories.Noisy(seed: 5, accounts: 200, posts: 3000, rings: 1, ringSize: 8, acts: 6), TieKind.Link);
        Assert.InRange(layer.Ties.Count, 20, 28);
        Assert.All(layer.Ties, t => Assert.InRange(t.Evidence.Min(e => e.Fan), 2, 8));
        Assert.All(layer.Ties, t => Assert.InRange(t.Count, 2, 6));
        Assert.All(layer.Ties, t => Assert.InRange(t.MedianGap, 0, 30_000_000));
    }

    [Fact]
    public void What_everybody_shares_ties_nobody()
    {
        var random = new SeededRandom(3);
        var events = new List<Event>();
        for (var account = 0; account < 300; account++)
        {
            for (var day = 0; day < 10; day++)
                events.Add(Histories.Post($"{account}-{day}", (day * 86400) + random.Next(600), account, "tag:weather"));
        }

        Assert.Empty(Find(events, TieKind.Tag).Ties);
    }

    [Fact]
    public void Chance_alone_makes_at_most_the_accepted_share_of_ties()
    {
        // Everybody draws objects and times alike: every tie would be false.
        var ties = Enumerable.Range(0, 20).Sum(seed =>
            Find(Histories.Noisy((ulong)seed, accounts: 150, posts: 4000, rings: 0, ringSize: 0, acts: 0), TieKind.Link).Ties.Count);
        Assert.Equal(0, ties);
    }

    [Fact]
    public void A_burst_over_midnight_is_one_unit()
    {
        var events = new List<Event>();
        for (var act = 0; act < 6; act++)
        {
            for (var account = 0; account < 5; account++)
                events.Add(Histories.Post($"{act}-{account}", ((act + 1) * 86400) - 2 + account, account, $"link:https://x.example/{act}"));
        }

        events.AddRange(Histories.Noisy(seed: 1, accounts: 100, posts: 1000, rings: 0, ringSize: 0, acts: 0));
        Assert.Equal(10, Find(events, TieKind.Link).Ties.Count);
    }

    [Fact]
    public void Posts_of_one_link_are_no_second_evidence_by_its_domain()
    {
        var events = new List<Event>();
        for (var act = 0; act < 6; act++)
        {
            for (var account = 0; account < 5; account++)
                events.Add(Histories.Post($"{act}-{account}", (act * 86400) + account, account, $"link:https://x.example/{act}", "domain:x.example"));
        }

        events.AddRange(Histories.Noisy(seed: 1, accounts: 100, posts: 1000, rings: 0, ringSize: 0, acts: 0));
        Assert.NotEmpty(Find(events, TieKind.Link).Ties);
        Assert.Empty(Find(events, TieKind.Domain).Ties);
    }

    [Fact]
    public void An_object_of_too_many_accounts_is_counted_as_a_hub_and_never_expanded()
    {
        var events = Enumerable.Range(0, 5000).Select(i => Histories.Post($"{i}", i / 1000.0, i, "link:https://viral.example/1")).ToList();
        var layer = Find(events, TieKind.Link);
        Assert.Equal(1, layer.Hubs);
        Assert.Equal(0, layer.Candidates);
    }

    [Fact]
    public void Two_accounts_that_flood_the_same_objects_cost_no_square()
    {
        // A hundred thousand actions each, all within the window: comparing all of them would take hours.
        var events = Enumerable.Range(0, 400_000).Select(i => Histories.Post($"{i}", i / 10_000.0, i % 2, $"link:https://x.example/{i / 2 % 2}")).ToList();
        events.AddRange(Histories.Noisy(seed: 1, accounts: 100, posts: 1000, rings: 0, ringSize: 0, acts: 0));
        Assert.InRange(Find(events, TieKind.Link).Ties.Count, 0, 1);
    }

    private static List<Event> Approaches(ulong seed, int accounts, int acts, int size)
    {
        var random = new SeededRandom(seed);
        var events = new List<Event>();
        for (var i = 0; i < acts; i++)
            events.Add(Histories.Act($"n{i}", random.Next(14 * 86400), random.Next(3) == 0 ? EventKinds.Message : EventKinds.Follow, random.Next(accounts), random.Next(random.Next(accounts) + 1)));
        for (var act = 0; act < 6; act++)
        {
            var time = random.Next(14 * 86400);
            for (var member = 0; member < size; member++)
                events.Add(Histories.Act($"r{act}-{member}", time + random.Next(20), EventKinds.Follow, member, accounts + act));
        }

        return events;
    }

    private static TieLayer Find(IEnumerable<Event> events, TieKind kind) =>
        CoActionTies.Find(Histories.Table(events), kind, Options, TestContext.Current.CancellationToken);

    private static int AssertEqualsNaive(List<Event> events, TieKind kind, TieOptions options)
    {
        var table = Histories.Table(events);
        var layer = CoActionTies.Find(table, kind, options, TestContext.Current.CancellationToken);
        var found = layer.Ties.ToDictionary(t => Ordered(table.AccountOf(t.A).Text, table.AccountOf(t.B).Text));
        var expected = new NaiveCoActionTies(events, kind, options).Find();
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        foreach (var (pair, tie) in expected)
        {
            Assert.Equal(tie.Count, found[pair].Count);
            Assert.Equal(tie.Shared, found[pair].Shared);
            Assert.Equal(tie.Surprise, found[pair].Surprise, 1e-6);
            Assert.Equal(tie.Weight, found[pair].Weight, 1e-9);
            Assert.Equal(tie.MedianGap, found[pair].MedianGap);
            Assert.Equal(tie.Window, found[pair].Window);
        }

        return found.Count;
    }

    private static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
