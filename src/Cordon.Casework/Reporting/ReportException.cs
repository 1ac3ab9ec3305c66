namespace Cordon.Casework.Reporting;

/// <summary>Something cannot be done with a report; the message says why, and what to do.</summary>
public sealed class ReportException : Exception
{
    /// <summary>Makes one.</summary>
    public ReportException(ReportProblem problem, string message)
        : base(message) => Problem = problem;

    /// <summary>The kind of problem.</summary>
    public ReportProblem Problem { get; }
}
