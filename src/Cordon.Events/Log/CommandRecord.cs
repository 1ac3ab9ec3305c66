namespace Cordon.Events.Log;

/// <summary>An act of a person or of another part of Cordon that changes the engine's state: a label set by hand, a policy activated.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Received">When it was written to the log; the time of the act.</param>
/// <param name="Name">What is to be done, such as <c>label.set</c>.</param>
/// <param name="Body">Its particulars, as JSON in UTF-8.</param>
public sealed record CommandRecord(long Sequence, DateTimeOffset Received, string Name, ReadOnlyMemory<byte> Body) : LogRecord(Sequence, Received);
