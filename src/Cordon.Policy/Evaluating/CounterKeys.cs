using Cordon.Policy.Cel;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Evaluating;

/// <summary>What one key expression gave for the current event: the keys, each once, or an error.</summary>
internal sealed class CounterKeys
{
    /// <summary>The event that the keys are of.</summary>
    public long Turn { get; set; }

    /// <summary>The keys; those from <see cref="Count"/> on are left over.</summary>
    public CounterKey[] All { get; private set; } = new CounterKey[1];

    public int Count { get; set; }

    public CelError? Error { get; set; }

    /// <summary>Adds a key unless it is there: the same tag twice in an event counts once.</summary>
    public void Add(CounterKey key)
    {
        if (All.AsSpan(0, Count).Contains(key))
            return;
        if (Count == All.Length)
        {
            var all = All;
            Array.Resize(ref all, Count * 2);
            All = all;
        }

        All[Count++] = key;
    }
}
