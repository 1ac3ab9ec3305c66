namespace Cordon.Server.Identity;

/// <summary>How long things last.</summary>
public sealed record SessionLimits
{
    /// <summary>A session without use. Default: 30 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A session in all. Default: 12 hours.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>What a one-time code opens. Default: 15 minutes.</summary>
    public TimeSpan SteppedUp { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A one-time link. Default: 1 hour.</summary>
    public TimeSpan Link { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Emergency access. Default: 30 minutes.</summary>
    public TimeSpan Glass { get; init; } = TimeSpan.FromMinutes(30);
}
