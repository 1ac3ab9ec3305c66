namespace Cordon.Server.Tests;

/// <summary>The system's clock, set forward.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    private long _ticks = by.Ticks;

    public void Shift(TimeSpan more) => Interlocked.Add(ref _ticks, more.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => base.GetTimestamp() + (long)(TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds * TimestampFrequency);
}
