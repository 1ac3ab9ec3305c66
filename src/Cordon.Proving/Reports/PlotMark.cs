namespace Cordon.Proving.Reports;

/// <summary>One estimate in a plot.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The lower end of its interval; null for none.</param>
/// <param name="High">The upper end.</param>
/// <param name="Shown">The value as text.</param>
internal readonly record struct PlotMark(double Value, double? Low, double? High, string Shown);
