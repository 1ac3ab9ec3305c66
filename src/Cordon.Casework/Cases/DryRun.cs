namespace Cordon.Casework.Cases;

/// <summary>What a plan would do, before anybody does it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Version">The version of the case.</param>
/// <param name="Stages">What each stage would do.</param>
/// <param name="Accounts">Accounts reached.</param>
/// <param name="Protected">Accounts that are never reached.</param>
/// <param name="Excluded">Members that people took out.</param>
/// <param name="Concerns">Who could be hit by mistake.</param>
/// <param name="Problems">Why it cannot be proposed; empty when it can.</param>
/// <param name="Warnings">What to know.</param>
/// <param name="Mark">To be sent with the proposal: what is approved is what was shown.</param>
public sealed record DryRun(
    long Case, int Version, IReadOnlyList<StageEffect> Stages, int Accounts, int Protected, int Excluded, IReadOnlyList<BystanderFinding> Concerns, IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings, string Mark);
