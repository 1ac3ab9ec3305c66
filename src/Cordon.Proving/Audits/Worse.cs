namespace Cordon.Proving.Audits;

/// <summary>In which direction a metric gets worse.</summary>
public enum Worse : byte
{
    /// <summary>Neither: it describes.</summary>
    Neither = 0,

    /// <summary>More is worse: exposure, leaks.</summary>
    Up = 1,

    /// <summary>Less is worse: the reach of the innocent.</summary>
    Down = 2,
}
