namespace Cordon.Storage.State;

/// <summary>An entity that a rule put into a review queue.</summary>
/// <param name="Sequence">The record that led to it.</param>
/// <param name="Part">Its place among the effects of that record.</param>
/// <param name="At">When.</param>
/// <param name="Queue">Which queue.</param>
/// <param name="Priority">0 to 100, greater is sooner.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Rule">The rule.</param>
/// <param name="EventId">The event.</param>
public sealed record QueuedEntity(long Sequence, int Part, DateTimeOffset At, string Queue, int Priority, string Entity, string Rule, string EventId)
{
    /// <summary>The rule's severity: low, medium, high, critical.</summary>
    public string Severity { get; init; } = "medium";

    /// <summary>A message for people, as the rule gives it; empty when it gives none.</summary>
    public string Note { get; init; } = "";
}
