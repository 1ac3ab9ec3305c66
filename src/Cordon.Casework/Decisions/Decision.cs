namespace Cordon.Casework.Decisions;

/// <summary>What was decided about a subject.</summary>
public sealed record Decision
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>About what.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason of the policy; <c>none</c> when nothing was found.</summary>
    public required string Reason { get; init; }

    /// <summary>The severity of the reason at that time.</summary>
    public required CaseSeverity Severity { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>Who looked second; null for nobody.</summary>
    public string? Second { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the reviewer's words.</summary>
    public required string Note { get; init; }

    /// <summary>The job; null for one made without.</summary>
    public long? Job { get; init; }

    /// <summary>The step of the ladder that applied; null for none.</summary>
    public string? Step { get; init; }

    /// <summary>Whether an appeal overturned it.</summary>
    public bool Overturned { get; init; }
}
