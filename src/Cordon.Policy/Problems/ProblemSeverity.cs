namespace Cordon.Policy.Problems;

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The policy works, but probably not as meant.</summary>
    Warning,

    /// <summary>The policy cannot be used.</summary>
    Error,
}
