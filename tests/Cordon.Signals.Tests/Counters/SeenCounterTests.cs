using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class SeenCounterTests
{
    [Fact]
    public void First_and_last_seen_follow_the_events_of_an_ordered_stream()
    {
        Gen.Select(Streams.Definitions(CounterMethod.FirstSeen), Gen.ULong, Gen.Int[1, 8]).Sample((definition, seed, keys) =>
        {
            var events = Streams.Make(seed, 400, keys, 0, 1, definition.Window.Ticks / 10);
            var first = CounterSet.Create(definition, 0);
            var last = CounterSet.Create(definition with { Method = CounterMethod.LastSeen }, 0);
            var window = definition.Window.Ticks / 10;
            for (var i = 0; i < events.Length; i++)
            {
                events[i].AddTo(first);
                events[i].AddTo(last);
                var now = events[i].Time;
                for (var key = 0; key < keys; key++)
                {
                    var times = events.Take(i + 1).Where(e => e.Key == key).Select(e => e.Time).ToArray();
                    var (expectedFirst, expectedLast) = (double.NaN, double.NaN);
                    if (times.Length > 0 && times[^1] > now - window)
                    {
                        var at = times.Length - 1;
                        while (at > 0 && times[at] - times[at - 1] < window)
                            at--;
                        (expectedFirst, expectedLast) = (times[at], times[^1]);
                    }
                    Assert.Equal(expectedFirst, first.Read(CounterKey.Of(key), now));
                    Assert.Equal(expectedLast, last.Read(CounterKey.Of(key), now));
                }
            }
        }, iter: 12);
    }

    [Fact]
    public void Events_out_of_order_within_the_window_move_the_first_back_and_leave_the_last()
    {
        Gen.Long[0, (60 * Streams.Minute) - 1].Array[1, 50].Sample(offsets =>
        {
            var first = CounterSet.Create(Streams.Definition(CounterMethod.FirstSeen, 60), 0);
            var last = CounterSet.Create(Streams.Definition(CounterMethod.LastSeen, 60), 0);
            foreach (var offset in offsets)
            {
                first.Add(CounterKey.Of(1), Streams.Start + offset);
                last.Add(CounterKey.Of(1), Streams.Start + offset);
            }
            var now = Streams.Start + offsets.Max();
            Assert.Equal(Streams.Start + offsets.Min(), first.Read(CounterKey.Of(1), now));
            Assert.Equal(now, last.Read(CounterKey.Of(1), now));
            Assert.Equal(double.NaN, first.Read(CounterKey.Of(1), Streams.Start + offsets.Min() - 1));
        });
    }
}
