namespace Cordon.Storage.State;

/// <summary>One change of a label, as kept.</summary>
/// <param name="Sequence">The record that led to it.</param>
/// <param name="Part">Its place among the changes of that record.</param>
/// <param name="At">When the label was set, or the removal happened.</param>
/// <param name="Entity">On which entity.</param>
/// <param name="Label">Which label.</param>
/// <param name="Change">What happened: set, extended, replaced, removed, refused.</param>
/// <param name="Source">The kind of whoever did it: rule, person, import.</param>
/// <param name="By">The rule, person or import.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">When the label ends; null when it does not.</param>
public sealed record StoredLabelChange(
    long Sequence, int Part, DateTimeOffset At, string Entity, string Label, string Change, string Source, string By, string Reason, DateTimeOffset? Expires);
