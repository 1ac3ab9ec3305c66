namespace Cordon.Proving.Plans;

/// <summary>The platform to simulate where the target is <c>simulation</c>.</summary>
/// <param name="Accounts">Accounts, from 200 to 1,000,000.</param>
/// <param name="Days">Days that it lives before the audit, from 1 to 60.</param>
/// <param name="RandomSeed">The same number gives the same platform.</param>
public sealed record PlannedSimulation(int Accounts, int Days, long RandomSeed);
