namespace Cordon.Casework.Cases;

/// <summary>An account that could be hit by mistake.</summary>
/// <param name="Account">The account.</param>
/// <param name="Concern">Why.</param>
/// <param name="Reason">In words.</param>
/// <param name="Blocks">Whether no plan may reach it; else a person decides.</param>
public sealed record BystanderFinding(string Account, Concern Concern, string Reason, bool Blocks);
