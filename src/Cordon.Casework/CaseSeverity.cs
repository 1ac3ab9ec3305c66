namespace Cordon.Casework;

/// <summary>How grave a matter is; the same four steps as a rule's severity.</summary>
public enum CaseSeverity
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical: children are in danger.</summary>
    Critical,
}
