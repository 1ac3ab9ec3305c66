namespace Cordon.Events.Log;

/// <summary>An event that the platform sent.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Received">When it was written to the log.</param>
/// <param name="Event">The event.</param>
public sealed record EventRecord(long Sequence, DateTimeOffset Received, Event Event) : LogRecord(Sequence, Received);
