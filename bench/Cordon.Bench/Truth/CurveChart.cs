using System.Globalization;
using System.Text;

namespace Cordon.Bench.Truth;

/// <summary>Small multiples of the curves as one SVG: a panel a curve, levels at equal distances, shares from 0 to 1.</summary>
internal sealed class CurveChart
{
    private const int Width = 380;
    private const int Height = 230;
    private const int Left = 40;
    private const int Top = 34;
    private const int PlotWidth = 320;
    private const int PlotHeight = 150;

    // Colours that colour-blind people tell apart (Okabe, Ito 2008), and dashes for print.
    private static readonly (string Name, string Colour, string Dash)[] Lines =
        [("precision", "#0072b2", "6 3"), ("recall", "#d55e00", ""), ("best-match F1", "#009e73", "2 3")];

    private readonly List<(string Title, IReadOnlyList<(string Level, double[] Shares)> Points)> _panels = [];

    /// <summary>Adds a panel.</summary>
    /// <param name="title">What the levels are.</param>
    /// <param name="points">Per level the precision, the recall and the best-match F1, each in [0,1].</param>
    public void Add(string title, IReadOnlyList<(string Level, double[] Shares)> points) => _panels.Add((title, points));

    /// <summary>Writes the picture.</summary>
    public void Write(string path)
    {
        var rows = (_panels.Count + 1) / 2;
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {2 * Width} {(rows * Height) + 30}\" font-family=\"sans-serif\" font-size=\"11\">");
        Append(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        for (var p = 0; p < _panels.Count; p++)
            Panel(svg, _panels[p], p % 2 * Width, p / 2 * Height);
        for (var l = 0; l < Lines.Length; l++)
        {
            var (x, y) = (Left + (l * 140), (rows * Height) + 12);
            Append(svg, $"<line x1=\"{x}\" y1=\"{y}\" x2=\"{x + 28}\" y2=\"{y}\" stroke=\"{Lines[l].Colour}\" stroke-width=\"2\" stroke-dasharray=\"{Lines[l].Dash}\"/>");
            Append(svg, $"<text x=\"{x + 34}\" y=\"{y + 4}\" fill=\"#222222\">{Lines[l].Name}</text>");
        }

        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
    }

    private static void Panel(StringBuilder svg, (string Title, IReadOnlyList<(string Level, double[] Shares)> Points) panel, int x, int y)
    {
        Append(svg, $"<text x=\"{x + Left}\" y=\"{y + 20}\" font-weight=\"bold\" fill=\"#222222\">{panel.Title}</text>");
        foreach (var share in new[] { 0, 0.5, 1 })
        {
            var at = y + Top + (PlotHeight * (1 - share));
            Append(svg, $"<line x1=\"{x + Left}\" y1=\"{at}\" x2=\"{x + Left + PlotWidth}\" y2=\"{at}\" stroke=\"#cccccc\"/>");
            Append(svg, $"<text x=\"{x + Left - 6}\" y=\"{at + 4}\" text-anchor=\"end\" fill=\"#444444\">{share}</text>");
        }

        double X(int i) => x + Left + 10 + ((PlotWidth - 20.0) * i / Math.Max(1, panel.Points.Count - 1));
        for (var i = 0; i < panel.Points.Count; i++)
            Append(svg, $"<text x=\"{X(i):0.#}\" y=\"{y + Top + PlotHeight + 16}\" text-anchor=\"middle\" fill=\"#444444\">{panel.Points[i].Level}</text>");
        for (var l = 0; l < Lines.Length; l++)
        {
            var points = string.Join(' ', panel.Points.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i):0.#},{y + Top + (PlotHeight * (1 - p.Shares[l])):0.#}")));
            Append(svg, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{Lines[l].Colour}\" stroke-width=\"2\" stroke-dasharray=\"{Lines[l].Dash}\"/>");
        }
    }

    private static void Append(StringBuilder svg, FormattableString element) => svg.Append(FormattableString.Invariant(element)).Append('\n');
}
