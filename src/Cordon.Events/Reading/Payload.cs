namespace Cordon.Events.Reading;

/// <summary>What a piece of events sent at once held, in its order.</summary>
/// <param name="Records">One for each record that is an event or should have been one.</param>
/// <param name="Ignored">Records without anything to read, by reason.</param>
/// <param name="Damage">Why the piece cannot be read as a whole, with the remedy; null when it can. The records are then those before the damage.</param>
public sealed record Payload(IReadOnlyList<PayloadRecord> Records, IReadOnlyList<(string Reason, long Count)> Ignored, string? Damage);
