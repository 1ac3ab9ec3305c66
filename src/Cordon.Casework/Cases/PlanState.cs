namespace Cordon.Casework.Cases;

/// <summary>Where a plan stands.</summary>
public enum PlanState
{
    /// <summary>One person wants it; another must approve.</summary>
    Proposed,

    /// <summary>A person said no, or the proposer took it back.</summary>
    Rejected,

    /// <summary>Approved, and being carried out.</summary>
    Running,

    /// <summary>Some of it could not be done, and a person must say how to go on.</summary>
    Stuck,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Its reversible stages are being taken back.</summary>
    Undoing,

    /// <summary>Its reversible stages were taken back.</summary>
    Undone,
}
