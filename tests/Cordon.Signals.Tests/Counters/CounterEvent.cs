using Cordon.Signals.Counters;

namespace Cordon.Signals.Tests.Counters;

/// <summary>An event as a test makes it.</summary>
internal readonly record struct CounterEvent(int Key, long Time, double Amount, int Item)
{
    public CounterKey CounterKey => CounterKey.Of(Key);

    public AddOutcome AddTo(Counter counter) => counter.Definition.Method == CounterMethod.Distinct
        ? counter.Add(CounterKey, Time, CounterKey.Of(Item))
        : counter.Add(CounterKey, Time, Amount);
}
