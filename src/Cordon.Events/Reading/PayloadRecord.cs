namespace Cordon.Events.Reading;

/// <summary>One record of a <see cref="Payload"/>: an event, or why it is none. Exactly one of the two is set.</summary>
/// <param name="Event">The event.</param>
/// <param name="Reject">What could not be read, and why.</param>
public readonly record struct PayloadRecord(Event? Event, RejectedRecord? Reject);
