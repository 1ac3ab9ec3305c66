using Cordon.Events;
using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class SavingTests
{
    [Fact]
    public void Saving_and_loading_in_the_middle_equals_an_uninterrupted_run()
    {
        var definitions = Definitions(60, mostKeys: 40);
        Gen.Select(Streams.Of(definitions[0], mostKeys: 100, most: 2_000), Gen.Double[0, 1]).Sample((events, part) =>
        {
            var whole = new CounterSet(definitions);
            var first = new CounterSet(definitions);
            var cut = (int)(part * events.Length);
            Feed(whole, events);
            Feed(first, events.AsSpan(0, cut));

            var second = new CounterSet(definitions, tableSeed: 99);
            second.Load(new MemoryStream(Saved(first)));
            Assert.Equal(Saved(first), Saved(second));
            Feed(second, events.AsSpan(cut));

            Assert.Equal(Saved(whole), Saved(second));
            foreach (var counter in whole.Counters)
            {
                var other = second[counter.Definition.Name];
                Assert.Equal(counter.Statistics, other.Statistics);
                Assert.All(events, e => Assert.Equal(counter.Read(e.CounterKey, e.Time), other.Read(e.CounterKey, e.Time)));
            }
        }, iter: 60);
    }

    [Fact]
    public void A_loaded_state_is_read_and_not_the_one_before()
    {
        var definition = Streams.Definition(CounterMethod.Distinct, 60);
        var (one, other) = (new CounterSet([definition]), new CounterSet([definition]));
        for (var i = 0; i < 1000; i++)
        {
            one["Distinct"].Add(CounterKey.Of(1), Streams.Start, CounterKey.Of(i));
            other["Distinct"].Add(CounterKey.Of(1), Streams.Start, CounterKey.Of(i % 100));
        }
        Assert.InRange(one["Distinct"].Read(CounterKey.Of(1), Streams.Start), 900, 1100);
        one.Load(new MemoryStream(Saved(other)));
        Assert.InRange(one["Distinct"].Read(CounterKey.Of(1), Streams.Start), 95, 105);
    }

    [Fact]
    public void A_state_larger_than_a_frame_comes_back()
    {
        var definitions = Definitions(1440, mostKeys: 30_000);
        var set = new CounterSet(definitions);
        Feed(set, [.. Enumerable.Range(0, 40_000).Select(i => new CounterEvent(i % 25_000, Streams.Start + (i * 1000L), i, i))]);
        var saved = Saved(set);
        Assert.True(saved.Length > 3 * CounterWriter.FrameBytes);
        var loaded = new CounterSet(definitions);
        loaded.Load(new MemoryStream(saved));
        Assert.Equal(saved, Saved(loaded));
    }

    [Fact]
    public void A_changed_byte_anywhere_is_found_and_leaves_the_set_as_it_was()
    {
        var definitions = Definitions(60, mostKeys: 20);
        var set = new CounterSet(definitions);
        Feed(set, Streams.Make(3, 800, 8, 1, 500, 60 * Streams.Minute));
        var saved = Saved(set);
        var target = new CounterSet(definitions);
        Feed(target, Streams.Make(4, 50, 8, 1, 30, 60 * Streams.Minute));
        var before = Saved(target);
        var random = new SeededRandom(1);
        for (var round = 0; round < 300; round++)
        {
            var damaged = (byte[])saved.Clone();
            damaged[round < 100 ? round : random.Next(saved.Length)] ^= (byte)(1 + random.Next(255));
            Assert.Throws<CounterFileException>(() => target.Load(new MemoryStream(damaged)));
        }
        for (var length = 0; length < saved.Length; length += 1 + (length < 200 ? 0 : random.Next(500)))
            Assert.Contains("cut short", Assert.Throws<CounterFileException>(() => target.Load(new MemoryStream(saved, 0, length))).Message, StringComparison.Ordinal);
        Assert.Equal(before, Saved(target));
    }

    [Fact]
    public void Content_that_breaks_an_invariant_is_refused_although_its_checksum_is_right()
    {
        var definitions = Definitions(60, mostKeys: 20);
        var set = new CounterSet(definitions);
        Feed(set, Streams.Make(3, 800, 8, 1, 500, 60 * Streams.Minute));
        var saved = Saved(set);
        Assert.True(saved.Length < CounterWriter.FrameBytes);
        var content = saved.AsSpan(4, BitConverter.ToInt32(saved)).ToArray();
        var random = new SeededRandom(2);
        var refused = 0;
        for (var round = 0; round < 500; round++)
        {
            var changed = (byte[])content.Clone();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            using var file = new MemoryStream();
            var writer = new CounterWriter(file);
            writer.Write(changed);
            writer.End();
            file.Position = 0;
            var target = new CounterSet(definitions);
            try
            {
                target.Load(file);
                // What is taken can be used and saved again.
                Feed(target, Streams.Make(5, 100, 8, 1, 500, 60 * Streams.Minute));
                Saved(target);
            }
            catch (CounterFileException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 20, 499);
    }

    [Fact]
    public void A_state_of_other_definitions_is_refused_with_both()
    {
        var set = new CounterSet([Streams.Definition(CounterMethod.Count, 60)]);
        var saved = Saved(set);
        var other = new CounterSet([Streams.Definition(CounterMethod.Count, 61)]);
        var message = Assert.Throws<CounterFileException>(() => other.Load(new MemoryStream(saved))).Message;
        Assert.Contains("01:00:00", message, StringComparison.Ordinal);
        Assert.Contains("01:01:00", message, StringComparison.Ordinal);
        var more = new CounterSet(Definitions(60, 10));
        Assert.Contains("holds 1 counters", Assert.Throws<CounterFileException>(() => more.Load(new MemoryStream(saved))).Message, StringComparison.Ordinal);
        Assert.Throws<CounterFileException>(() => set.Load(new MemoryStream(new byte[100])));
    }

    [Fact]
    public void Counters_of_unchanged_definitions_are_carried_over()
    {
        var set = new CounterSet(Definitions(60, mostKeys: 20));
        Feed(set, Streams.Make(3, 200, 8, 1, 500, 60 * Streams.Minute));
        var changed = Definitions(60, mostKeys: 20).Select(d => d.Method == CounterMethod.Sum ? d with { Window = TimeSpan.FromMinutes(5) } : d)
            .Where(d => d.Method != CounterMethod.Rate).Append(Streams.Definition(CounterMethod.Count, 3) with { Name = "new" });
        var next = set.With(changed);
        Assert.Equal(7, next.Counters.Count);
        Assert.Same(set["Count"], next["Count"]);
        Assert.Equal(0, next["Sum"].Statistics.Counted);
        Assert.Equal(0, next["new"].Statistics.Counted);
        Assert.False(next.TryGet("Rate", out _));
    }

    internal static byte[] Saved(CounterSet set)
    {
        using var stream = new MemoryStream();
        set.Save(stream);
        return stream.ToArray();
    }

    private static CounterDefinition[] Definitions(int minutes, int mostKeys) =>
        [.. Enum.GetValues<CounterMethod>().Select(method => Streams.Definition(method, minutes) with { MaxKeys = mostKeys })];

    private static void Feed(CounterSet set, ReadOnlySpan<CounterEvent> events)
    {
        foreach (var e in events)
        {
            foreach (var counter in set.Counters)
                e.AddTo(counter);
        }
    }
}
