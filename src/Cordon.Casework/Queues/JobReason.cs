namespace Cordon.Casework.Queues;

/// <summary>One reason to look at a subject.</summary>
/// <param name="At">When it came.</param>
/// <param name="Source"><c>rule</c>, <c>api</c> or <c>network</c>.</param>
/// <param name="By">The rule, caller or network.</param>
/// <param name="Queue">The queue that was asked for; empty for none.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Entity">What it is about: the subject, or a member of the network that the job is about.</param>
/// <param name="Event">The event behind it; empty for none.</param>
/// <param name="Note">A message for people; empty for none.</param>
public sealed record JobReason(DateTimeOffset At, string Source, string By, string Queue, CaseSeverity Severity, string Entity, string Event, string Note);
