namespace Cordon.Casework.Cases;

/// <summary>A plan to take a network down.</summary>
public sealed record Plan
{
    /// <summary>Its number within the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The case.</summary>
    public required long Case { get; init; }

    /// <summary>The stages, in their order.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>Where it stands.</summary>
    public required PlanState State { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Proposed { get; init; }

    /// <summary>The version of the case that it was made for.</summary>
    public required int Version { get; init; }

    /// <summary>The mark of the dry run that the proposer saw.</summary>
    public required string Mark { get; init; }

    /// <summary>Who approved or rejected it; null while nobody did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>How far each stage is; empty before it is approved.</summary>
    public IReadOnlyList<StageProgress> Progress { get; init; } = [];
}
