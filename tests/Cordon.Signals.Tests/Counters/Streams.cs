using Cordon.Events;
using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

/// <summary>Random definitions and streams of events: bursts, pauses longer than the window, and events out of order by up to three windows.</summary>
internal static class Streams
{
    public const long Start = 1_760_000_000_000_000;
    public const long Minute = 60_000_000;

    private static readonly int[] Windows = [1, 7, 60, 1440, 10_080, 129_600];

    /// <summary>A stream for a window: its parameters are random, and so is every event.</summary>
    public static Gen<CounterEvent[]> Of(CounterDefinition definition, int mostKeys = 6, int most = 600) =>
        Gen.Select(Gen.ULong, Gen.Int[1, most], Gen.Int[1, mostKeys], Gen.Int[0, 4], Gen.Int[1, 2000]).Select((seed, count, keys, disorder, items) =>
            Make(seed, count, keys, disorder, items, Math.Min(definition.Kept.Ticks, CounterDefinition.LongestWindow.Ticks) / 10));

    public static CounterEvent[] Make(ulong seed, int count, int keys, int disorder, int items, long window)
    {
        var random = new SeededRandom(seed);
        var pace = window / 5 >> random.Next(12);
        var time = Start + random.Next(1_000_000);
        var events = new CounterEvent[count];
        for (var i = 0; i < count; i++)
        {
            time += random.Next(100) switch
            {
                0 => (long)(random.NextUnit() * 3 * window),
                < 30 => 0,
                _ => (long)(random.NextUnit() * pace),
            };
            var back = disorder == 0 || random.Next(5) >= disorder ? 0 : (long)(random.NextUnit() * (random.Next(4) == 0 ? 3 * window : window / 10));
            // Few keys have most of the events. Amounts are whole, so that sums are exact in any order.
            var key = Math.Min(random.Next(keys), random.Next(keys));
            events[i] = new CounterEvent(key, time - back, random.Next(2001) - 500, random.Next(items));
        }
        return events;
    }

    public static CounterDefinition Definition(CounterMethod method, int minutes, TimeSpan? lateness = null) => new()
    {
        Name = method.ToString(),
        Method = method,
        Window = method == CounterMethod.Decay ? TimeSpan.Zero : TimeSpan.FromMinutes(minutes),
        HalfLife = method == CounterMethod.Decay ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero,
        Lateness = lateness,
    };

    /// <summary>Windows of one minute to 90 days, with lateness of none, a little, the usual and the whole window.</summary>
    public static Gen<CounterDefinition> Definitions(CounterMethod method) =>
        Gen.Select(Gen.Int[0, Windows.Length - 1].Select(i => Windows[i]), Gen.Int[0, 3]).Select((minutes, lateness) => Definition(method, minutes, lateness switch
        {
            0 => TimeSpan.Zero,
            1 => TimeSpan.FromSeconds(minutes * 3),
            2 => TimeSpan.FromMinutes(minutes),
            _ => null,
        }));

    /// <summary>A definition with a stream made for it.</summary>
    public static Gen<(CounterDefinition Definition, CounterEvent[] Events)> Cases(CounterMethod method, int mostKeys = 6, int most = 600) =>
        Definitions(method).SelectMany(definition => Of(definition, mostKeys, most).Select(events => (definition, events)));

    /// <summary>Times at which readings are answered in full, from the watermark − lateness on.</summary>
    public static IEnumerable<long> ReadingTimes(ExactCounter exact) =>
    [
        exact.Watermark, exact.Watermark + 1, exact.Watermark - exact.Lateness, exact.Watermark - (exact.Lateness / 3),
        exact.Watermark + (exact.Window / 2), exact.Watermark + exact.Window - 1, exact.Watermark + exact.Window, exact.Watermark + (5 * exact.Window),
    ];
}
