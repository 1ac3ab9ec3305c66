namespace Cordon.Casework.Queues;

/// <summary>A piece of work for a person: one account, item or network, with every reason to look at it.</summary>
public sealed record Job
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The queue that it is in.</summary>
    public required string Queue { get; init; }

    /// <summary>What is to be looked at, <c>type:id</c>. No two open jobs have the same.</summary>
    public required string Subject { get; init; }

    /// <summary>The type of the subject: <c>account</c>, <c>post</c>, <c>network</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The gravest of its reasons.</summary>
    public required CaseSeverity Severity { get; init; }

    /// <summary>The greatest priority that a rule gave, 0 to 100.</summary>
    public int Priority { get; init; }

    /// <summary>How many people saw it, as far as is known.</summary>
    public long Exposure { get; init; }

    /// <summary>When the first reason came.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the latest reason came.</summary>
    public required DateTimeOffset Latest { get; init; }

    /// <summary>When it should be decided; see <see cref="QueueSettings"/>.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How many reasons there are; some may not be kept one by one.</summary>
    public required long Reasons { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>Which look is due.</summary>
    public required JobStage Stage { get; init; }

    /// <summary>Who works on it; null when nobody does.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>When the claim ends.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Where it stands in the order of its queue: lesser is sooner. See <see cref="JobPriority"/>.</summary>
    public required long Rank { get; init; }

    /// <summary>The case that it belongs to; null when it belongs to none.</summary>
    public long? Case { get; init; }

    /// <summary>How it was decided; null while it is open.</summary>
    public string? Ruling { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? Closed { get; init; }
}
