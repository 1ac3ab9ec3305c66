namespace Cordon.Casework.Queues;

/// <summary>What one person found at one look.</summary>
/// <param name="Stage">Which look.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Ruling">What they found: a reason of the policy, or <see cref="NoViolation"/>.</param>
/// <param name="Note">Why.</param>
public sealed record JobLook(JobStage Stage, DateTimeOffset At, string By, string Ruling, string Note)
{
    /// <summary>The ruling that nothing is wrong.</summary>
    public const string NoViolation = "none";
}
