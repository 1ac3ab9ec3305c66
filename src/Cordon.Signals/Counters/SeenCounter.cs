namespace Cordon.Signals.Counters;

/// <summary>
/// When a key was first and last seen. A key that was not seen for the window is forgotten; its next event is its first again. Word: the time of the first event.
/// </summary>
internal sealed class SeenCounter(CounterDefinition definition, ulong tableSeed) : KeyedCounter(definition, tableSeed)
{
    /// <inheritdoc/>
    public override AddOutcome Add(CounterKey key, long timeMicros, double amount = 1) => Enter(in key, timeMicros, 0);

    private protected override double Absent => double.NaN;

    private protected override void Start(ref KeyEntry entry, long timeMicros, ulong word)
    {
        entry.Set(timeMicros, 0, KeyEntry.NoBlock);
        entry.Word = (ulong)timeMicros;
    }

    private protected override void Update(ref KeyEntry entry, long timeMicros, ulong word)
    {
        var first = (long)entry.Word;
        if (timeMicros - entry.Newest >= Kept || (timeMicros < first && first - timeMicros < Kept))
            entry.Word = (ulong)timeMicros;
        entry.Touch(timeMicros);
    }

    private protected override double Value(in KeyEntry entry, long timeMicros)
    {
        if (timeMicros < (long)entry.Word || timeMicros - entry.Newest >= Kept)
            return double.NaN;
        return Definition.Method == CounterMethod.FirstSeen ? entry.Word : entry.Newest;
    }

    private protected override void Release(in KeyEntry entry)
    {
    }

    private protected override void SaveValue(CounterWriter writer, in KeyEntry entry) => writer.Write(entry.Word);

    private protected override void LoadValue(CounterReader reader, ref KeyEntry entry) => entry.Word = reader.Read<ulong>();
}
