namespace Cordon.Casework.Reporting;

/// <summary>Why something cannot be done with a report.</summary>
public enum ReportProblem
{
    /// <summary>The case is not one that can be reported.</summary>
    Invalid,

    /// <summary>There is no such report.</summary>
    Unknown,

    /// <summary>It may not be done now, or not by this person.</summary>
    Refused,
}
