namespace Cordon.Casework.Reporting.Transparency;

/// <summary>A number.</summary>
/// <param name="Group">What it is one of.</param>
/// <param name="What">What it counts.</param>
/// <param name="Number">The number.</param>
public sealed record TransparencyRow(string Group, string What, double Number);
