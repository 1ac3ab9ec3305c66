using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>Shapes that would make a careless detector pay the square of their size, in small; <c>bench/hostile</c> has a million of each.</summary>
public sealed class HostileShapeTests
{
    private static readonly TieOptions Options = new() { Adaptive = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void One_account_of_a_great_many_links_is_compared_with_nobody()
    {
        var events = Enumerable.Range(0, 50_000).Select(i => Histories.Post($"{i}", i, 0, $"link:https://x.example/{i}"));
        var layer = CoActionTies.Find(Histories.Table(events), TieKind.Link, Options, Cancellation);
        Assert.Equal((50_000, 0, 0), (layer.Objects, layer.Candidates, layer.Ties.Count));
    }

    [Fact]
    public void Everything_at_one_instant_pairs_each_action_with_few_others_and_ties_nobody()
    {
        var random = new SeededRandom(1);
        var events = Enumerable.Range(0, 30_000).Select(i => Histories.Post($"{i}", 0, random.Next(3000), $"link:https://x.example/{random.Next(100)}"));
        var layer = CoActionTies.Find(Histories.Table(events), TieKind.Link, Options, Cancellation);
        Assert.InRange(layer.Candidates, 1, 30_000 * 64);
        Assert.Empty(layer.Ties);
    }

    [Fact]
    public void A_device_of_everybody_is_one_hub_and_no_pair()
    {
        var events = Enumerable.Range(0, 50_000).Select(i => Histories.Act($"{i}", i, EventKinds.Login, i, null, "device:d1"));
        var layer = ArtifactTies.Of(Histories.Table(events), TieKind.Device).Standing(Options, Cancellation);
        Assert.Equal((1, 0), (layer.Hubs, layer.Candidates));
    }

    [Fact]
    public void An_account_that_approaches_everybody_is_answered_by_each_and_tied_to_none()
    {
        var events = new List<Event>();
        for (var i = 1; i <= 20_000; i++)
        {
            events.Add(Histories.Act($"m{i}", i, EventKinds.Message, 0, i));
            if (i % 2 == 0)
                events.Add(Histories.Act($"b{i}", i + 0.5, EventKinds.Block, i, 0));
        }

        var table = Histories.Table(events);
        var spammer = Answers.Of(table, Cancellation).To(table.Accounts.Find("account:a0"));
        Assert.Equal(new AccountAnswers(20_000, 0, 10_000, 0, 0), spammer);
        Assert.InRange(spammer.LeastRefusedShare, 0.49, 0.5);
        Assert.Empty(DirectTies.Find(table, TieKind.Message, Options, Cancellation).Ties);
        Assert.Empty(CoActionTies.Find(table, TieKind.Target, Options, Cancellation).Ties);
    }

    [Fact]
    public void Accounts_that_all_post_the_same_links_at_once_are_too_many_to_be_paired()
    {
        var events = Enumerable.Range(0, 30_000).Select(i => Histories.Post($"{i}", (i / 5000 * 86_400) + (i % 30), i % 5000, $"link:https://x.example/{i / 5000}"));
        var layer = CoActionTies.Find(Histories.Table(events), TieKind.Link, Options, Cancellation);
        Assert.Equal((6, 0), (layer.Hubs, layer.Candidates));
    }
}
