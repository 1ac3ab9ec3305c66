namespace Cordon.Signals.Counters;

/// <summary>What a counter keeps of the events of a key.</summary>
public enum CounterMethod : byte
{
    /// <summary>How many events fell in the window.</summary>
    Count = 1,

    /// <summary>The sum of their amounts.</summary>
    Sum = 2,

    /// <summary>How many events fell in the window, per second, minute or hour of it.</summary>
    Rate = 3,

    /// <summary>How many different items they named.</summary>
    Distinct = 4,

    /// <summary>When the key was first seen, in microseconds since 1970 (UTC).</summary>
    FirstSeen = 5,

    /// <summary>When the key was last seen, in microseconds since 1970 (UTC).</summary>
    LastSeen = 6,

    /// <summary>The sum of their amounts, where an amount loses half of its weight with every half-life.</summary>
    Decay = 7,
}
