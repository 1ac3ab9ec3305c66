using System.Globalization;
using Cordon.Events.Writing;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;

namespace Cordon.Proving.Reports;

/// <summary>Writes metrics, and changes of metrics, as tables for spreadsheets.</summary>
public static class MetricsCsv
{
    /// <summary>The name of the file of metrics, and of that of changes.</summary>
    public const string FileName = "metrics.csv", ChangesFileName = "comparison.csv";

    /// <summary>One row a metric.</summary>
    public static void Write(TextWriter output, AuditResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvRow.Write(output, ["metric", "main", "value", "low", "high", "count", "of", "units", "unit", "baseline", "baseline_is", "method", "doubt", "title"]);
        foreach (var metric in result.Metrics)
        {
            var sample = metric.Sample;
            CsvRow.Write(output,
            [
                sample.Id, sample.IsMain ? "yes" : "no", Figure(metric.Value), Figure(metric.Low), Figure(metric.High), Whole(metric.Count), Whole(metric.Of), Whole(sample.Units.Count),
                sample.Unit, Figure(sample.Baseline), sample.BaselineWords, metric.Method, metric.Doubt, sample.Title,
            ]);
        }
    }

    /// <summary>One row a change.</summary>
    public static void Write(TextWriter output, AuditComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        CsvRow.Write(output, ["metric", "main", "before", "after", "difference", "difference_low", "difference_high", "relative", "relative_low", "relative_high", "p", "p_adjusted", "verdict", "method", "title"]);
        foreach (var change in comparison.Changes)
        {
            CsvRow.Write(output,
            [
                change.After.Sample.Id, change.After.Sample.IsMain ? "yes" : "no", Figure(change.Before.Value), Figure(change.After.Value), Figure(change.Difference), Figure(change.Low), Figure(change.High),
                Figure(change.Relative), Figure(change.RelativeLow), Figure(change.RelativeHigh), Figure(change.P), Figure(change.Adjusted),
                change.Verdict.ToString().ToLowerInvariant(), change.Method, change.After.Sample.Title,
            ]);
        }
    }

    // A negative number is no formula; only the sign would be taken for one, so numbers are written as they are.
    private static string Figure(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
