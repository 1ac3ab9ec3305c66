using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Ties;

namespace Cordon.Networks.Tests.Detecting;

public sealed class OrdinaryTests
{
    private const int Day = 86_400;

    [Fact]
    public void A_ring_in_lockstep_would_not_pass_for_a_community()
    {
        var network = Only(Histories.Noisy(seed: 41, accounts: 300, posts: 4000, rings: 1, ringSize: 8, acts: 8));
        Assert.Equal(OrdinaryLikelihood.Low, network.Ordinary.Likelihood);
        Assert.Contains(network.Ordinary.Against, s => s.StartsWith("in step: ", StringComparison.Ordinal));
        Assert.Contains(network.Ordinary.Against, s => s.StartsWith("what ties them is theirs alone: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Friends_who_cheer_each_others_posts_every_day_may_well_be_a_community()
    {
        var events = Histories.Noisy(seed: 42, accounts: 300, posts: 4000, rings: 0, ringSize: 0, acts: 0);
        var random = new SeededRandom(6);
        for (var post = 0; post < 60; post++)
        {
            var (author, time) = (post % 6, (post % 14 * Day) + random.Next(Day));
            events.Add(Histories.Post($"f{post}", time, author, $"post:f{post}"));
            for (var friend = 0; friend < 6; friend++)
            {
                if (friend != author)
                    events.Add(Histories.Act($"g{post}-{friend}", time + 8 + random.Next(random.NextUnit() < 0.75 ? 60 : 900), EventKinds.Like, friend, null, $"post:f{post}"));
            }

            // Others like them too.
            events.AddRange(Enumerable.Range(0, 12).Select(i => Histories.Act($"o{post}-{i}", time + 3000 + (i * 900), EventKinds.Like, 50 + random.Next(200), null, $"post:f{post}")));
        }

        var network = Only(events);
        Assert.Equal(OrdinaryLikelihood.High, network.Ordinary.Likelihood);
        Assert.Contains(network.Ordinary.For, s => s.StartsWith("they take turns: 6 of 6 members", StringComparison.Ordinal));
        Assert.Contains(network.Ordinary.For, s => s.StartsWith("steady: they meet on ", StringComparison.Ordinal));
    }

    [Fact]
    public void Members_who_joined_at_once_and_are_refused_speak_against_a_community()
    {
        var events = Histories.Noisy(seed: 43, accounts: 300, posts: 4000, rings: 1, ringSize: 8, acts: 8);
        events.AddRange(Enumerable.Range(0, 8).Select(a => Histories.Act($"j{a}", a * 600, EventKinds.Register, a, null)));
        events.AddRange(Enumerable.Range(0, 20).Select(i => Histories.Act($"w{i}", Day, EventKinds.Message, i % 8, 400 + i)));
        events.AddRange(Enumerable.Range(0, 12).Select(i => Histories.Act($"b{i}", 2 * Day, EventKinds.Block, 400 + i, i % 8)));
        var against = Only(events).Ordinary.Against;
        Assert.Contains(against, s => s.StartsWith("new: 8 of 8 members joined during the history, up to 8 within two days", StringComparison.Ordinal));
        Assert.Contains("refused: 12 of 20 people whom members came to blocked, reported or rejected them", against);
    }

    private static Network Only(IEnumerable<Event> events) =>
        NetworkDetector.Detect(Histories.Table(events), new DetectionOptions { LeastScore = 0.2 }, new Dictionary<Entity, SeedLabel>(), null, TestContext.Current.CancellationToken)
            .Networks.MaxBy(n => n.Score)!;
}
