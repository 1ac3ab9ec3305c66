using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Ties;

public sealed class DirectTiesTests
{
    [Fact]
    public void A_follow_ties_only_when_it_is_answered_and_stands()
    {
        var events = Crowd();
        events.AddRange(
        [
            Histories.Act("1", 0, EventKinds.Follow, 1, 2, "record:r1"),
            Histories.Act("2", 1, EventKinds.Follow, 2, 1, "record:r2"),
            Histories.Act("3", 2, EventKinds.Follow, 1, 3),
            Histories.Act("4", 3, EventKinds.Follow, 4, 5, "record:r4"),
            Histories.Act("5", 4, EventKinds.Follow, 5, 4, "record:r5"),
            Histories.Act("6", 5, EventKinds.Delete, 4, null) with { Target = Entity.Parse("record:r4") },
        ]);
        var table = Histories.Table(events);
        var tied = Find(table, TieKind.Follow).Ties.Select(t => (table.AccountOf(t.A).Text, table.AccountOf(t.B).Text)).ToArray();
        Assert.Contains(("account:a1", "account:a2"), tied);
        Assert.Equal(Friends + 1, tied.Length);
    }

    [Fact]
    public void Mutual_follows_of_those_who_follow_everybody_are_chance()
    {
        var random = new SeededRandom(2);
        var events = new List<Event>();
        for (var i = 0; i < 3000; i++)
            events.Add(Histories.Act($"{i}", i, EventKinds.Follow, random.Next(100), random.Next(100)));
        var layer = Find(Histories.Table(events), TieKind.Follow);
        Assert.InRange(layer.Candidates, 100, 5000);
        Assert.Empty(layer.Ties);
    }

    [Fact]
    public void Mutual_follows_equal_the_naive_reference() =>
        Gen.Select(Gen.ULong, Gen.Int[3, 80], Gen.Int[1, 300]).Sample(
            (seed, accounts, follows) =>
            {
                var random = new SeededRandom(seed);
                var events = new List<Event>();
                for (var i = 0; i < follows; i++)
                {
                    var (a, b) = (random.Next(accounts), random.Next(accounts));
                    events.Add(Histories.Act($"f{i}", i, EventKinds.Follow, a, b));
                    if (random.Next(4) == 0)
                        events.Add(Histories.Act($"b{i}", i, EventKinds.Follow, b, a));
                }

                var table = Histories.Table(events);
                var edges = events.Where(e => e.Actor != e.Target).Select(e => (From: e.Actor.Text, To: e.Target.Text)).Distinct().ToArray();
                var found = Find(table, TieKind.Follow).Ties.ToDictionary(t => (table.AccountOf(t.A).Text, table.AccountOf(t.B).Text), t => t.Surprise);
                double Chance(string a, string b) => Math.Min(1, (double)edges.Count(e => e.From == a) * edges.Count(e => e.To == b) / edges.Length);
                var mutual = edges.Where(e => table.Accounts.Find(e.From) < table.Accounts.Find(e.To) && edges.Contains((e.To, e.From)))
                    .ToDictionary(e => (e.From, e.To), e => -Math.Log10(Chance(e.From, e.To) * Chance(e.To, e.From)));
                var people = edges.SelectMany(e => new[] { e.From, e.To }).Distinct().Count();
                var ordered = mutual.Values.OrderDescending().ToArray();
                var last = Enumerable.Range(0, ordered.Length).LastOrDefault(i => ordered[i] >= Math.Log10(people * (people - 1) / 2.0 / (0.01 * (i + 1))) - 1e-9, -1);
                var expected = mutual.Where(m => last >= 0 && m.Value >= ordered[last] - 1e-9).ToDictionary();
                Assert.Equal(expected.Keys.Order(), found.Keys.Order());
                Assert.All(expected, m => Assert.Equal(m.Value, found[m.Key], 1e-9));
            },
            iter: 60);

    [Fact]
    public void Messages_beyond_what_activity_explains_tie_and_a_crowd_s_favourite_is_tied_to_nobody()
    {
        var events = new List<Event>();
        for (var i = 0; i < 400; i++)
            events.Add(Histories.Act($"fan{i}", i, EventKinds.Mention, i, 999));
        for (var i = 0; i < 12; i++)
            events.Add(Histories.Act($"pair{i}", i, EventKinds.Mention, 500 + (i % 2), 501 - (i % 2)));
        for (var i = 0; i < 2; i++)
            events.Add(Histories.Act($"twice{i}", i, EventKinds.Mention, 7, 999));
        var table = Histories.Table(events);
        var tie = Assert.Single(Find(table, TieKind.Mention).Ties);
        Assert.Equal(12, tie.Count);
        Assert.Equal(6, tie.FirstByA);
    }

    [Fact]
    public void Who_refused_an_approach_is_not_tied_to_the_approacher_by_their_dealings()
    {
        var events = Crowd();
        events.AddRange(Enumerable.Range(0, 3).SelectMany(i => new[]
        {
            Histories.Act($"f{i}", 1, EventKinds.Follow, 1, 100 + i),
            Histories.Act($"b{i}", 2, EventKinds.Follow, 100 + i, 1),
        }));
        events.Add(Histories.Act("block", 3, EventKinds.Block, 100, 1));
        var table = Histories.Table(events);
        var answers = Answers.Of(table, CancellationToken.None);
        var graph = TieGraph.Fuse(table, NetworkDetector.FindTies(table, new DetectionOptions(), null, CancellationToken.None).Layers, answers);
        Assert.Equal(
            ["account:a1|account:a101", "account:a1|account:a102"],
            graph.Ties.Select(t => $"{graph.Accounts[t.A]}|{graph.Accounts[t.B]}").Where(t => t.StartsWith("account:a1|", StringComparison.Ordinal)));
        Assert.Equal(1, Assert.Single(answers.Refusals).Acts);
        Assert.Equal(new AccountAnswers(3, 2, 1, 0, 0), answers.To(table.Accounts.Find("account:a1")));
    }

    private const int Friends = 2000;

    // People who follow one each, half of them mutually: what is usual is found more easily beyond chance.
    private static List<Event> Crowd() =>
    [
        .. Enumerable.Range(0, 2000).Select(i => Histories.Act($"c{i}", i, EventKinds.Follow, 1000 + i, 3000 + i)),
        .. Enumerable.Range(0, Friends).SelectMany(i => new[]
        {
            Histories.Act($"o{i}", i, EventKinds.Follow, 6000 + i, 9000 + i),
            Histories.Act($"r{i}", i + 1, EventKinds.Follow, 9000 + i, 6000 + i),
        }),
    ];

    private static TieLayer Find(EventTable table, TieKind kind) => DirectTies.Find(table, kind, new TieOptions(), TestContext.Current.CancellationToken);
}
