using Cordon.Events;

namespace Cordon.Proving.Tests.Platform;

public sealed class LookAlikesTests(SharedHistory history) : IClassFixture<SharedHistory>
{
    [Fact]
    public void Every_kind_of_group_is_there() =>
        Assert.Equal(
            ["charity-day", "family", "fan-club", "friend-circle", "newsroom", "sale-community", "sports-crowd"],
            history.Truth.LookAlikes.Select(g => g.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Fans_take_a_minute_or_more_to_pass_on_what_is_released()
    {
        var releases = Shared("fan-club", "link:", atLeast: 4);
        Assert.NotEmpty(releases);
        foreach (var posts in releases)
        {
            Assert.True(posts[1].Time - posts[0].Time >= TimeSpan.FromMinutes(1), "a fan is as fast as a machine");
            Assert.True(posts[posts.Count / 2].Time - posts[0].Time >= TimeSpan.FromMinutes(4), "half of the fans are there at once");
        }
    }

    [Fact]
    public void Outlets_post_a_wire_within_five_minutes()
    {
        var wires = Shared("newsroom", "link:", atLeast: 3);
        Assert.True(wires.Count > 20);
        Assert.All(wires, posts => Assert.InRange(posts[^1].Time - posts[0].Time, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void A_campaign_lasts_for_hours()
    {
        var campaign = Assert.Single(Shared("charity-day", "link:", atLeast: 30));
        Assert.InRange(campaign[^1].Time - campaign[0].Time, TimeSpan.FromHours(2), TimeSpan.FromHours(6));
    }

    [Fact]
    public void Sellers_share_a_tag_and_no_link()
    {
        Assert.NotEmpty(Shared("sale-community", "tag:", atLeast: 10));
        foreach (var group in history.Truth.LookAlikes.Where(g => g.Kind == "sale-community"))
        {
            // What everybody links to is not theirs: only links that nobody outside the group has count.
            Assert.All(OwnThings([.. group.Members], "link:"), posts => Assert.InRange(posts.Select(l => l.Actor).Distinct().Count(), 1, 3));
        }
    }

    [Fact]
    public void Friends_answer_each_other_within_minutes_and_some_within_seconds()
    {
        var circles = history.Truth.LookAlikes.Where(g => g.Kind == "friend-circle").ToList();
        var circleOf = circles.SelectMany(g => g.Members.Select(m => (m, g.Name))).ToDictionary(p => p.m, p => p.Name);
        var posted = history.Events.Where(l => l.Kind == EventKinds.Post && circleOf.ContainsKey(l.Actor)).ToDictionary(l => l.Objects[0]);
        var delays = history.Events
            .Where(l => l.Kind is EventKinds.Like or EventKinds.Repost && circleOf.TryGetValue(l.Actor, out var circle)
                && posted.TryGetValue(l.Objects[0], out var post) && circleOf[post.Actor] == circle)
            .Select(l => (l.Time - posted[l.Objects[0]].Time).TotalSeconds)
            .Where(s => s < 3600).Order().ToList();
        Assert.True(delays.Count > 10 * circles.Count, $"{delays.Count} answers");
        Assert.InRange(delays[0], 3, 60);
        Assert.InRange(delays[delays.Count / 2], 100, 300);
    }

    [Fact]
    public void Families_share_a_device()
    {
        var families = history.Truth.LookAlikes.Where(g => g.Kind == "family").ToList();
        Assert.All(families, f => Assert.InRange(f.Members.Count, 2, 5));
        var devices = history.Events.Where(l => l.Kind == EventKinds.Login).ToLookup(l => l.Actor, l => l.Objects[0]);
        var sharing = families.Count(f =>
            f.Members.SelectMany(m => devices[m].Distinct()).CountBy(d => d).Any(p => p.Value >= 2));
        Assert.True(sharing > families.Count / 3, $"{sharing} of {families.Count} families show a shared device");
    }

    [Fact]
    public void Factor_zero_leaves_them_out()
    {
        using var none = new SimulatedHistory(history.Options with { Accounts = 300, Days = 2, PlantedNetworks = 2, LookAlikes = 0 });
        Assert.Empty(none.Truth.LookAlikes);
        Assert.Equal(0, none.Truth.Counts.LookAlikeActs);
    }

    private List<List<Line>> Shared(string kind, string type, int atLeast) =>
        [.. history.Truth.LookAlikes.Where(g => g.Kind == kind)
            .SelectMany(g => OwnThings([.. g.Members], type))
            .Where(posts => posts.Select(l => l.Actor).Distinct().Count() >= atLeast)];

    private IEnumerable<List<Line>> OwnThings(HashSet<string> members, string type) => history.Events
        .Where(l => l.Kind == EventKinds.Post)
        .SelectMany(l => l.Objects.Where(o => o.StartsWith(type, StringComparison.Ordinal)).Select(o => (Thing: o, Line: l)))
        .GroupBy(p => p.Thing, p => p.Line)
        .Select(g => g.OrderBy(l => l.Time).ToList())
        .Where(g => g.All(l => members.Contains(l.Actor)));
}
