using Cordon.Proving.Audits;

namespace Cordon.Proving.Comparisons;

/// <summary>What became of one metric between two audits.</summary>
public sealed record MetricChange
{
    /// <summary>As it was.</summary>
    public required Metric Before { get; init; }

    /// <summary>As it is.</summary>
    public required Metric After { get; init; }

    /// <summary>After − before; null where one has no value.</summary>
    public double? Difference { get; init; }

    /// <summary>The interval of the difference.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of it.</summary>
    public double? High { get; init; }

    /// <summary>After / before − 1: −0.95 is 95 % less; null where before was 0, or for an amplification, whose zero is no nothing.</summary>
    public double? Relative { get; init; }

    /// <summary>The interval of that.</summary>
    public double? RelativeLow { get; init; }

    /// <summary>The upper end of it.</summary>
    public double? RelativeHigh { get; init; }

    /// <summary>The chance of such a difference, were both audits alike; null where it cannot be told.</summary>
    public double? P { get; init; }

    /// <summary>The same adjusted for the number of metrics compared (Holm).</summary>
    public double? Adjusted { get; init; }

    /// <summary>How they were compared, in words.</summary>
    public required string Method { get; init; }

    /// <summary>What is to be said of it.</summary>
    public ChangeVerdict Verdict { get; init; }
}
