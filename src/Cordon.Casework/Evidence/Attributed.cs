namespace Cordon.Casework.Evidence;

/// <summary>What somebody decided.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record Attributed(string By, DateTimeOffset At, string Reason);
