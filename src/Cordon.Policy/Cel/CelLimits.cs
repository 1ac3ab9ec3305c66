namespace Cordon.Policy.Cel;

/// <summary>What bounds an expression and its evaluation.</summary>
public sealed record CelLimits
{
    /// <summary>The longest source, in UTF-16 units. Default 100,000.</summary>
    public int SourceChars { get; init; } = 100_000;

    /// <summary>The deepest nesting of expressions, at most 400. Default 250.</summary>
    public int Depth { get; init; } = 250;

    /// <summary>The most problems that one compilation reports. Default 20.</summary>
    public int Problems { get; init; } = 20;

    /// <summary>
    /// The cost at which an evaluation ends with an error. One unit is about one step: an iteration of a macro, a call, an element or 16
    /// characters that are built or compared. Default 1,000,000.
    /// </summary>
    public long Cost { get; init; } = 1_000_000;

    /// <summary>How many elements, or characters, a list, map, string or bytes of unknown size is taken to have in a cost estimate. Default 100.</summary>
    public int AssumedSize { get; init; } = 100;
}
