namespace Cordon.Casework.Queues;

/// <summary>What somebody wrote beside a job.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What.</param>
public sealed record JobComment(DateTimeOffset At, string By, string Text);
