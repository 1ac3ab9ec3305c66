namespace Cordon.Client;

/// <summary>What a search does.</summary>
/// <param name="Decision">Allow, warn or block.</param>
/// <param name="ShowAnyway">Whether the viewer may go on after the warning. Never for terms that protect children.</param>
/// <param name="SafeQuery">The query without the words of terms, empty when nothing is left; null when it needs no change.</param>
/// <param name="Message">What the viewer is told; null for nothing.</param>
/// <param name="Help">Where help is to be had; null for nowhere.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Version">The version of the guard's snapshot; null for a fail mode.</param>
public sealed record SearchDecision(GuardDecision Decision, bool ShowAnyway, string? SafeQuery, string? Message, string? Help, GuardSource Source, string? Version);
