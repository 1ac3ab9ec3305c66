namespace Cordon.Proving.Audits;

/// <summary>A metric with its interval.</summary>
/// <param name="Sample">What it was estimated from.</param>
/// <param name="Value">The estimate; null when nothing was seen that it could be estimated from.</param>
/// <param name="Low">The lower end of the interval; null when it has none.</param>
/// <param name="High">The upper end; null when it has none.</param>
/// <param name="Method">How the interval was made, in words.</param>
/// <param name="Doubt">Why it should be read with care; empty for no reason.</param>
public sealed record Metric(MetricSample Sample, double? Value, double? Low, double? High, string Method, string Doubt)
{
    /// <summary>The sum over what is counted.</summary>
    public long Count => Sample.Kind == MetricKind.Median ? Sample.Units.Sum(u => u.Of) : Sample.Units.Sum(u => u.Count);

    /// <summary>Out of how many; for a median the number of units.</summary>
    public long Of => Sample.Kind == MetricKind.Median ? Sample.Units.Count : Sample.Units.Sum(u => u.Of);
}
