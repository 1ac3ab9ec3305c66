using System.Globalization;
using Cordon.Events.Writing;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;

namespace Cordon.Proving.Reports;

/// <summary>Writes a comparison of two audits as one self-contained page. The same comparison gives the same bytes.</summary>
public static class ComparisonHtml
{
    /// <summary>The file's name in a folder of results.</summary>
    public const string FileName = "comparison.html";

    private const int MostHidden = 50;

    private const string Foot =
        "p is the chance of such a difference if both audits were alike, by permutation; adjusted by Holm over the main metrics, and over the others, so that one false alarm among all is as rare as said. All times are UTC.";

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output, AuditComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var markup = ReportPage.Begin(output, $"Before and after: {comparison.After.Name}", Lede(comparison));
        ReportPage.Figures(markup, Summary(comparison));
        MetricPlots.Write(
            markup, comparison.Changes.Where(c => c.After.Sample.IsMain || c.After.Sample.Id.StartsWith("exposure_per", StringComparison.Ordinal)).Select(c => new[] { c.Before, c.After }));
        Changes(markup, comparison);
        ReportPage.Told(markup, "hidden", $"Innocent accounts no longer shown: {comparison.Hidden.Count} of {comparison.OftenShown} that were shown often", [.. comparison.Hidden.Take(MostHidden)]);
        ReportPage.Told(markup, "notes", "Notes", [.. comparison.Notes, .. comparison.After.Notes]);
        ReportPage.End(markup, Foot);
    }

    private static string Lede(AuditComparison comparison) => string.Create(
        CultureInfo.InvariantCulture,
        $"{comparison.Before.Target}, {comparison.Before.Began.UtcDateTime:yyyy-MM-dd HH:mm} UTC, against {comparison.After.Target}, {comparison.After.Began.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    private static IEnumerable<(string Name, string Value)> Summary(AuditComparison comparison)
    {
        yield return ("Metrics compared", $"{comparison.Changes.Count(c => c.P is not null)}");
        yield return ("Better", $"{comparison.Changes.Count(c => c.Verdict == ChangeVerdict.Better)}");
        yield return ("Worse", $"{comparison.Worsened.Count()}");
        foreach (var (id, name) in new[] { ("exposure_per_1000.all.unflagged", "Flagged exposure"), ("innocent_reach", "Reach of the innocent") })
        {
            if (comparison.Find(id) is { Relative: { } relative })
                yield return (name, Figures.Signed(relative));
        }
    }

    private static void Changes(Markup markup, AuditComparison comparison)
    {
        ReportPage.Card(markup, "changes", "All changes", "The main metrics come first.");
        MarkupTable.Open(markup, "changes", ["Metric", "#Before", "#After", "#Change", "#p, adjusted", "Verdict", "How they were compared"]);
        foreach (var change in comparison.Changes)
        {
            var sample = change.After.Sample;
            markup.Write($"<tr><th scope=\"row\">{sample.Title}<span class=\"mono\">{sample.Id}</span></th>");
            foreach (var metric in new[] { change.Before, change.After })
                markup.Write($"<td class=\"n\">{Figures.Of(metric.Sample, metric.Value)}<br/><span class=\"small\">{Figures.Interval(metric.Sample, metric.Low, metric.High)}</span></td>");
            markup.Write($"<td class=\"n\">{Change(change)}<br/><span class=\"small\">{ChangeInterval(change)}</span></td><td class=\"n\">{Figures.Probability(change.Adjusted)}</td>");
            markup.Raw(change.Verdict switch
            {
                ChangeVerdict.Worse => "<td class=\"worse\">worse</td>",
                ChangeVerdict.Better => "<td class=\"better\">better</td>",
                ChangeVerdict.Changed => "<td>changed</td>",
                _ => change.P is null ? "<td>not compared</td>" : "<td>not told from chance</td>",
            });
            markup.Write($"<td class=\"small\">{change.Method}</td></tr>\n");
        }

        MarkupTable.Close(markup);
    }

    private static string Change(MetricChange change) => change.Relative is { } relative ? Figures.Signed(relative)
        : change.Difference is { } difference ? (difference >= 0 ? "+" : "−") + Figures.Of(Plain(change), Math.Abs(difference)).TrimStart('+')
        : "—";

    private static string ChangeInterval(MetricChange change) =>
        change is { Relative: not null, RelativeLow: { } low, RelativeHigh: { } high } ? $"{Figures.Signed(low)} to {Figures.Signed(high)}" : "";

    private static MetricSample Plain(MetricChange change) => change.After.Sample;
}
