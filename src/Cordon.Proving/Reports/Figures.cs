using System.Globalization;
using Cordon.Proving.Audits;

namespace Cordon.Proving.Reports;

/// <summary>How reports write the figures of metrics.</summary>
public static class Figures
{
    /// <summary>A value of a metric: a percentage for a share or an amplification, else a number; a dash for none.</summary>
    public static string Of(MetricSample sample, double? value)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (value is not { } number)
            return sample.Kind == MetricKind.Median ? "not reached" : "—";
        if (IsShare(sample))
            return Percent(number);
        return sample.Kind switch
        {
            MetricKind.Amplification => Signed(number),
            MetricKind.Lift => Number(number) + "×",
            MetricKind.Median when sample.Id.EndsWith("seconds", StringComparison.Ordinal) => $"{Number(number)} s",
            _ => Number(number),
        };
    }

    /// <summary>An interval: <c>12.1 to 14.0</c>; empty for none.</summary>
    public static string Interval(MetricSample sample, double? low, double? high) => low is null && high is null ? ""
        : $"{Of(sample, low)} to {(high is null ? "more" : Of(sample, high))}";

    /// <summary>A change: <c>−95.0 %</c>.</summary>
    public static string Signed(double share) => (share < 0 ? "−" : "+") + Percent(Math.Abs(share));

    /// <summary>A share: <c>2.7 %</c>.</summary>
    public static string Percent(double share) => Number(100 * share) + " %";

    /// <summary>A number with three digits that matter, at most two behind the point.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        return value.ToString(size >= 100 ? "N0" : size >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>A probability: <c>0.012</c>, or <c>&lt; 0.001</c>.</summary>
    public static string Probability(double? p) => p is not { } value ? "—" : value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>True for a metric whose value is a share of 1.</summary>
    public static bool IsShare(MetricSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.Kind == MetricKind.Proportion || (sample.Kind == MetricKind.Ratio && sample.Scale == 1 && sample.Id != "innocent_reach");
    }
}
