using Cordon.Events;
using Cordon.Proving.Living;
using Cordon.Proving.Surfaces;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Tests.Living;

public sealed class LivingPlatformTests
{
    [Fact]
    public async Task The_same_options_give_the_same_events_and_exposure_whatever_the_steps()
    {
        var (one, other) = (new LineList(), new LineList());
        var first = Lives.Live(Lives.Small, 3, one);
        var second = new LivingPlatform(Lives.Small) { Events = other };
        for (var hour = 0; hour < 72; hour++)
            await second.AdvanceAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal(one.Lines, other.Lines);
        Assert.Equal(first.Exposure.Flagged, second.Exposure.Flagged);
        var third = new LineList();
        Lives.Live(Lives.Small with { Population = Lives.Small.Population with { RandomSeed = 5 } }, 3, third);
        Assert.NotEqual(one.Lines, third.Lines);
    }

    [Fact]
    public void Events_come_in_order_and_nobody_reacts_to_what_is_not_there()
    {
        var lines = new LineList();
        var platform = Lives.Live(Lives.Small, 5, lines);
        var joined = lines.Events.Where(l => l.Kind == EventKinds.Register).ToDictionary(l => l.Actor, l => l.Time);
        var author = new Dictionary<string, string>();
        var before = DateTimeOffset.MinValue;
        foreach (var line in lines.Events)
        {
            Assert.True(line.Time >= before);
            before = line.Time;
            Assert.True(line.Time >= joined.GetValueOrDefault(line.Actor), $"{line.Actor} acts before joining");
            Assert.NotEqual(line.Actor, line.Target);
            if (line.Kind is EventKinds.Like or EventKinds.Repost)
                Assert.Equal(line.Target, author[line.Objects[0]]);
            if (line.Kind is EventKinds.Post or EventKinds.Reply or EventKinds.Follow)
                author.Add(line.Objects[0], line.Actor);
        }

        Assert.Equal(lines.Lines.Count, platform.EventCount);
        Assert.Equal(lines.Lines.Count, lines.Events.Select(l => l.Id).Distinct().Count());
    }

    [Fact]
    public void By_learning_alone_members_are_introduced_to_each_other_and_outsiders_to_them()
    {
        var learning = Lives.Live(Lives.Small, 8).Exposure;
        var random = Lives.Live(Lives.Small with { IsLearning = false }, 8).Exposure;

        // A tenth of the accounts are planted: so often does chance suggest one.
        Assert.InRange(random.FlaggedPairs.Value!.Value, 0.03, 0.2);
        Assert.True(learning.FlaggedPairs.Low > 2 * random.FlaggedPairs.High, $"{learning.FlaggedPairs} with learning, {random.FlaggedPairs} without");

        // Of those suggested to members who are no members themselves, more are children's than of those suggested to adults.
        var members = Outside(learning.Children.Count, learning.FlaggedPairs);
        Assert.True(members > learning.ChildrenToAdults.Value, $"{members} to members, {learning.ChildrenToAdults} to adults");
    }

    [Fact]
    public void What_the_guard_hides_is_shown_on_no_surface_and_not_followed()
    {
        var truth = new LivingPlatform(Lives.Small).Truth();
        var members = truth.Planted.SelectMany(p => p.Members).Select(m => m.Account).ToHashSet();
        HashSet<string> others = [.. truth.Planted.SelectMany(p => p.Tags!.Concat(p.Tags!.Select(t => t[4..])).Concat(p.Terms!))];
        var lines = new LineList();
        var platform = Lives.Live(Lives.Small, 4, lines, new HidingGuard(members, others));

        Assert.Equal(0, platform.Exposure.FlaggedOfAll.Count);
        Assert.True(platform.Exposure.Impressions > 5000);
        Assert.Equal(0, platform.Exposure.InnocentLost.Count);
        Assert.True(platform.Refused > 0);
        var children = lines.Lines.Where(l => l.Contains("\"actor_age\":\"child\"", StringComparison.Ordinal)).Select(l => Line.Parse(l).Actor).ToHashSet();
        Assert.DoesNotContain(lines.Events, l => l.Kind is EventKinds.Follow or EventKinds.Message && members.Contains(l.Actor) && children.Contains(l.Target!));
    }

    [Fact]
    public void What_the_guard_takes_from_innocents_is_counted()
    {
        var innocent = new LivingPlatform(Lives.Small).Truth().LookAlikes.Where(l => l.Kind == "sale-community").SelectMany(l => l.Members).ToHashSet();
        var platform = Lives.Live(Lives.Small, 4, guard: new HidingGuard(innocent, new HashSet<string>()));
        Assert.True(platform.Exposure.InnocentLost.Low > 0.001);
    }

    [Fact]
    public void Whoever_is_removed_is_silent_and_unseen_and_some_return_with_what_they_had()
    {
        var options = Lives.Small with { Adaptation = new AdaptationOptions { Returns = 0.8, ReturnDays = 1, KeptArtifacts = 0.7 } };
        var lines = new LineList();
        var platform = Lives.Live(options, 4, lines);
        var removed = platform.Truth().Planted.SelectMany(p => p.Members).Select(m => m.Account).ToHashSet();
        var devices = lines.Events.Where(l => removed.Contains(l.Actor)).SelectMany(l => l.Objects.Where(o => o.StartsWith("device:", StringComparison.Ordinal)).Select(o => (l.Actor, o))).ToHashSet();
        lines.Lines.Clear();
        platform.Remove(removed.Select(Entity.Parse));
        platform.BeginMeasuring();
        Lives.Advance(platform, 4);
        var truth = platform.Truth();

        Assert.InRange(truth.Returned!.Count, (int)(0.55 * removed.Count), removed.Count);
        Assert.DoesNotContain(lines.Events, l => removed.Contains(l.Actor) || (l.Target is { } t && removed.Contains(t)));
        foreach (var returned in truth.Returned)
        {
            var register = Assert.Single(lines.Events, l => l.Actor == returned.Account && l.Kind == EventKinds.Register);
            Assert.Equal(returned.Kept.Contains("invite"), register.Objects.Any(o => o.StartsWith("invite:", StringComparison.Ordinal)));
            var own = devices.Where(d => d.Actor == returned.Former).Select(d => d.o);
            if (!returned.Kept.Contains("device"))
                Assert.DoesNotContain(register.Objects, own.Contains);
            Assert.Contains(truth.Planted.Single(p => p.Name == returned.Network).Members, m => m.Account == returned.Account);
        }

        Assert.Contains(truth.Returned, r => r.Kept.Contains("handle"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("cordon-truth-").FullName, TruthFile.Name);
        TruthFile.Write(truth, file);
        Assert.Equal(truth.Returned.Count, TruthFile.Read(file).Returned!.Count);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void Networks_move_to_new_words_and_tags_and_report_innocents()
    {
        var options = Lives.Small with { Adaptation = new AdaptationOptions { RespellDays = 2, RetagDays = 2, FalseReports = 6 } };
        var lines = new LineList();
        var truth = Lives.Live(options, 5, lines).Truth();
        var plain = new LineList();
        Lives.Live(Lives.Small, 5, plain);

        Assert.All(truth.Planted, p => Assert.InRange(p.Terms!.Count, 3, 3));
        Assert.All(truth.Planted, p => Assert.InRange(p.Tags!.Count, 3, 3));
        var members = truth.Planted.SelectMany(p => p.Members).Select(m => m.Account).ToHashSet();
        var innocent = truth.LookAlikes.SelectMany(l => l.Members).ToHashSet();
        int Reports(LineList of) => of.Events.Count(l => l.Kind == EventKinds.Report && members.Contains(l.Actor) && innocent.Contains(l.Target!));
        Assert.True(Reports(lines) > Reports(plain) + 60);
        var later = truth.Planted.SelectMany(p => p.Terms!.Skip(1)).ToArray();
        Assert.Contains(lines.Events, l => l.Kind == EventKinds.Post && l.Text is { } text && later.Any(t => text.StartsWith(t, StringComparison.Ordinal)) && members.Contains(l.Actor));
        Assert.DoesNotContain(plain.Events, l => l.Text is { } text && later.Any(t => text.StartsWith(t, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_probe_registers_looks_and_acts()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var lines = new LineList();
        var platform = Lives.Live(Lives.Small, 4, lines);
        var probe = Entity.Parse("account:probe-1");
        await Assert.ThrowsAsync<ArgumentException>(async () => await platform.Show(new SurfaceRequest(probe, Surface.Feed, "", 5), cancellation));
        Assert.True(await platform.Act(new ProbeAct(probe, EventKinds.Register, null, "child"), cancellation));
        Assert.False(await platform.Act(new ProbeAct(probe, EventKinds.Register, null, "child"), cancellation));

        var network = platform.Truth().Planted[0];
        var found = await platform.Show(new SurfaceRequest(probe, Surface.Search, network.Terms![0], 10), cancellation);
        var offer = found.First(f => f.Item.Is(EntityTypes.Post));
        Assert.Contains(network.Members, m => m.Account == offer.Author!.Value.Text);
        Assert.True(await platform.Act(new ProbeAct(probe, EventKinds.Like, offer.Item, ""), cancellation));
        Assert.True(await platform.Act(new ProbeAct(probe, EventKinds.Follow, offer.Author, ""), cancellation));
        Assert.False(await platform.Act(new ProbeAct(probe, EventKinds.Follow, Entity.Parse("account:nobody"), ""), cancellation));
        Assert.Contains(await platform.Show(new SurfaceRequest(probe, Surface.People, "", 20), cancellation), s => network.Members.Any(m => m.Account == s.Item.Text));
        Assert.NotEmpty(await platform.Show(new SurfaceRequest(probe, Surface.TagPage, network.Tags![0], 5), cancellation));
        Assert.NotEmpty(await platform.Show(new SurfaceRequest(probe, Surface.RelatedTags, network.Tags[0], 5), cancellation));
        Assert.NotEmpty(await platform.Show(new SurfaceRequest(probe, Surface.Trending, "", 5), cancellation));
        Assert.All(await platform.Show(new SurfaceRequest(probe, Surface.Autocomplete, "blu", 5), cancellation), s => Assert.StartsWith("query:blu", s.Item.Text, StringComparison.Ordinal));
        Assert.All(await platform.Show(new SurfaceRequest(probe, Surface.Chronological, "", 5), cancellation), s => Assert.Equal(offer.Author, s.Author));
        Assert.Equal([EventKinds.Register, EventKinds.Like, EventKinds.Follow], lines.Events.Where(l => l.Actor == probe.Text).Select(l => l.Kind));
    }

    [Theory]
    [InlineData(0.95, 10, "Looks is 0.95; expected 0 to 0.9")]
    [InlineData(0.5, 0, "FeedLength is 0; expected 1 to 100")]
    public void A_value_out_of_range_is_named(double looks, int feed, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new LivingPlatform(Lives.Small with { Looks = looks, FeedLength = feed })).Message, StringComparison.Ordinal);

    private static double Outside(long children, Proving.Living.Measuring.Share pairs) => (double)children / (pairs.Of - pairs.Count);
}
