using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class WindowCounterTests
{
    [Theory]
    [InlineData(CounterMethod.Count)]
    [InlineData(CounterMethod.Sum)]
    public void A_reading_is_exact_or_takes_in_the_whole_buckets_the_window_touches(CounterMethod method)
    {
        Streams.Cases(method).Sample(test =>
        {
            var counter = CounterSet.Create(test.Definition, 0);
            var exact = new ExactCounter(test.Definition);
            var everHeld = new Dictionary<int, int>();
            foreach (var e in test.Events)
            {
                Assert.Equal(exact.Add(e), e.AddTo(counter));
                everHeld[e.Key] = Math.Max(everHeld.GetValueOrDefault(e.Key), exact.Held(e.Key));
                foreach (var time in e.Time >= exact.Watermark - exact.Lateness ? [e.Time, exact.Watermark] : new[] { exact.Watermark })
                    Check(e.Key, time);
            }
            foreach (var (key, time) in everHeld.Keys.SelectMany(key => Streams.ReadingTimes(exact).Select(time => (key, time))))
                Check(key, time);

            void Check(int key, long time)
            {
                var read = counter.Read(CounterKey.Of(key), time);
                var inside = Total(exact.In(key, time));
                if (everHeld[key] <= WindowCounter.ExactEvents)
                    Assert.Equal(inside, read);
                else if (exact.MayLackItsEdge(time))
                    Assert.InRange(Math.Abs(read - inside), 0, Size(exact.Touched(key, time)) - Size(exact.In(key, time)));
                else
                    Assert.True(read == inside || read == Total(exact.Touched(key, time)), $"key {key} at {time}: read {read}, exact {inside}, buckets {Total(exact.Touched(key, time))}");
            }

            double Size(IEnumerable<CounterEvent> events) => method == CounterMethod.Count ? events.Count() : events.Sum(e => Math.Abs(e.Amount));

            double Total(IEnumerable<CounterEvent> events) => method == CounterMethod.Count ? events.Count() : events.Sum(e => e.Amount);
        }, iter: 60);
    }

    [Fact]
    public void A_key_of_many_events_is_read_from_its_buckets()
    {
        var definition = Streams.Definition(CounterMethod.Count, 60);
        var counter = CounterSet.Create(definition, 0);
        var exact = new ExactCounter(definition);
        var start = Streams.Start / Streams.Minute * Streams.Minute;
        // One event a second for two hours.
        for (var second = 0; second < 7200; second++)
        {
            var e = new CounterEvent(1, start + (second * 1_000_000L), 1, 0);
            exact.Add(e);
            e.AddTo(counter);
        }
        // The window (10 s into minute 59, 10 s into minute 119] is read as all of minute 59 to 119.
        var end = start + (119 * Streams.Minute) + 10_000_000;
        Assert.Equal(3600, exact.In(1, end).Count());
        Assert.Equal(61 * 60, counter.Read(CounterKey.Of(1), end));
        // At the newest event nothing lies after the window's end: only the start's bucket is over.
        Assert.Equal(3600 + 60, counter.Read(CounterKey.Of(1), start + (7199 * 1_000_000L)));
    }

    [Fact]
    public void A_reading_of_a_time_before_the_allowed_lateness_is_never_too_high()
    {
        Streams.Cases(CounterMethod.Count).Sample(test =>
        {
            var counter = CounterSet.Create(test.Definition, 0);
            var exact = new ExactCounter(test.Definition);
            foreach (var e in test.Events)
            {
                exact.Add(e);
                e.AddTo(counter);
                Assert.InRange(counter.Read(e.CounterKey, e.Time), 0, exact.Touched(e.Key, e.Time).Count());
            }
        }, iter: 200);
    }

    [Theory]
    [InlineData(RateUnit.Second, 60.0)]
    [InlineData(RateUnit.Minute, 1.0)]
    [InlineData(RateUnit.Hour, 1 / 60.0)]
    public void A_rate_is_the_count_over_the_window_in_units(RateUnit unit, double unitsPerMinute)
    {
        Streams.Of(Streams.Definition(CounterMethod.Rate, 120)).Sample(events =>
        {
            var rate = CounterSet.Create(Streams.Definition(CounterMethod.Rate, 120) with { Unit = unit }, 0);
            var count = CounterSet.Create(Streams.Definition(CounterMethod.Count, 120), 0);
            foreach (var e in events)
            {
                e.AddTo(rate);
                e.AddTo(count);
                var expected = count.Read(e.CounterKey, e.Time) / (120 * unitsPerMinute);
                Assert.Equal(expected, rate.Read(e.CounterKey, e.Time), 1e-12 * (1 + expected));
            }
        }, iter: 50);
    }
}
