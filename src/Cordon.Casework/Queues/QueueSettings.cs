namespace Cordon.Casework.Queues;

/// <summary>How a queue is worked.</summary>
public sealed record QueueSettings
{
    /// <summary>The queue.</summary>
    public required string Queue { get; init; }

    /// <summary>How long a claim holds, in minutes, 1 to 1,440. Default: 30.</summary>
    public int ClaimMinutes { get; init; } = 30;

    /// <summary>Within how many hours a job should be decided, by severity: low, medium, high, critical. Default: 168, 72, 24, 4.</summary>
    public IReadOnlyList<double> ClockHours { get; init; } = [168, 72, 24, 4];

    /// <summary>The share of jobs that a second person looks at, 0 to 1. Default: 0.</summary>
    public double SecondShare { get; init; }

    /// <summary>From which severity on every job gets a second look; null for none. Default: none.</summary>
    public CaseSeverity? SecondFrom { get; init; }

    /// <summary>Rulings that always get a second look. Default: none.</summary>
    public IReadOnlyList<string> SecondRulings { get; init; } = [];

    /// <summary>How many jobs of it one person may take in a shift before another queue is due; 0 for no bound. Default: 0.</summary>
    public int RotateAfter { get; init; }

    /// <summary>The kind of material in it, which people can opt out of; empty for none.</summary>
    public string Material { get; init; } = "";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Queue.Length: 0 or > 64 } => "a queue's name has 1 to 64 characters",
        { ClaimMinutes: < 1 or > 1440 } => $"claim_minutes is {ClaimMinutes}; it is 1 to 1440",
        { ClockHours.Count: not 4 } => "clock_hours has four figures: for low, medium, high and critical",
        _ when ClockHours.Any(h => !double.IsFinite(h) || h <= 0 || h > 24 * 366) => "clock_hours are above 0 and at most a year",
        _ when !double.IsFinite(SecondShare) || SecondShare is < 0 or > 1 => $"second_share is {SecondShare}; it is 0 to 1",
        { RotateAfter: < 0 } => "rotate_after is 0 or more",
        _ => null,
    };

    /// <summary>When a job of this severity should be decided.</summary>
    public DateTimeOffset DueOf(DateTimeOffset created, CaseSeverity severity) => created + TimeSpan.FromHours(ClockHours[(int)severity]);
}
