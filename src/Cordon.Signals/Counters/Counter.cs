namespace Cordon.Signals.Counters;

/// <summary>
/// A number kept for every key over the events of a window that ends at the time asked for. Time is the events' own: microseconds since 1970 (UTC). The
/// state and every reading depend on the definition and the sequence of additions alone; a reading changes nothing. One thread at a time.
/// </summary>
public abstract class Counter
{
    /// <summary>Greatest size of an amount; a larger one is refused, so that no sum becomes infinite.</summary>
    public const double LargestAmount = 1e18;

    private protected Counter(CounterDefinition definition) => Definition = definition;

    /// <summary>What the counter is.</summary>
    public CounterDefinition Definition { get; }

    /// <summary>The counter's state in numbers.</summary>
    public abstract CounterStatistics Statistics { get; }

    /// <summary>Adds an event. Sums and decaying counters add the amount; the others do not look at it.</summary>
    /// <param name="key">What the event is counted under.</param>
    /// <param name="timeMicros">When it happened, in microseconds since 1970 (UTC).</param>
    /// <param name="amount">Its weight: finite, at most 10¹⁸ in size.</param>
    /// <exception cref="InvalidOperationException">The counter counts distinct items.</exception>
    public abstract AddOutcome Add(CounterKey key, long timeMicros, double amount = 1);

    /// <summary>Adds an event that names an item.</summary>
    /// <param name="key">What the event is counted under.</param>
    /// <param name="timeMicros">When it happened, in microseconds since 1970 (UTC).</param>
    /// <param name="item">What is to be told apart.</param>
    /// <exception cref="InvalidOperationException">The counter does not count distinct items.</exception>
    public virtual AddOutcome Add(CounterKey key, long timeMicros, CounterKey item) =>
        throw new InvalidOperationException($"counter '{Definition.Name}' is of method {Definition.Method}; only a distinct counter takes an item");

    /// <summary>The value of the window that ends at a time, that time included: (time − window, time].</summary>
    /// <param name="key">What was counted under.</param>
    /// <param name="timeMicros">The window's end, in microseconds since 1970 (UTC).</param>
    /// <returns>
    /// The value; 0 for a key without events in the window. First-seen and last-seen give microseconds since 1970, or <see cref="double.NaN"/> for a key that is
    /// not remembered.
    /// </returns>
    public abstract double Read(CounterKey key, long timeMicros);

    /// <summary>
    /// Reaches for what is kept of keys that are about to be added to or read, all of them at once, so that those additions need not wait for memory one after
    /// the other. It changes nothing but the speed, where keys are many: call it for the next 16 to 64 events.
    /// </summary>
    /// <param name="keys">Any keys, known or not.</param>
    public abstract void Warm(ReadOnlySpan<CounterKey> keys);
}
