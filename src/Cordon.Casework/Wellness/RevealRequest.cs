namespace Cordon.Casework.Wellness;

/// <summary>A person wants to see sensitive material.</summary>
/// <param name="Entity">What.</param>
/// <param name="Material">What kind of material; empty when not known.</param>
/// <param name="Reason">Why; it goes into the ledger.</param>
/// <param name="Job">The job that it is for; null for none.</param>
/// <param name="Weight">How much of the budget it takes, 1 to 100.</param>
public sealed record RevealRequest(string Entity, string Material, string Reason, long? Job, int Weight = 1);
