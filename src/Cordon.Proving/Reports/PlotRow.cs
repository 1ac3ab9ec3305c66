namespace Cordon.Proving.Reports;

/// <summary>One row of a plot.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Marks">The estimates, at most two: before and after, or one alone.</param>
/// <param name="Baseline">Where the trivial baseline stands; null for none.</param>
internal sealed record PlotRow(string Label, IReadOnlyList<PlotMark> Marks, double? Baseline);
