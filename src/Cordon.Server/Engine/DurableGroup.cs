using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Storage.Log;

namespace Cordon.Server.Engine;

/// <summary>What one commit made durable: its records in the order of the log, and who sent them.</summary>
/// <param name="Records">The records.</param>
/// <param name="Submissions">Those who wait.</param>
internal sealed record DurableGroup(IReadOnlyList<LogRecord> Records, IReadOnlyList<Submission> Submissions)
{
    public static DurableGroup Of(long first, DateTimeOffset received, List<Event> events, List<Command> commands, IReadOnlyList<Submission> submissions)
    {
        // The log keeps microseconds; what is evaluated now is what would be read back.
        received = new DateTimeOffset(received.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var records = new LogRecord[events.Count + commands.Count];
        for (var i = 0; i < events.Count; i++)
            records[i] = new EventRecord(first + i, received, events[i]);
        for (var i = 0; i < commands.Count; i++)
            records[events.Count + i] = new CommandRecord(first + events.Count + i, received, commands[i].Name, commands[i].Body);
        return new DurableGroup(records, submissions);
    }
}
