namespace Cordon.Policy.Effects;

/// <summary>How grave what a rule finds is.</summary>
public enum Severity : byte
{
    /// <summary>Low.</summary>
    Low = 0,

    /// <summary>Medium; what a rule has that does not say.</summary>
    Medium = 1,

    /// <summary>High.</summary>
    High = 2,

    /// <summary>Critical.</summary>
    Critical = 3,
}
