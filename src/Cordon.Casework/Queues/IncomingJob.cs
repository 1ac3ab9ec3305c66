namespace Cordon.Casework.Queues;

/// <summary>A reason to look at something, before it is known whether a job for it is open.</summary>
public sealed record IncomingJob
{
    /// <summary>What is to be looked at, <c>type:id</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The queue asked for; routing rules may say another. Empty for none.</summary>
    public string Queue { get; init; } = "";

    /// <summary>How grave.</summary>
    public CaseSeverity Severity { get; init; } = CaseSeverity.Medium;

    /// <summary>0 to 100, greater is sooner.</summary>
    public int Priority { get; init; }

    /// <summary>How many people saw it, as far as is known.</summary>
    public long Exposure { get; init; }

    /// <summary><c>rule</c>, <c>api</c> or <c>network</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The rule, caller or network.</summary>
    public required string By { get; init; }

    /// <summary>The event behind it; empty for none.</summary>
    public string Event { get; init; } = "";

    /// <summary>A message for people; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The labels that stand on the subject, for routing.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The case of a network; null for other jobs.</summary>
    public long? Case { get; init; }

    /// <summary>What everybody should find, when the job is there to measure; null for a real one.</summary>
    public string? Golden { get; init; }
}
