using Cordon.Events;
using Cordon.Signals.Counters;

namespace Cordon.Signals.Tests.Counters;

public sealed class BoundTests
{
    public static TheoryData<CounterMethod> Methods => [.. Enum.GetValues<CounterMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_flood_of_keys_and_items_stays_within_the_bounds_and_is_seen(CounterMethod method)
    {
        var definition = Streams.Definition(method, 1440) with { MaxKeys = 5_000, MaxBytes = CounterDefinition.FewestBytes };
        var counter = CounterSet.Create(definition, 0);
        var random = new SeededRandom(1);
        for (var i = 0; i < 200_000; i++)
        {
            // Half of the flood makes ever new keys, half feeds two hundred with ever new items.
            var key = i % 2 == 0 ? i : random.Next(200) - 1000;
            new CounterEvent(key, Streams.Start + (i * 10_000L), 1, i).AddTo(counter);
            Assert.InRange(counter.Statistics.Keys, 1, definition.MaxKeys);
            Assert.InRange(counter.Statistics.Bytes, 0, definition.MaxBytes);
        }
        Assert.InRange(counter.Statistics.Evicted, 90_000, 200_000);
        Assert.Equal(200_000, counter.Statistics.Counted);
        Assert.Equal(0, counter.Statistics.Reclaimed);
    }

    [Fact]
    public void One_key_of_many_items_in_every_bucket_stays_within_the_bounds()
    {
        var counter = CounterSet.Create(Streams.Definition(CounterMethod.Distinct, 60) with { MaxBytes = CounterDefinition.FewestBytes }, 0);
        for (var i = 0; i < 400_000; i++)
            counter.Add(CounterKey.Of(1), Streams.Start + (i * 20_000L), CounterKey.Of(i));
        var now = Streams.Start + (399_999 * 20_000L);
        Assert.Equal(1, counter.Statistics.Keys);
        Assert.Equal(0, counter.Statistics.Evicted);
        Assert.InRange(counter.Statistics.Bytes, 122 * 4096, 129 * 4096);
        // 180,000 items an hour, and up to a minute's 3,000 more.
        Assert.InRange(counter.Read(CounterKey.Of(1), now), 180_000 * 0.95, 183_000 * 1.05);
    }

    [Fact]
    public void Keys_that_are_often_seen_outlast_a_flood()
    {
        var counter = CounterSet.Create(Streams.Definition(CounterMethod.Count, 1440) with { MaxKeys = 1_000 }, 0);
        var adds = 0;
        for (var i = 0; i < 100_000; i++)
        {
            counter.Add(CounterKey.Of("flood").Then(CounterKey.Of(i)), Streams.Start + i);
            if (i % 4 == 0)
            {
                counter.Add(CounterKey.Of(adds % 100), Streams.Start + i);
                adds++;
            }
        }
        for (var key = 0; key < 100; key++)
            Assert.Equal(adds / 100, counter.Read(CounterKey.Of(key), Streams.Start + 100_000));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Keys_whose_window_has_passed_are_let_go(CounterMethod method)
    {
        var definition = Streams.Definition(method, 1);
        var counter = CounterSet.Create(definition, 0);
        var horizon = (definition.Kept + definition.LatenessInForce).Ticks / 10;
        // A thousand keys fit into the horizon.
        for (var i = 0; i < 50_000; i++)
        {
            for (var repeat = 0; repeat < (i % 50 == 0 ? 60 : 1); repeat++)
                new CounterEvent(i, Streams.Start + (i * (horizon / 1000)), 1, repeat).AddTo(counter);
            Assert.InRange(counter.Statistics.Keys, 1, 1_250);
            Assert.Equal(i + 1, counter.Statistics.Keys + counter.Statistics.Reclaimed);
        }
        Assert.Equal(0, counter.Statistics.Evicted);
        Assert.InRange(counter.Statistics.Bytes, 1_000 * 32, 1_250 * 32 + (27 * 2048));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(946_684_799_999_999L)]
    [InlineData(4_102_444_800_000_000L)]
    public void A_time_outside_the_bounds_of_an_event_is_refused_and_can_be_read_at(long time)
    {
        foreach (var method in Enum.GetValues<CounterMethod>())
        {
            var counter = CounterSet.Create(Streams.Definition(method, 60), 0);
            Assert.Equal(AddOutcome.Refused, new CounterEvent(1, time, 1, 1).AddTo(counter));
            Assert.Equal(AddOutcome.Counted, new CounterEvent(1, Streams.Start, 1, 1).AddTo(counter));
            for (var i = 0; i < 100; i++)
                new CounterEvent(2, Streams.Start, 1, i).AddTo(counter);
            var expected = method is CounterMethod.FirstSeen or CounterMethod.LastSeen ? double.NaN : 0;
            if (method != CounterMethod.Decay || time > Streams.Start)
            {
                Assert.Equal(expected, counter.Read(CounterKey.Of(1), time));
                Assert.Equal(expected, counter.Read(CounterKey.Of(2), time));
            }
            Assert.Equal(expected, counter.Read(CounterKey.Of(3), time));
            Assert.Equal((1, 101), (counter.Statistics.Refused, counter.Statistics.Counted));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.1e18)]
    public void An_amount_that_is_no_number_or_too_large_is_refused(double amount)
    {
        foreach (var method in new[] { CounterMethod.Sum, CounterMethod.Decay })
        {
            var counter = CounterSet.Create(Streams.Definition(method, 60), 0);
            Assert.Equal(AddOutcome.Refused, counter.Add(CounterKey.Of(1), Streams.Start, amount));
            Assert.Equal(AddOutcome.Counted, counter.Add(CounterKey.Of(1), Streams.Start, 2));
            Assert.Equal(2, counter.Read(CounterKey.Of(1), Streams.Start));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Updates_of_known_keys_and_readings_allocate_nothing(CounterMethod method)
    {
        var counter = CounterSet.Create(Streams.Definition(method, 60), 0);
        var read = 0.0;
        long Round(int from)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = from; i < from + 20_000; i++)
            {
                var e = new CounterEvent(i % 200, Streams.Start + (i * 1000L), 1, i % 3000);
                e.AddTo(counter);
                if (i % 16 == 0)
                    read += counter.Read(e.CounterKey, e.Time);
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Round(0);
        Round(20_000);
        Assert.Equal(0, Round(20_000));
        Assert.True(read > 0);
    }

    [Fact]
    public void Warming_changes_nothing()
    {
        foreach (var method in Enum.GetValues<CounterMethod>())
        {
            var definition = Streams.Definition(method, 60) with { MaxKeys = 300 };
            var events = Streams.Make(6, 3_000, 1_000, 2, 100, definition.Kept.Ticks / 10);
            var states = new[] { 0, 1, 7, 100 }.Select(warmed =>
            {
                var set = new CounterSet([definition]);
                for (var i = 0; i < events.Length; i++)
                {
                    if (warmed > 0 && i % warmed == 0)
                        set[definition.Name].Warm([.. events.Skip(i).Take(warmed).Select(e => e.CounterKey)]);
                    events[i].AddTo(set[definition.Name]);
                }
                return SavingTests.Saved(set);
            }).ToArray();
            Assert.All(states, state => Assert.Equal(states[0], state));
        }
    }

    [Fact]
    public void The_place_of_keys_in_memory_changes_nothing()
    {
        foreach (var method in Enum.GetValues<CounterMethod>())
        {
            var definition = Streams.Definition(method, 60) with { MaxKeys = 300 };
            var events = Streams.Make(5, 5_000, 2_000, 2, 100, definition.Kept.Ticks / 10);
            var states = new[] { 0UL, 1UL, 0xDEAD_BEEF_0123_4567UL }.Select(tableSeed =>
            {
                var set = new CounterSet([definition], tableSeed);
                foreach (var e in events)
                    e.AddTo(set[definition.Name]);
                return SavingTests.Saved(set);
            }).ToArray();
            Assert.Equal(states[0], states[1]);
            Assert.Equal(states[0], states[2]);
        }
    }
}
