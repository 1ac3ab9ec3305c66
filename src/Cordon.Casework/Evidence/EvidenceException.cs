namespace Cordon.Casework.Evidence;

/// <summary>Something cannot be done with evidence; the message says why, and what to do.</summary>
public sealed class EvidenceException : IOException
{
    /// <summary>Makes one.</summary>
    public EvidenceException(EvidenceProblem problem, string message, Exception? inner = null)
        : base(message, inner) => Problem = problem;

    /// <summary>The kind of problem.</summary>
    public EvidenceProblem Problem { get; }
}
