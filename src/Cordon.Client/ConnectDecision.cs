namespace Cordon.Client;

/// <summary>Whether two accounts may be connected.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Version">The version of the guard's snapshot; null for a fail mode.</param>
public sealed record ConnectDecision(GuardDecision Decision, GuardSource Source, string? Version);
