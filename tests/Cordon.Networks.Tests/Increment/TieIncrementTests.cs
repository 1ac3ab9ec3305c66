using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Increment;
using Cordon.Networks.Tests.Ties;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Increment;

public sealed class TieIncrementTests
{
    [Fact]
    public void Ties_kept_as_events_arrive_equal_those_of_the_whole_history_after_every_batch() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 500], Gen.Int[2, 40], Gen.Int[1, 30], Gen.Int[1, 40], Gen.Int[1, 120], Gen.Bool)
            .Select(Gen.Int[2, 3], Gen.Int[2, 30], Gen.Int[1, 100_000])
            .Sample(
                (shape, repeat, hubFan, seconds) =>
                {
                    var (seed, count, accounts, objects, days, batch, adaptive) = shape;
                    var random = new SeededRandom(seed);
                    var events = RandomStreams.Of(random, count, accounts, objects, days);
                    AssertEqualsWhole(events, random, batch, new TieOptions
                    {
                        Repeat = repeat,
                        HubFan = hubFan,
                        Adaptive = adaptive,
                        Window = TimeSpan.FromSeconds(seconds),
                        FalseDiscoveryRate = 0.5,
                    });
                },
                iter: 60);

    [Fact]
    public void Rings_in_noise_that_arrives_late_are_tied_as_in_the_whole_history()
    {
        var ties = 0;
        Gen.Select(Gen.ULong, Gen.Int[1, 400], Gen.Bool).Sample(
            (seed, batch, adaptive) =>
            {
                var random = new SeededRandom(seed);
                var events = Histories.Noisy(seed, accounts: 60, posts: 800, rings: 2, ringSize: 8, acts: 6).ToArray();
                if (random.Next(2) == 0)
                    random.Shuffle(events.AsSpan());
                Interlocked.Add(ref ties, AssertEqualsWhole(events, random, batch, new TieOptions { Adaptive = adaptive }));
            },
            iter: 15);
        Assert.NotEqual(0, ties);
    }

    [Fact]
    public void Rings_that_spread_their_acts_over_kinds_are_tied_as_in_the_whole_history()
    {
        var joint = 0;
        Gen.Select(Gen.ULong, Gen.Int[1, 400], Gen.Int[3, 8]).Sample(
            (seed, batch, acts) =>
            {
                var random = new SeededRandom(seed);
                var events = Histories.Spread(seed, accounts: 60, posts: 400, rings: 3, ringSize: 6, acts).ToArray();
                if (random.Next(2) == 0)
                    random.Shuffle(events.AsSpan());
                AssertEqualsWhole(events, random, batch, new TieOptions());
                var found = NetworkDetector.FindTies(Histories.Table(events), new DetectionOptions(), null, TestContext.Current.CancellationToken);
                Interlocked.Add(ref joint, (int)found.Joint.Ties);
            },
            iter: 12);
        Assert.NotEqual(0, joint);
    }

    [Fact]
    public void Real_posts_in_batches_are_tied_as_at_once()
    {
        var events = Histories.Real().Take(20_000).ToList();
        var ties = AssertEqualsWhole(events, new SeededRandom(1), batch: 9_000, new TieOptions { Adaptive = true });
        Assert.NotEqual(0, ties);
    }

    [Fact]
    public void An_update_without_events_changes_nothing()
    {
        var table = Histories.Table(Histories.Noisy(seed: 4, accounts: 50, posts: 500, rings: 1, ringSize: 8, acts: 6));
        var increment = new TieIncrement(table, new DetectionOptions());
        var (found, answers) = increment.Update(null, TestContext.Current.CancellationToken);
        var (again, same) = increment.Update(null, TestContext.Current.CancellationToken);
        Assert.Equal(TieDump.Of(table, found, answers), TieDump.Of(table, again, same));
    }

    // Adds the events in batches of random size and compares after each.
    private static int AssertEqualsWhole(IReadOnlyList<Event> events, SeededRandom random, int batch, TieOptions ties)
    {
        var options = new DetectionOptions { Ties = ties, Threads = 1 };
        var table = new EventTable();
        var increment = new TieIncrement(table, options);
        var last = 0;
        for (var done = 0; done < events.Count;)
        {
            var end = Math.Min(events.Count, done + 1 + random.Next(batch));
            for (; done < end; done++)
                table.Add(events[done]);
            var (found, answers) = increment.Update(null, TestContext.Current.CancellationToken);
            last = found.Layers.Sum(l => l.Ties.Count);
            var whole = Histories.Table(events.Take(done));
            var expected = NetworkDetector.FindTies(whole, options, null, TestContext.Current.CancellationToken);
            Assert.Equal(TieDump.Of(whole, expected, Answers.Of(whole, TestContext.Current.CancellationToken)), TieDump.Of(table, found, answers));
        }

        return last;
    }
}
