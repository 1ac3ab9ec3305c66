namespace Cordon.Server.Tests;

/// <summary>The system's clock, set forward.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
