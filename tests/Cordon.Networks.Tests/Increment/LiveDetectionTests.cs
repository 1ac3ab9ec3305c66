using Cordon.Events;
using Cordon.Networks.Clustering;
using Cordon.Networks.Detecting;
using Cordon.Networks.Increment;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Increment;

public sealed class LiveDetectionTests
{
    [Fact]
    public void Networks_kept_as_events_arrive_are_those_of_the_whole_history_to_the_byte()
    {
        var found = 0;
        Gen.Select(Gen.ULong, Gen.Int[50, 500], Gen.Bool, Gen.Bool).Sample(
            (seed, batch, late, modularity) =>
            {
                var random = new SeededRandom(seed);
                var events = Histories.Noisy(seed, accounts: 80, posts: 500, rings: 4, ringSize: 6, acts: 6)
                    .Concat(RandomStreams.Of(random, 300, accounts: 60, objects: 60, days: 14))
                    .ToArray();
                if (late)
                    random.Shuffle(events.AsSpan());
                var options = new DetectionOptions
                {
                    LeastScore = 0.2,
                    Threads = 1,
                    Clustering = new() { Objective = modularity ? Objective.Modularity : Objective.Cpm, Resolution = modularity ? 1 : 0.03 },
                };
                var seeds = new Dictionary<Entity, SeedLabel> { [Entity.Parse("account:a1")] = SeedLabel.Abusive, [Entity.Parse("account:a30")] = SeedLabel.Trusted };
                Interlocked.Add(ref found, AssertEqualsWhole(events, random, batch, options, seeds));
            },
            iter: 8);
        Assert.NotEqual(0, found);
    }

    [Fact]
    public void Only_components_whose_ties_changed_are_clustered_again()
    {
        var live = new LiveDetection(new DetectionOptions());
        foreach (var e in Histories.Noisy(seed: 21, accounts: 400, posts: 8000, rings: 2, ringSize: 10, acts: 8))
            live.Add(e);
        live.Refresh(cancellation: TestContext.Current.CancellationToken);
        var all = live.Reclustered;
        Assert.InRange(all, 20, 400);
        live.Add(Histories.Post("quiet", 5, 399, "link:https://nobody.example/1"));
        live.Refresh(cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(live.Reclustered, 0, all / 2);
    }

    [Fact]
    public void A_refresh_that_is_stopped_costs_no_event()
    {
        var events = Histories.Noisy(seed: 21, accounts: 100, posts: 1000, rings: 2, ringSize: 10, acts: 8);
        var live = new LiveDetection(new DetectionOptions());
        foreach (var e in events)
        {
            live.Add(e);
            if (live.Events % 400 == 0)
                Assert.ThrowsAny<OperationCanceledException>(() => live.Refresh(cancellation: new CancellationToken(canceled: true)));
        }

        Assert.Equal(Json(Whole(events, new DetectionOptions(), NoSeeds)), Json(live.Refresh(cancellation: TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Options_out_of_range_are_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new LiveDetection(new DetectionOptions { LeastScore = 2 }));

    private static Dictionary<Entity, SeedLabel> NoSeeds => [];

    private static int AssertEqualsWhole(Event[] events, SeededRandom random, int batch, DetectionOptions options, Dictionary<Entity, SeedLabel> seeds)
    {
        // Adds the events in batches of random size and compares after each; gives the most networks at once.
        var live = new LiveDetection(options, seeds);
        var found = 0;
        for (var done = 0; done < events.Length;)
        {
            var end = Math.Min(events.Length, done + 1 + random.Next(batch));
            for (; done < end; done++)
                live.Add(events[done]);
            var detection = live.Refresh(cancellation: TestContext.Current.CancellationToken);
            found = Math.Max(found, detection.Networks.Count);
            Assert.Equal(Json(Whole(events.Take(done), options, seeds)), Json(detection));
        }

        return found;
    }

    private static Detection Whole(IEnumerable<Event> events, DetectionOptions options, Dictionary<Entity, SeedLabel> seeds) =>
        NetworkDetector.Detect(Histories.Table(events), options, seeds, cancellation: TestContext.Current.CancellationToken);

    private static string Json(Detection detection)
    {
        using var stream = new MemoryStream();
        NetworksJson.Write(stream, detection);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream.ToArray())) + string.Join(' ', detection.Ties.Select(t => $"{t.A} {t.B} {t.Weight}"));
    }
}
