using Cordon.Events;

namespace Cordon.Policy.Labels;

/// <summary>One change of a label on an entity; all of them in order are the history. Expiry makes no change: it is known from the setting.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Entity">On which entity.</param>
/// <param name="Label">The label as it is after the change; for a removal the one that was removed; for a refusal the one that was refused.</param>
/// <param name="By">Who did it: the rule, person or import.</param>
/// <param name="Why">Why it was removed or refused, in words; for other kinds the label's own reason.</param>
public sealed record LabelChange(LabelChangeKind Kind, Entity Entity, Label Label, string By, string Why);
