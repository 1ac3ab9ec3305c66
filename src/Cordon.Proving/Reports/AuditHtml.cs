using System.Globalization;
using Cordon.Events.Writing;
using Cordon.Proving.Audits;

namespace Cordon.Proving.Reports;

/// <summary>
/// Writes an audit as one self-contained page, light and dark, for screen and print, without scripts and without a single request. The same result gives the
/// same bytes.
/// </summary>
public static class AuditHtml
{
    /// <summary>The file's name in a folder of results.</summary>
    public const string FileName = "audit.html";

    private const string Foot =
        "Made-up viewers are no users: what panel accounts are shown stands beside it. An interval says how much another draw of viewers would change, not how well viewers were chosen. All times are UTC.";

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output, AuditResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var markup = ReportPage.Begin(output, $"Audit {result.Name}", Lede(result));
        ReportPage.Figures(markup, Summary(result));
        MetricPlots.Write(markup, result.Metrics.Where(m => m.Sample.IsMain || m.Sample.Id.StartsWith("exposure_", StringComparison.Ordinal)).Select(m => new[] { m }));
        Metrics(markup, result);
        ReportPage.Told(markup, "notes", "Notes", result.Notes);
        ReportPage.End(markup, Foot);
    }

    private static string Lede(AuditResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Target}, {result.Began.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {result.Ended.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, random seed {result.RandomSeed}{(result.IsWhole ? "" : "; ended by a limit before the plan was done")}.");

    private static IEnumerable<(string Name, string Value)> Summary(AuditResult result)
    {
        yield return ("Viewers", string.Join(", ", result.Viewers.Where(v => v.Value > 0).Select(v => $"{v.Value} {v.Key}")));
        yield return ("Looks", result.Looks.ToString("N0", CultureInfo.InvariantCulture));
        yield return ("Requests not answered", $"{result.Failed:N0} of {result.Requests:N0}");
        foreach (var (id, name) in new[] { ("exposure_per_1000.all.unflagged", "Flagged per 1,000 shown"), ("flagged_pair_rate", "Flagged suggested to flagged"), ("child_share.flagged", "Children suggested to flagged") })
        {
            if (result.Find(id) is { Value: not null } metric)
                yield return (name, Figures.Of(metric.Sample, metric.Value));
        }
    }

    private static void Metrics(Markup markup, AuditResult result)
    {
        ReportPage.Card(markup, "metrics", "All metrics", "n is what was counted, out of how many, over how many independent units. The main metrics come first.");
        MarkupTable.Open(markup, "metrics", ["Metric", "#Value", "#Interval", "#n", "#Baseline", "How the interval was made"]);
        foreach (var metric in result.Metrics)
        {
            var sample = metric.Sample;
            markup.Write($"<tr><th scope=\"row\">{sample.Title}<span class=\"mono\">{sample.Id}</span></th><td class=\"n\">{Figures.Of(sample, metric.Value)}</td><td class=\"n\">{Figures.Interval(sample, metric.Low, metric.High)}</td>");
            markup.Write($"<td class=\"n\">{metric.Count} of {metric.Of}<br/>{sample.Units.Count} {Estimating.Several(sample, sample.Units.Count)}</td>");
            markup.Write($"<td class=\"n\">{(sample.Baseline is null ? "—" : Figures.Of(sample, sample.Baseline))}</td><td class=\"small\">{metric.Method}{(metric.Doubt.Length > 0 ? "; " : "")}{metric.Doubt}{(sample.BaselineWords.Length > 0 ? ". Baseline: " : "")}{sample.BaselineWords}</td></tr>\n");
        }

        MarkupTable.Close(markup);
    }
}
