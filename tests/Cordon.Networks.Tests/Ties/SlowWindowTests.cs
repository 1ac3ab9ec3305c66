using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

public sealed class SlowWindowTests
{
    private static readonly TieOptions Slow = new() { Adaptive = true };

    [Fact]
    public void Accounts_that_post_the_same_rare_links_hours_apart_are_tied_at_a_slow_window_and_escape_a_minute()
    {
        var events = Histories.Noisy(seed: 9, accounts: 1500, posts: 3000, rings: 1, ringSize: 8, acts: 10, spread: 10 * 3600);
        Assert.Empty(Find(events, new TieOptions()).Ties);
        var ties = Find(events, Slow).Ties;
        Assert.InRange(ties.Count, 20, 28);
        var table = Histories.Table(events);
        Assert.All(ties, t => Assert.InRange(int.Parse(table.AccountOf(t.A).Id[1..]) + int.Parse(table.AccountOf(t.B).Id[1..]), 1, 13));
        Assert.All(ties, t => Assert.InRange(t.Window, 600_000_000, 604_800_000_000));
    }

    [Fact]
    public void Fans_who_post_the_same_popular_links_all_week_are_not_tied()
    {
        var random = new SeededRandom(4);
        var events = Histories.Noisy(seed: 9, accounts: 300, posts: 3000, rings: 0, ringSize: 0, acts: 0);
        for (var link = 0; link < 30; link++)
        {
            for (var fan = 0; fan < 60; fan++)
            {
                if (random.Next(2) == 0)
                    events.Add(Histories.Post($"f{link}-{fan}", (link * 40_000) + random.Next(30_000), fan, $"link:https://fans.example/{link}"));
            }
        }

        Assert.Empty(Find(events, Slow).Ties);
    }

    [Fact]
    public void A_community_that_shares_some_of_its_many_rare_links_is_not_tied()
    {
        var random = new SeededRandom(5);
        var events = new List<Event>();
        for (var i = 0; i < 12_000; i++)
        {
            var account = random.Next(600);
            events.Add(Histories.Post($"c{i}", random.Next(14 * 86400), account, $"link:https://c{account / 60}.example/{random.Next(250)}"));
        }

        Assert.Empty(Find(events, Slow).Ties);
    }

    [Fact]
    public void A_tie_that_stands_in_the_quick_window_keeps_it()
    {
        var events = Histories.Noisy(seed: 5, accounts: 200, posts: 3000, rings: 1, ringSize: 8, acts: 6);
        Assert.All(Find(events, Slow).Ties, t => Assert.Equal(60_000_000, t.Window));
    }

    private static TieLayer Find(List<Event> events, TieOptions options) =>
        CoActionTies.Find(Histories.Table(events), TieKind.Link, options, TestContext.Current.CancellationToken);
}
