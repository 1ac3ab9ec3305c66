namespace Cordon.Client;

/// <summary>An answer about several things.</summary>
/// <param name="Decisions">One for each thing asked about, in their order.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Version">The version of the guard's snapshot; null for a fail mode.</param>
public sealed record GuardAnswer(IReadOnlyList<GuardDecision> Decisions, GuardSource Source, string? Version);
