using Cordon.Events.Reading;

namespace Cordon.Server.Engine;

/// <summary>What became of one record that was sent.</summary>
/// <param name="Record">The record: an event, or what could not be read.</param>
/// <param name="Sequence">Its place in the log; 0 when it has none of its own: rejected, or known already.</param>
internal readonly record struct RecordOutcome(PayloadRecord Record, long Sequence)
{
    /// <summary>True when the log held an event of the same key before.</summary>
    public bool IsDuplicate => Record.Event is not null && Sequence == 0;
}
