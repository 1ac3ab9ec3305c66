using System.Globalization;
using Cordon.Events.Writing;

namespace Cordon.Proving.Reports;

/// <summary>
/// Draws estimates with their intervals, one below the other on one scale from 0: a dot and a line for each, a short bar where the baseline stands
/// (Cleveland 1984). Colours come from the page's style sheet, so the drawing follows light and dark.
/// </summary>
internal static class DotPlot
{
    private const int Width = 920, Left = 300, Right = 90, Top = 8, Bottom = 44;

    /// <summary>Writes the drawing.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What is drawn, for those who cannot see it.</param>
    /// <param name="axis">What the axis counts.</param>
    /// <param name="rows">The rows, the first at the top.</param>
    /// <param name="isPercent">True to write the axis in per cent.</param>
    public static void Write(Markup markup, string id, string title, string axis, IReadOnlyList<PlotRow> rows, bool isPercent)
    {
        var step = Step(Most(rows));
        var most = Math.Max(step, Math.Ceiling(Most(rows) / step) * step);
        var each = rows.Max(r => r.Marks.Count) > 1 ? 46 : 34;
        var height = Top + (rows.Count * each) + Bottom;
        var floor = Top + (rows.Count * each);
        markup.Write($"<div class=\"plot\"><svg viewBox=\"0 0 {Whole(Width)} {Whole(height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{Said(rows)}</desc>\n");
        for (var i = 0; i * step <= most * 1.0001; i++)
        {
            var tick = i * step;
            markup.Write($"<line class=\"grid\" x1=\"{X(tick)}\" x2=\"{X(tick)}\" y1=\"{Whole(Top)}\" y2=\"{Whole(floor)}\"/><text class=\"tick\" x=\"{X(tick)}\" y=\"{Whole(floor + 17)}\" text-anchor=\"middle\">{Tick(tick)}</text>\n");
        }

        markup.Write($"<text class=\"tick\" x=\"{Whole((Left + Width - Right) / 2)}\" y=\"{Whole(floor + 36)}\" text-anchor=\"middle\">{axis}</text>\n");
        for (var i = 0; i < rows.Count; i++)
            Row(rows[i], Top + (i * each), each);
        markup.Raw("</svg></div>\n");

        void Row(PlotRow row, int y, int rowHeight)
        {
            markup.Write($"<text class=\"label\" x=\"{Whole(Left - 14)}\" y=\"{Whole(y + (rowHeight / 2) + 5)}\" text-anchor=\"end\">{row.Label}</text>\n");
            if (row.Baseline is { } baseline)
                markup.Write($"<line class=\"base\" x1=\"{X(baseline)}\" x2=\"{X(baseline)}\" y1=\"{Whole(y + 5)}\" y2=\"{Whole(y + rowHeight - 5)}\"/>\n");
            for (var i = 0; i < row.Marks.Count; i++)
            {
                var mark = row.Marks[i];
                var middle = Whole(y + (rowHeight / 2) + (row.Marks.Count == 1 ? 0 : i == 0 ? -9 : 9));
                var kind = row.Marks.Count == 2 && i == 0 ? "before" : "after";
                if (mark.Low is { } low && mark.High is { } high)
                    markup.Write($"<line class=\"range {kind}\" x1=\"{X(low)}\" x2=\"{X(high)}\" y1=\"{middle}\" y2=\"{middle}\"/>");
                markup.Write($"<circle class=\"dot {kind}\" cx=\"{X(mark.Value)}\" cy=\"{middle}\" r=\"5.5\"/>");
                var end = Math.Max(mark.Value, mark.High ?? mark.Value);
                markup.Write($"<text class=\"value\" x=\"{Whole((int)Place(end) + 11)}\" y=\"{Whole(int.Parse(middle, CultureInfo.InvariantCulture) + 4)}\">{mark.Shown}</text>\n");
            }
        }

        double Place(double value) => Left + (Math.Clamp(value, 0, most) / most * (Width - Left - Right));

        string X(double value) => Place(value).ToString("0.#", CultureInfo.InvariantCulture);

        string Tick(double value) => isPercent
            ? (100 * value).ToString("0.###", CultureInfo.InvariantCulture) + " %"
            : value.ToString(value >= 1000 ? "N0" : "0.###", CultureInfo.InvariantCulture);
    }

    private static double Most(IReadOnlyList<PlotRow> rows)
    {
        var most = rows.Max(r => Math.Max(r.Baseline ?? 0, r.Marks.Max(m => Math.Max(m.Value, m.High ?? 0))));
        return most > 0 ? most : 1;
    }

    // 1, 2 or 5 times a power of ten, for four to eight steps.
    private static double Step(double most)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(most / 4)));
        foreach (var times in new[] { 1, 2, 5, 10 })
        {
            if (most / (times * step) <= 8)
                return times * step;
        }

        return 10 * step;
    }

    private static string Said(IReadOnlyList<PlotRow> rows) => string.Join("; ", rows.Select(r => $"{r.Label}: {string.Join(", then ", r.Marks.Select(m => m.Shown))}"));

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
