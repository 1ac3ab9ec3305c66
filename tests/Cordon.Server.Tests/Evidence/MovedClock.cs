namespace Cordon.Server.Tests.Evidence;

/// <summary>The system's clock, put ahead.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
