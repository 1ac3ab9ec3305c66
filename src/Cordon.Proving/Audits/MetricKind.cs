namespace Cordon.Proving.Audits;

/// <summary>How a metric follows from its units.</summary>
public enum MetricKind : byte
{
    /// <summary>Scale · Σ count / Σ of: the interval is a bootstrap over units.</summary>
    Ratio = 0,

    /// <summary>The same where every unit is one independent trial: the interval is Wilson's.</summary>
    Proportion = 1,

    /// <summary>(Σ count / Σ of) / (Σ control count / Σ control of) − 1: 0 is equal, 2 is three times as much.</summary>
    Amplification = 2,

    /// <summary>(Σ count / Σ of) / (Σ control count / Σ control of): 1 is equal.</summary>
    Lift = 3,

    /// <summary>The Kaplan–Meier median of times, of which some are known only to be longer.</summary>
    Median = 4,
}
