namespace Cordon.Events.Log;

/// <summary>
/// One entry of the event log: what the engine's state is made from, in order. The same records in the same order give the same state, byte for byte.
/// </summary>
/// <param name="Sequence">Its place, from 1; no two records share one, and later records have greater ones.</param>
/// <param name="Received">When it was written to the log, UTC, microseconds.</param>
public abstract record LogRecord(long Sequence, DateTimeOffset Received);
