namespace Cordon.Signals.Counters;

/// <summary>
/// A sum whose amounts lose half of their weight with every half-life: v ← v · 2^(−Δt/h) + amount. Exact but for rounding, in any order of events. Word: the
/// bits of the value as of the newest event.
/// </summary>
internal sealed class DecayCounter(CounterDefinition definition, ulong tableSeed) : KeyedCounter(definition, tableSeed)
{
    private readonly double _halfLife = definition.HalfLife.TotalMicroseconds;

    /// <inheritdoc/>
    public override AddOutcome Add(CounterKey key, long timeMicros, double amount = 1) =>
        Math.Abs(amount) <= LargestAmount ? Enter(in key, timeMicros, BitConverter.DoubleToUInt64Bits(amount)) : Refuse();

    private protected override void Start(ref KeyEntry entry, long timeMicros, ulong word)
    {
        entry.Set(timeMicros, 0, KeyEntry.NoBlock);
        entry.Word = word;
    }

    private protected override void Update(ref KeyEntry entry, long timeMicros, ulong word)
    {
        var value = BitConverter.UInt64BitsToDouble(entry.Word);
        var amount = BitConverter.UInt64BitsToDouble(word);
        var halfLives = (timeMicros - entry.Newest) / _halfLife;
        value = halfLives >= 0 ? (value * Halving.Weight(halfLives)) + amount : value + (amount * Halving.Weight(-halfLives));
        entry.Word = BitConverter.DoubleToUInt64Bits(value);
        entry.Touch(timeMicros);
    }

    private protected override double Value(in KeyEntry entry, long timeMicros)
    {
        var value = BitConverter.UInt64BitsToDouble(entry.Word);
        return timeMicros <= entry.Newest ? value : value * Halving.Weight((timeMicros - entry.Newest) / _halfLife);
    }

    private protected override void Release(in KeyEntry entry)
    {
    }

    private protected override void SaveValue(CounterWriter writer, in KeyEntry entry) => writer.Write(entry.Word);

    private protected override void LoadValue(CounterReader reader, ref KeyEntry entry)
    {
        entry.Word = reader.Read<ulong>();
        if (!double.IsFinite(BitConverter.UInt64BitsToDouble(entry.Word)))
            throw reader.Broken($"counter '{Definition.Name}' has a value that is not finite");
    }
}
