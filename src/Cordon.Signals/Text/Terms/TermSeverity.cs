namespace Cordon.Signals.Text.Terms;

/// <summary>How much a term weighs.</summary>
public enum TermSeverity
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium: when the bank says nothing.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}
