namespace Cordon.Signals.Counters;

/// <summary>What became of an event given to a counter.</summary>
public enum AddOutcome : byte
{
    /// <summary>Counted.</summary>
    Counted = 1,

    /// <summary>Counted, though it came later than the counter's allowed lateness; also in the tally of late events.</summary>
    Late = 2,

    /// <summary>Not counted: it came so late that no reading the counter still answers could see it. In the tally of dropped events.</summary>
    Dropped = 3,

    /// <summary>Not counted: its time lies outside the bounds of an event, or its amount is not a number or beyond the bounds. In the tally of refused events.</summary>
    Refused = 4,
}
