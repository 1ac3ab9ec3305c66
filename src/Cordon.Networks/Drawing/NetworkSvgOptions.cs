namespace Cordon.Networks.Drawing;

/// <summary>How much of a network a picture shows. What is left out is said in the picture.</summary>
public sealed record NetworkSvgOptions
{
    /// <summary>Most members drawn, the strongest first: 1–<see cref="NodesBound"/>. Default: 400.</summary>
    public int MaxNodes { get; init; } = NodesBound;

    /// <summary>Most ties drawn, the strongest first: 0–<see cref="TiesBound"/>. Default: 4,000.</summary>
    public int MaxTies { get; init; } = TiesBound;

    /// <summary>Most names written beside nodes, the strongest first: 0 or more. Default: 26.</summary>
    public int MaxLabels { get; init; } = 26;

    /// <summary>The bound of <see cref="MaxNodes"/>: more cannot be told apart in one picture.</summary>
    public const int NodesBound = 400;

    /// <summary>The bound of <see cref="MaxTies"/>.</summary>
    public const int TiesBound = 4_000;
}
