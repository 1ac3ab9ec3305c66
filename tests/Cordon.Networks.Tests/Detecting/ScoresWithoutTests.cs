using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Ties;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Detecting;

public sealed class ScoresWithoutTests
{
    private static readonly DetectionOptions Options = new() { LeastScore = 0.1 };

    [Theory]
    [InlineData(TieKind.Device)]
    [InlineData(TieKind.Address)]
    public void A_score_without_a_kind_is_that_of_the_same_members_in_a_history_without_it(TieKind kind)
    {
        var events = Platform();
        var networks = Detect(events);
        Assert.NotEmpty(networks);
        var type = kind.ToString().ToLowerInvariant();
        var table = Histories.Table(events.Select(e => e with { Objects = [.. e.Objects.Where(o => !o.Is(type))] }));
        var graph = TieGraph.Fuse(table, NetworkDetector.FindTies(table, Options, null, TestContext.Current.CancellationToken).Layers, Answers.Of(table, TestContext.Current.CancellationToken));
        foreach (var network in networks)
        {
            var nodes = network.Members.Select(m => graph.Accounts.ToList().IndexOf(m.Account)).Order().ToArray();
            Assert.DoesNotContain(-1, nodes);
            var place = Neighbourhood.Of(new TieIndex(graph), nodes);
            var expected = NetworkScore.Of(ScoreFigures.Of(place, EvidenceSample.Whole(place), [.. Enumerable.Range(0, nodes.Length)]));
            var without = network.Without.Single(w => w.Kind == kind).Score;
            Assert.Equal(expected, without, 1e-9);
            Assert.NotEqual(network.Score, without, 1e-6);
        }
    }

    [Fact]
    public void Without_the_only_kind_that_ties_nothing_is_left()
    {
        var networks = Detect(Histories.Noisy(seed: 21, accounts: 400, posts: 8000, rings: 2, ringSize: 10, acts: 8));
        Assert.Equal(2, networks.Count);
        Assert.All(networks, n => Assert.Equal([new ScoreWithout(TieKind.Link, 0)], n.Without));
    }

    [Fact]
    public void Joint_parts_fall_together_when_too_few_are_left()
    {
        var tie = Tie(Part(TieKind.Link, 2, joint: true), Part(TieKind.Tag, 1, joint: true), Part(TieKind.Media, 1, joint: true), Part(TieKind.Device, 1));
        Assert.Equal([TieKind.Device], tie.Without(TieKind.Link, repeat: 2)!.Parts.Select(p => p.Kind));
        Assert.Equal([TieKind.Link, TieKind.Media, TieKind.Device], tie.Without(TieKind.Tag, repeat: 2)!.Parts.Select(p => p.Kind));
        Assert.Equal(0.875, tie.Without(TieKind.Link, repeat: 1)!.Weight, 9);
        Assert.Same(tie, tie.Without(TieKind.Text, repeat: 2));
        Assert.Null(Tie(Part(TieKind.Link, 2, joint: true), Part(TieKind.Tag, 5, joint: true)).Without(TieKind.Link, repeat: 2));
    }

    [Fact]
    public void What_only_supports_falls_with_what_it_supports()
    {
        var tie = Tie(Part(TieKind.Link, 2), Part(TieKind.Invite, 1) with { IsSupport = true });
        Assert.Null(tie.Without(TieKind.Link, repeat: 2));
        Assert.Equal([TieKind.Link], tie.Without(TieKind.Invite, repeat: 2)!.Parts.Select(p => p.Kind));
    }

    private static FusedTie Tie(params TieDraft[] parts) => new(0, 1, FusedTie.WeightOf(parts), parts, Swapped: false);

    private static TieDraft Part(TieKind kind, int count, bool joint = false) =>
        new() { A = 0, B = 1, Kind = kind, Weight = 0.5, Count = count, Shared = count, Surprise = 3, Joint = joint ? 12 : 0, Evidence = [] };

    private static IReadOnlyList<Network> Detect(List<Event> events) =>
        NetworkDetector.Detect(Histories.Table(events), Options, new Dictionary<Entity, SeedLabel>(), cancellation: TestContext.Current.CancellationToken).Networks;

    // Two rings that post links, on devices of two or three and addresses of five; everybody else has one of each.
    private static List<Event> Platform()
    {
        var events = Histories.Noisy(seed: 21, accounts: 400, posts: 8000, rings: 2, ringSize: 10, acts: 8);
        for (var account = 0; account < 400; account++)
        {
            for (var day = 0; day < 6; day++)
            {
                var (device, address) = account < 20 ? (account * 2 / 5, account / 5) : (account, account);
                events.Add(Histories.Act($"l{account}-{day}", (day * 86_400) + account, "login", account, null, $"device:d{device}", $"address:n{address}"));
            }
        }

        return events;
    }
}
