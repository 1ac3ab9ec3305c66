namespace Cordon.Events.Log;

/// <summary>What can be read of an event log. A log is appended to by one writer; what was read once does not change.</summary>
public interface IEventLog
{
    /// <summary>The records from a place on, in their order, up to the last that was durable when the reading began.</summary>
    /// <param name="from">The least sequence wanted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IEnumerable<LogRecord> Read(long from, CancellationToken cancellation);
}
