using Cordon.Events;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Tests.Platform;

public sealed class PlantedNetworksTests(SharedHistory history) : IClassFixture<SharedHistory>
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("link-lockstep", "link:")]
    [InlineData("tag-hand-off", "tag:")]
    [InlineData("media-reposting", "media:")]
    public void Members_share_things_of_their_own_within_the_window(string style, string type)
    {
        var networks = history.Truth.Planted.Where(p => p.Styles.Contains(style)).ToList();
        Assert.NotEmpty(networks);
        foreach (var network in networks)
        {
            var together = OwnThings(Accounts(network), type).ToList();
            Assert.True(together.Count >= 3, $"{network.Name} shares {together.Count} things of its own");
            foreach (var acts in together)
                Assert.InRange(acts[^1].Time - acts[0].Time, TimeSpan.Zero, Window);
        }
    }

    [Fact]
    public void Leads_act_first()
    {
        foreach (var network in history.Truth.Planted.Where(p => p.Styles.Contains("link-lockstep")))
        {
            var leads = network.Members.Where(m => m.Role == PlantedMember.Lead).Select(m => m.Account).ToHashSet();
            Assert.InRange(leads.Count, 1, 3);
            Assert.All(OwnThings(Accounts(network), "link:"), acts => Assert.Contains(acts[0].Actor, leads));
        }
    }

    [Fact]
    public void Not_all_members_join_each_action()
    {
        var shares = history.Truth.Planted.Where(p => p.Styles.Contains("link-lockstep"))
            .SelectMany(n => OwnThings(Accounts(n), "link:").Select(acts => acts.Count / (double)n.Members.Count)).ToList();
        Assert.InRange(shares.Average(), 0.5, 0.95);
        Assert.Contains(shares, s => s < 0.9);
    }

    [Fact]
    public void Copied_texts_are_long_enough_to_have_a_fingerprint()
    {
        var networks = history.Truth.Planted.Where(p => p.Styles.Contains("copied-text")).ToList();
        Assert.NotEmpty(networks);
        foreach (var network in networks)
        {
            var members = Accounts(network);
            var copies = history.Events.Where(l => l.Kind == EventKinds.Post && l.Text is not null && members.Contains(l.Actor))
                .GroupBy(l => l.Text!).Where(g => g.Select(l => l.Actor).Distinct().Count() >= 3).ToList();
            Assert.True(copies.Count >= 3, $"{network.Name} has {copies.Count} copied texts");
            Assert.All(copies, g => Assert.NotNull(TextFingerprint.Of(g.Key)));
        }
    }

    [Fact]
    public void Members_boost_their_lead_within_the_window()
    {
        var networks = history.Truth.Planted.Where(p => p.Styles.Contains("repost-lockstep")).ToList();
        Assert.NotEmpty(networks);
        foreach (var network in networks)
        {
            var members = Accounts(network);
            var posted = history.Events.Where(l => l.Kind == EventKinds.Post && members.Contains(l.Actor)).ToDictionary(l => l.Objects[0], l => l.Time);
            var boosted = history.Events
                .Where(l => l.Kind == EventKinds.Repost && members.Contains(l.Actor) && posted.TryGetValue(l.Objects[0], out var at) && l.Time - at < TimeSpan.FromSeconds(80))
                .GroupBy(l => l.Objects[0]).Count(g => g.Count() >= 2);
            Assert.True(boosted >= 3, $"{network.Name} boosts {boosted} posts");
        }
    }

    [Fact]
    public void Circles_share_devices_or_addresses()
    {
        var networks = history.Truth.Planted.Where(p => p.Styles.Contains("shared-artifacts")).ToList();
        Assert.NotEmpty(networks);
        foreach (var network in networks)
        {
            var members = Accounts(network);
            var shared = history.Events.Where(l => l.Kind == EventKinds.Login && members.Contains(l.Actor))
                .SelectMany(l => l.Objects.Select(o => (o, l.Actor))).Distinct()
                .GroupBy(p => p.o).Count(g => g.Count() >= 2);
            Assert.True(shared >= 1, $"{network.Name} shares nothing");
        }
    }

    [Fact]
    public void Members_lead_an_ordinary_life_besides()
    {
        var members = history.Truth.Planted.SelectMany(Accounts).ToHashSet();
        var mean = history.Truth.Counts.Events / (double)history.Options.Accounts;
        var likes = history.Events.Count(l => l.Kind == EventKinds.Like && members.Contains(l.Actor));
        Assert.InRange(likes / (double)members.Count, 0.15 * mean, 0.7 * mean);
    }

    [Fact]
    public void Without_camouflage_members_only_work_together()
    {
        using var bare = new SimulatedHistory(history.Options with { Camouflage = 0 });
        var members = bare.Truth.Planted.SelectMany(Accounts).ToHashSet();
        Assert.DoesNotContain(bare.Events, l => l.Kind == EventKinds.Like && members.Contains(l.Actor));
        Assert.Contains(bare.Events, l => l.Kind == EventKinds.Post && members.Contains(l.Actor));
    }

    [Fact]
    public void Every_style_is_there_and_nobody_is_in_two_groups()
    {
        Assert.Equal(6, history.Truth.Planted.SelectMany(p => p.Styles).Distinct().Count());
        var all = history.Truth.Planted.SelectMany(Accounts).Concat(history.Truth.LookAlikes.SelectMany(g => g.Members)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(history.Truth.Planted, p => Assert.InRange(p.Members.Count, history.Options.PlantedMin, history.Options.PlantedMax));
    }

    private static HashSet<string> Accounts(PlantedTruth network) => [.. network.Members.Select(m => m.Account)];

    /// <summary>The posts of each thing that three or more members and nobody else shared, in time order.</summary>
    private IEnumerable<List<Line>> OwnThings(HashSet<string> members, string type) => history.Events
        .Where(l => l.Kind == EventKinds.Post)
        .SelectMany(l => l.Objects.Where(o => o.StartsWith(type, StringComparison.Ordinal)).Select(o => (Thing: o, Line: l)))
        .GroupBy(p => p.Thing, p => p.Line)
        .Select(g => g.OrderBy(l => l.Time).ToList())
        .Where(g => g.All(l => members.Contains(l.Actor)) && g.Select(l => l.Actor).Distinct().Count() >= 3);
}
