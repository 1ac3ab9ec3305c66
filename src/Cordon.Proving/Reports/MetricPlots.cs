using Cordon.Events.Writing;
using Cordon.Proving.Audits;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Reports;

/// <summary>The plots of a page: the metrics that share a scale, together.</summary>
internal static class MetricPlots
{
    private static readonly (string Id, string Title, string Axis, bool IsPercent, string[] Of)[] Groups =
    [
        ("exposure", "Flagged things shown", "flagged things per 1,000 shown", false, ["exposure_per_1000."]),
        ("at-k", "Looks with a flagged thing among the first", "share of looks", true, ["exposure_at_k."]),
        ("shares", "Who is suggested, what leaks, where walks lead", "share", true, ["child_share.", "flagged_pair_rate", "leaks.", "walk_hits"]),
    ];

    /// <summary>Writes the plots of metrics, each with one estimate or with two: before and after.</summary>
    public static void Write(Markup markup, IEnumerable<IReadOnlyList<Metric>> metrics)
    {
        var all = metrics.Where(m => m.All(e => e.Value is not null)).ToList();
        foreach (var (id, title, axis, isPercent, of) in Groups)
        {
            var rows = all.Where(m => of.Any(o => m[^1].Sample.Id.StartsWith(o, StringComparison.Ordinal)))
                .OrderBy(m => Array.FindIndex(of, o => m[^1].Sample.Id.StartsWith(o, StringComparison.Ordinal)))
                .Select(m => new PlotRow(
                    Label(m[^1].Sample.Id), [.. m.Select(e => new PlotMark(e.Value!.Value, e.Low, e.High, Figures.Of(e.Sample, e.Value)))], m[0].Sample.Baseline))
                .ToList();
            if (rows.Count == 0)
                continue;
            var key = rows[0].Marks.Count == 2 ? "Hollow: before. Full: after." : "The dot is the estimate, the line its interval.";
            ReportPage.Card(markup, id, title, rows.Exists(r => r.Baseline is not null) ? $"{key} The dashed bar is the trivial baseline." : key);
            DotPlot.Write(markup, id, title, axis, rows, isPercent);
            markup.Raw("</section>\n");
        }
    }

    /// <summary>A metric in a few words: <c>children, people suggestions</c>.</summary>
    public static string Label(string id)
    {
        var parts = id.Split('.');
        return parts[0] switch
        {
            "exposure_per_1000" or "exposure_at_k" when parts.Length == 3 => $"{Viewer(parts[2])}, {Place(parts[1])}",
            "child_share" when parts.Length == 2 => $"children suggested to {Viewer(parts[1])}",
            "flagged_pair_rate" => "flagged suggested to flagged",
            "leaks" when parts.Length == 2 => $"leaks, {Place(parts[1])}",
            "walk_hits" => "random walks that meet it",
            _ => id,
        };
    }

    private static string Viewer(string name) => ViewerClasses.TryParse(name, out var viewer) ? ViewerClasses.InWords(viewer) : "all not flagged";

    private static string Place(string name) => SurfaceNames.TryParse(name, out var surface) ? SurfaceNames.InWords(surface) : "all surfaces";
}
