namespace Cordon.Cli.Commands;

/// <summary>
/// Cuts a stream into steps by event time. The time that counts is the tenth latest of the events so far, so that a few that are dated ahead by
/// mistake do not end the steps.
/// </summary>
/// <param name="every">How long a step is.</param>
internal sealed class StepClock(TimeSpan every)
{
    private const int Witnesses = 10;
    private readonly PriorityQueue<long, long> _latest = new();
    private long _step = long.MinValue;

    /// <summary>When the step began that the clock is in.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>Sees the next event; true when it shows that a new step has begun.</summary>
    public bool Passes(DateTimeOffset time)
    {
        _latest.Enqueue(time.UtcTicks, time.UtcTicks);
        if (_latest.Count > Witnesses)
            _latest.Dequeue();
        if (_latest.Count < Witnesses)
            return false;
        var step = _latest.Peek() / every.Ticks;
        if (step <= _step)
            return false;
        var isFirst = _step == long.MinValue;
        (_step, Time) = (step, new DateTimeOffset(step * every.Ticks, TimeSpan.Zero));
        return !isFirst;
    }
}
