using Cordon.Events;
using Cordon.Networks.Watch.Returns;

namespace Cordon.Networks.Tests.Watch.Returns;

public sealed class ReturnWatchTests
{
    private readonly Stream _stream = new();

    [Fact]
    public void Who_comes_back_with_a_device_and_a_contact_is_proposed_with_reasons()
    {
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("device:d1"), 2, 2), new KnownArtifact(Entity.Parse("handle:h1"), 3, 3)));

        Assert.Empty(watch.Add(_stream.Next("new", "register", null, "device:d1", "address:x")));
        var proposal = Assert.Single(watch.Add(_stream.Next("new", "post", null, "post:1", "handle:h1")));

        Assert.Equal(("account:new", "network:ring"), (proposal.Account.Text, proposal.Network.Text));
        Assert.InRange(proposal.Score, 0.99, 1);
        Assert.All(proposal.Evidence, piece => Assert.InRange(piece.Weight, 6, 8));
        Assert.Equal([("device:d1", "e1", 2), ("handle:h1", "e2", 3)], proposal.Evidence.OrderBy(p => p.Object).Select(p => (p.Object.Text, p.EventId, p.Members)));
        Assert.Contains("uses handle:h1, a contact that 3 of 8 members used, and about 4 accounts in all", proposal.Evidence.Select(p => p.Sentence));
        Assert.Empty(watch.Add(_stream.Next("new", "post", null, "handle:h1")));
    }

    [Fact]
    public void What_members_use_is_learnt_from_their_events_before_and_after()
    {
        var watch = new ReturnWatch();
        watch.Watch(Ring(4) with { Since = null });
        Crowd(watch);
        foreach (var member in new[] { "m1", "m2" })
            watch.Add(_stream.Next(member, "login", null, "device:d1", "address:a1"));
        watch.Add(_stream.Next("m1", "post", null, "media:p1"));
        watch.Add(_stream.Next("early", "register", null, "device:d1"));

        watch.Watch(Ring(4) with { Since = Stream.Start.AddMinutes(4.5) });
        watch.Add(_stream.Next("late", "register", null, "device:d1"));
        var proposal = Assert.Single(watch.Add(_stream.Next("late", "post", null, "media:p1", "address:a1")));
        Assert.Equal(["device:d1 4.6", "media:p1 4.0"], proposal.Evidence.Select(p => System.FormattableString.Invariant($"{p.Object.Text} {p.Weight:0.0}")).Order());

        Assert.Equal("account:late", proposal.Account.Text);
        // Whoever was there before is never a return, whatever it uses.
        Assert.Empty(watch.Add(_stream.Next("early", "post", null, "media:p1", "device:d1")));
    }

    [Fact]
    public void A_family_on_one_device_is_not_proposed()
    {
        // A member's sister and father have used the device for long; a brother joins.
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("device:home"), 1, 3), new KnownArtifact(Entity.Parse("address:home"), 1, 3)));
        var proposed = new List<ReturnProposal>(watch.Add(_stream.Next("brother", "register", null, "device:home", "address:home")));
        for (var day = 0; day < 20; day++)
            proposed.AddRange(watch.Add(_stream.Next("brother", "login", null, "device:home", "address:home")));

        Assert.Empty(proposed);
    }

    [Fact]
    public void A_device_of_one_member_alone_is_not_enough()
    {
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("device:d1"), 1, 1)));

        Assert.Empty(watch.Add(_stream.Next("new", "register", null, "device:d1")));
    }

    [Fact]
    public void A_carriers_address_a_viral_link_and_a_meme_link_nobody()
    {
        var watch = Watching(Ring(8));
        string[] common = ["address:carrier", "link:https://viral.example/1", "media:meme", "text:quote", "tag:fashion", "device:kiosk", "invite:promotion"];
        foreach (var member in Enumerable.Range(1, 8))
            watch.Add(_stream.Next($"m{member}", "post", null, common));
        for (var i = 0; i < 300; i++)
            watch.Add(_stream.Next($"someone{i}", "post", null, common));
        var proposed = new List<ReturnProposal>(watch.Add(_stream.Next("new", "register", null, common)));
        proposed.AddRange(watch.Add(_stream.Next("new", "post", null, common)));

        Assert.Empty(proposed);
        Assert.Empty(watch.Find(Entity.Parse("account:new")));
    }

    [Fact]
    public void What_became_common_after_a_piece_of_evidence_speaks_for_nothing_any_more()
    {
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("media:p1"), 4, 4), new KnownArtifact(Entity.Parse("handle:h1"), 1, 1)));
        watch.Add(_stream.Next("new", "register"));
        watch.Add(_stream.Next("new", "post", null, "media:p1"));
        for (var i = 0; i < 200; i++)
            watch.Add(_stream.Next($"someone{i}", "post", null, "media:p1"));
        watch.Add(_stream.Next("new", "post", null, "media:p1"));

        Assert.Empty(watch.Add(_stream.Next("new", "post", null, "handle:h1")));
    }

    [Fact]
    public void A_second_return_on_the_same_device_does_not_make_it_a_strangers()
    {
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("device:d1"), 2, 2), new KnownArtifact(Entity.Parse("handle:h1"), 2, 2)));
        foreach (var account in new[] { "one", "two", "three", "four" })
        {
            watch.Add(_stream.Next(account, "register", null, "device:d1"));
            watch.Add(_stream.Next(account, "post", null, "handle:h1"));
            Assert.InRange(Assert.Single(watch.Find(Entity.Parse($"account:{account}"))).Score, 0.99, 1);
        }
    }

    [Fact]
    public void Who_turns_to_a_member_and_to_a_return_and_uses_a_contact_is_proposed()
    {
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("handle:h1"), 2, 2), new KnownArtifact(Entity.Parse("device:d1"), 2, 2)));
        watch.Add(_stream.Next("one", "register", null, "device:d1", "handle:h1"));
        watch.Add(_stream.Next("two", "register"));
        watch.Add(_stream.Next("two", "follow", "account:one"));
        var proposal = Assert.Single(watch.Add(_stream.Next("two", "post", null, "handle:h1")));

        Assert.Contains("turned to account:one, which is proposed as another return", proposal.Evidence.Select(p => p.Sentence));
    }

    [Fact]
    public void A_fan_who_only_follows_the_same_accounts_is_not_proposed()
    {
        var watch = Watching(Ring(8));
        for (var i = 0; i < 30; i++)
        {
            foreach (var member in Enumerable.Range(1, 8))
                watch.Add(_stream.Next($"m{member}", "follow", $"account:star{i}"));
        }

        watch.Add(_stream.Next("fan", "register"));
        for (var i = 0; i < 30; i++)
            Assert.Empty(watch.Add(_stream.Next("fan", "follow", $"account:star{i}")));
    }

    [Fact]
    public void Who_registered_long_ago_is_new_no_more()
    {
        var watch = new ReturnWatch(new ReturnOptions { NewFor = TimeSpan.FromHours(1) });
        watch.Watch(Ring(4, new KnownArtifact(Entity.Parse("device:d1"), 2, 2), new KnownArtifact(Entity.Parse("handle:h1"), 2, 2)));
        watch.Add(_stream.Next("new", "register"));
        for (var i = 0; i < 61; i++)
            watch.Add(_stream.Next("other", "login", null, "device:o"));

        Assert.Empty(watch.Add(_stream.Next("new", "post", null, "device:d1", "handle:h1")));
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_left_out_is_counted()
    {
        var watch = new ReturnWatch(new ReturnOptions { MostNewcomers = 10, MostArtifacts = 5 });
        watch.Watch(Ring(2));
        for (var i = 0; i < 25; i++)
            watch.Add(_stream.Next($"n{i}", "register"));
        for (var i = 0; i < 8; i++)
            watch.Add(_stream.Next("m1", "post", null, $"media:p{i}"));

        Assert.Equal((15, 3), (watch.Forgotten, watch.NotLearnt));
    }

    [Fact]
    public void A_network_that_is_forgotten_proposes_nobody()
    {
        var watch = Watching(Ring(8, new KnownArtifact(Entity.Parse("device:d1"), 2, 2), new KnownArtifact(Entity.Parse("handle:h1"), 2, 2)));
        watch.Forget(Entity.Parse("network:ring"));
        watch.Add(_stream.Next("new", "register", null, "device:d1", "handle:h1"));

        Assert.Empty(watch.Networks);
        Assert.Empty(watch.Find(Entity.Parse("account:new")));
    }

    [Theory]
    [InlineData(1.5, 0.001, "Threshold is 1.5")]
    [InlineData(0.5, 0.0, "Prior is 0")]
    public void An_option_out_of_range_is_refused(double threshold, double prior, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new ReturnWatch(new ReturnOptions { Threshold = threshold, Prior = prior })).Message, StringComparison.Ordinal);

    internal static WatchedNetwork Ring(int members, params KnownArtifact[] artifacts) => new()
    {
        Id = Entity.Parse("network:ring"),
        Members = [.. Enumerable.Range(1, members).Select(i => Entity.Parse($"account:m{i}"))],
        Artifacts = artifacts,
        Since = Stream.Start,
    };

    private static ReturnWatch Watching(WatchedNetwork network)
    {
        var watch = new ReturnWatch();
        Crowd(watch);
        watch.Watch(network);
        return watch;
    }

    // What is rare can be told on a platform with many accounts only.
    private static void Crowd(ReturnWatch watch)
    {
        for (var i = 0; i < 8_000; i++)
            watch.Add(new Event { Id = $"c{i}", Time = Stream.Start, Kind = "login", Actor = Entity.Parse($"account:crowd{i}"), Objects = [Entity.Parse($"device:crowd{i}")] });
    }
}
