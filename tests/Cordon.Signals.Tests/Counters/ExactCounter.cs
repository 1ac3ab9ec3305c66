using Cordon.Signals.Counters;

namespace Cordon.Signals.Tests.Counters;

/// <summary>The naive reference: every event that is not dropped, kept for ever; a reading looks at all of them.</summary>
internal sealed class ExactCounter(CounterDefinition definition)
{
    private readonly List<CounterEvent> _events = [];

    public long Window { get; } = definition.Kept.Ticks / 10;

    public long Lateness { get; } = definition.LatenessInForce.Ticks / 10;

    public long Watermark { get; private set; }

    public long Bucket => Window / 60;

    public AddOutcome Add(CounterEvent added)
    {
        Watermark = Math.Max(Watermark, added.Time);
        if (added.Time <= Watermark - Window - Lateness)
            return AddOutcome.Dropped;
        _events.Add(added);
        return added.Time < Watermark - Lateness ? AddOutcome.Late : AddOutcome.Counted;
    }

    /// <summary>The events of (from, to].</summary>
    public IEnumerable<CounterEvent> Between(int key, long from, long to) => _events.Where(e => e.Key == key && e.Time > from && e.Time <= to);

    /// <summary>The events of the window that ends at a time.</summary>
    public IEnumerable<CounterEvent> In(int key, long time) => Between(key, time - Window, time);

    /// <summary>The events of all the buckets that the window touches.</summary>
    public IEnumerable<CounterEvent> Touched(int key, long time) =>
        Between(key, ((time - Window) / Bucket * Bucket) - 1, ((time / Bucket) + 1) * Bucket - 1);

    /// <summary>Whether the first bucket of the window may lack events, because they were past when the key went over to buckets.</summary>
    public bool MayLackItsEdge(long time) => (time - Window) / Bucket * Bucket <= Watermark - Window - Lateness;

    /// <summary>How many events of a key are not past.</summary>
    public int Held(int key) => Between(key, Watermark - Window - Lateness, long.MaxValue).Count();
}
