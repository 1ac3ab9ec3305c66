namespace Cordon.Casework.Reporting;

/// <summary>One thing that makes a report actionable.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Share">How much of it is there, 0 to 1.</param>
/// <param name="Missing">What is missing, in words; null for nothing.</param>
public sealed record CompletenessItem(string Name, int Weight, double Share, string? Missing);
