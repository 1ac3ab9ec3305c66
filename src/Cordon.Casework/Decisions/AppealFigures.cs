namespace Cordon.Casework.Decisions;

/// <summary>Appeals in numbers.</summary>
/// <param name="Decisions">Decisions that found something.</param>
/// <param name="Open">Appeals to be decided.</param>
/// <param name="Upheld">Decisions that stood.</param>
/// <param name="Overturned">Decisions that were taken back.</param>
/// <param name="Rate">Overturned of those decided, with its 95 % interval; null while none is.</param>
public sealed record AppealFigures(long Decisions, long Open, long Upheld, long Overturned, Share? Rate);
