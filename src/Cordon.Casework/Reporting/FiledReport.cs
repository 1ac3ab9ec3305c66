using Cordon.Casework.Evidence;

namespace Cordon.Casework.Reporting;

/// <summary>A report on its way to an authority.</summary>
public sealed record FiledReport
{
    /// <summary>Its id in Cordon.</summary>
    public required string Id { get; init; }

    /// <summary>Changes so far; who saves must have read the latest.</summary>
    public long Version { get; init; }

    /// <summary>The authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether that is the real one; a report never moves from one mode to another.</summary>
    public required string Mode { get; init; }

    /// <summary>What is reported.</summary>
    public required ReportCase Case { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReportState State { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Who agreed; null for nobody yet, and in the simulator.</summary>
    public Attributed? Approval { get; init; }

    /// <summary>Its number at the authority; null while it has none.</summary>
    public string? Number { get; init; }

    /// <summary>How often it was opened at the authority.</summary>
    public int Attempt { get; init; }

    /// <summary>Calls that failed since the last that succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>When to go on.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>True when a person has to act before it goes on.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Times that it may have been opened at the authority under a number that nobody told. What was opened so is never finished.</summary>
    public int Lost { get; init; }

    /// <summary>Who asked to take it back; null for nobody.</summary>
    public Attributed? Retraction { get; init; }

    /// <summary>When it was finished or retracted.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Its files, in the order of the case.</summary>
    public required IReadOnlyList<FiledFile> Files { get; init; }

    /// <summary>True when nothing more happens to it.</summary>
    public bool HasEnded => State is ReportState.Finished or ReportState.Retracted;
}
