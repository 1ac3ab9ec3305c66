using Cordon.Events;
using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class DistinctCounterTests
{
    [Fact]
    public void A_reading_is_exact_or_the_estimate_of_the_whole_buckets_the_window_touches()
    {
        Streams.Cases(CounterMethod.Distinct).Sample(test =>
        {
            var counter = CounterSet.Create(test.Definition, 0);
            var exact = new ExactCounter(test.Definition);
            var everHeld = new Dictionary<int, int>();
            var newest = new Dictionary<int, long>();
            foreach (var e in test.Events)
            {
                var outcome = exact.Add(e);
                Assert.Equal(outcome, e.AddTo(counter));
                everHeld[e.Key] = Math.Max(everHeld.GetValueOrDefault(e.Key), Held(e.Key));
                if (outcome != AddOutcome.Dropped)
                    newest[e.Key] = Math.Max(newest.GetValueOrDefault(e.Key), e.Time);
                Check(e.Key, exact.Watermark);
            }
            foreach (var (key, time) in newest.Keys.SelectMany(key => Streams.ReadingTimes(exact).Select(time => (key, time))))
                Check(key, time);

            int Held(int key) => exact.Between(key, exact.Watermark - exact.Window - exact.Lateness, long.MaxValue).Select(e => e.Item).Distinct().Count();

            void Check(int key, long time)
            {
                var read = counter.Read(CounterKey.Of(key), time);
                if (everHeld[key] <= DistinctCounter.ExactItems)
                {
                    // An item that was seen again after the reading's time is missing from it.
                    var inside = exact.In(key, time).Select(e => e.Item).Distinct()
                        .Count(item => time >= newest[key] || !exact.Between(key, time, long.MaxValue).Any(e => e.Item == item));
                    Assert.Equal(inside, read);
                }
                else if (read != exact.In(key, time).Select(e => e.Item).Distinct().Count())
                {
                    var most = Estimate(exact.Touched(key, time));
                    if (time >= newest[key] && !exact.MayLackItsEdge(time))
                    {
                        Assert.Equal(most, read, 1e-9 * read);
                        return;
                    }
                    // Before the newest event, items that were seen again later may be missing; at the end of the lateness, those of the edge may.
                    var later = exact.Between(key, time, long.MaxValue).Select(e => e.Item).ToHashSet();
                    var certain = exact.In(key, time).Where(e => !later.Contains(e.Item)).ToArray();
                    Assert.InRange(read, Math.Min(Estimate(certain), certain.Select(e => e.Item).Distinct().Count()) - 1e-6, most + 1e-6);
                }
            }
        }, iter: 40);

        static double Estimate(IEnumerable<CounterEvent> events)
        {
            var sketch = new ReferenceSketch();
            foreach (var e in events)
                sketch.Add(CounterKey.Of(e.Item).High);
            return sketch.Estimate();
        }
    }

    [Fact]
    public void A_sketch_is_the_reference_sketch_whatever_its_size()
    {
        Gen.Select(Gen.ULong, Gen.Int[0, 6000]).Sample((seed, items) =>
        {
            var random = new SeededRandom(seed);
            var reference = new ReferenceSketch();
            var sketch = new byte[32];
            for (var i = 0; i < items; i++)
            {
                var hash = random.NextBits() >> random.Next(3);
                reference.Add(hash);
                var (register, rank) = HyperLogLog.Place(hash);
                while (!HyperLogLog.TryAdd(sketch, register, rank))
                {
                    var wider = new byte[2 * sketch.Length];
                    HyperLogLog.Widen(sketch, wider);
                    sketch = wider;
                }
            }
            Assert.True(HyperLogLog.IsWhole(sketch));
            var merged = new byte[HyperLogLog.Registers];
            HyperLogLog.Merge(sketch, merged);
            HyperLogLog.Merge(sketch, merged);
            Assert.Equal(reference.Ranks, merged);
            Assert.Equal(reference.Estimate(), HyperLogLog.Estimate(merged), 1e-9 * (1 + items));
        }, iter: 100);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    public void The_estimate_has_the_stated_error(int items)
    {
        const int Rounds = 100;
        var random = new SeededRandom(7);
        var (sum, squares) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var sketch = new byte[HyperLogLog.Registers];
            for (var i = 0; i < items; i++)
            {
                var (register, rank) = HyperLogLog.Place(random.NextBits());
                HyperLogLog.TryAdd(sketch, register, rank);
            }
            var error = (HyperLogLog.Estimate(sketch) / items) - 1;
            sum += error;
            squares += error * error;
        }
        // 1.04/√4096 = 1.625 %; the root mean square of 100 rounds lies within a quarter of it, the mean within three tenths.
        Assert.InRange(Math.Sqrt(squares / Rounds), 0, 0.01625 * 1.25);
        Assert.InRange(sum / Rounds, -0.005, 0.005);
    }

    [Fact]
    public void A_distinct_counter_takes_items_and_the_others_take_none()
    {
        var distinct = CounterSet.Create(Streams.Definition(CounterMethod.Distinct, 60), 0);
        Assert.Throws<InvalidOperationException>(() => distinct.Add(CounterKey.Of(1), Streams.Start, 1.0));
        var count = CounterSet.Create(Streams.Definition(CounterMethod.Count, 60), 0);
        Assert.Throws<InvalidOperationException>(() => count.Add(CounterKey.Of(1), Streams.Start, CounterKey.Of(2)));
        Assert.Equal(0, distinct.Statistics.Counted + count.Statistics.Counted);
    }
}
