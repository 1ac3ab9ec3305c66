namespace Cordon.Signals.Counters;

/// <summary>The unit of time a rate is given in.</summary>
public enum RateUnit : byte
{
    /// <summary>Events a second.</summary>
    Second = 1,

    /// <summary>Events a minute.</summary>
    Minute = 2,

    /// <summary>Events an hour.</summary>
    Hour = 3,
}
