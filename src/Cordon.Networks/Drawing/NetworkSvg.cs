using Cordon.Events;
using Cordon.Networks.Markup;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Drawing;

/// <summary>
/// Draws one network as an inline SVG element: roles by shape and colour, strength by size, the main kind of a tie by colour and dashes,
/// its weight by width, names of the strongest members, tooltips, and a legend of what occurs. A pure function of its input; the page
/// around it holds <see cref="DrawingStyle.Css"/>.
/// </summary>
public static partial class NetworkSvg
{
    private const double Widest = 1100;
    private const double Narrowest = 680;
    private const double TallestPicture = 700;
    private const double MarginX = 110;
    private const double MarginY = 36;

    /// <summary>The picture as text; see <see cref="Write"/>.</summary>
    public static string Render(Network network, NetworkSvgOptions? options = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(text, network, options);
        return text.ToString();
    }

    /// <summary>Writes the <c>svg</c> element: well-formed both as XML and inside HTML, without scripts, links or outside references.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="network">The network; members and ties may be in any number.</param>
    /// <param name="options">How much to show; the default when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static void Write(TextWriter output, Network network, NetworkSvgOptions? options = null)
    {
        options ??= new NetworkSvgOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxNodes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxNodes, NetworkSvgOptions.NodesBound);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxTies);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxTies, NetworkSvgOptions.TiesBound);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxLabels);

        var markup = new MarkupWriter(output);
        var members = network.Members.Take(options.MaxNodes).ToArray();
        var ties = Strongest(network, members, options.MaxTies);
        var nodes = Arrange(members, ties, out var width, out var height);
        var left = LeftOut(network, members, ties);
        var legend = Legend.Measure(members, ties, left, width, height);

        var id = Anchor.Of(network.Id);
        markup.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" width=\"{width:0}\" viewBox=\"0 0 {width:0} {legend.Bottom:0.#}\" role=\"img\" aria-labelledby=\"{id}-pt\" aria-describedby=\"{id}-pd\">\n");
        Describe(markup, id, network, members, ties, left);
        WriteTies(markup, members, nodes, ties);
        WriteNodes(markup, members, nodes);
        WriteLabels(markup, members, nodes, (width, height), options.MaxLabels);
        legend.Write(markup);
        markup.Raw("</svg>\n");
    }

    /// <summary>A tie to draw, by the index of its ends.</summary>
    private readonly record struct DrawnTie(int A, int B, AccountTie Tie, TieKind Main);

    /// <summary>A node in picture units.</summary>
    private readonly record struct DrawnNode(double X, double Y, double Radius);

    private static DrawnTie[] Strongest(Network network, Member[] members, int most)
    {
        var index = new Dictionary<Entity, int>(members.Length);
        for (var i = 0; i < members.Length; i++)
            index.TryAdd(members[i].Account, i);

        var ties = new List<DrawnTie>();
        foreach (var tie in network.Ties)
        {
            if (index.TryGetValue(tie.A, out var a) && index.TryGetValue(tie.B, out var b) && a != b)
                ties.Add(new DrawnTie(a, b, tie, Words.Main(tie)));
        }

        ties.Sort(static (p, q) =>
        {
            var byWeight = q.Tie.Weight.CompareTo(p.Tie.Weight);
            if (byWeight != 0)
                return byWeight;
            var byA = p.Tie.A.CompareTo(q.Tie.A);
            return byA != 0 ? byA : p.Tie.B.CompareTo(q.Tie.B);
        });
        return ties.Count > most ? ties.GetRange(0, most).ToArray() : ties.ToArray();
    }

    private static DrawnNode[] Arrange(Member[] members, DrawnTie[] ties, out double width, out double height)
    {
        var edges = Array.ConvertAll(ties, tie => new LayoutEdge(tie.A, tie.B, Math.Max(tie.Tie.Weight, 1e-6)));
        var points = ForceLayout.Place(members.Length, edges);
        double left = 0, right = 0, top = 0, bottom = 0;
        foreach (var (x, y) in points)
        {
            left = Math.Min(left, x);
            right = Math.Max(right, x);
            top = Math.Min(top, y);
            bottom = Math.Max(bottom, y);
        }

        var scale = Math.Min(70, Math.Min(
            (Widest - 2 * MarginX) / Math.Max(right - left, 1e-6),
            (TallestPicture - 2 * MarginY) / Math.Max(bottom - top, 1e-6)));
        width = Math.Round(Math.Max(Narrowest, (right - left) * scale + 2 * MarginX));
        height = Math.Max(200, (bottom - top) * scale + 2 * MarginY);

        // Nodes are at least Spacing apart, so discs of this radius never overlap.
        var radius = Math.Clamp(scale * ForceLayout.Spacing * 0.46, 2.5, 13);
        var nodes = new DrawnNode[members.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new DrawnNode(
                width / 2 + (points[i].X - (left + right) / 2) * scale,
                height / 2 + (points[i].Y - (top + bottom) / 2) * scale,
                radius * (0.55 + 0.45 * Math.Clamp(members[i].Strength, 0, 1)));
        }

        return nodes;
    }

    private static string LeftOut(Network network, Member[] members, DrawnTie[] ties)
    {
        var memberCount = network.Members.Count - members.Length;
        var tieCount = network.Ties.Count - ties.Length;
        if (memberCount + tieCount == 0)
            return "";
        var parts = new List<string>();
        if (memberCount > 0)
            parts.Add(Figures.Count(memberCount, "weaker member", "weaker members"));
        if (tieCount > 0)
            parts.Add(Figures.Count(tieCount, "weaker tie", "weaker ties"));
        return $"Not drawn: {string.Join(" and ", parts)}.";
    }

    private static void Describe(MarkupWriter markup, string id, Network network, Member[] members, DrawnTie[] ties, string left)
    {
        markup.Write($"<title id=\"{id}-pt\">Picture of {network.Id.Text}</title>\n<desc id=\"{id}-pd\">");
        markup.Write($"{Figures.Count(members.Length, "account", "accounts")} and {Figures.Count(ties.Length, "tie", "ties")} drawn. ");
        foreach (var role in Words.Roles)
        {
            var count = members.Count(member => member.Role == role);
            if (count > 0)
                markup.Write($"{Words.Title(role)}: {count}. ");
        }

        markup.Write($"Main kinds of ties: {string.Join(", ", KindCounts(ties).Select(k => $"{Words.Phrase(k.Kind)} {k.Count}"))}. {left} The tables of members and ties hold the same in text.</desc>\n");
    }

    private static List<(TieKind Kind, int Count)> KindCounts(DrawnTie[] ties) =>
        [.. TieKinds.All.Select(kind => (kind, ties.Count(tie => tie.Main == kind))).Where(k => k.Item2 > 0)];

    private static void WriteTies(MarkupWriter markup, Member[] members, DrawnNode[] nodes, DrawnTie[] ties)
    {
        var opacity = ties.Length switch { <= 60 => 0.85, <= 200 => 0.6, <= 600 => 0.42, <= 1_500 => 0.28, _ => 0.18 };
        var widest = ties.Length switch { <= 60 => 4.5, <= 600 => 3, _ => 2.0 };
        markup.Write($"<g class=\"ties\" stroke-opacity=\"{opacity:0.##}\">\n");

        // The strongest lie on top.
        for (var i = ties.Length - 1; i >= 0; i--)
        {
            var (a, b, tie, main) = ties[i];
            var width = 0.7 + (widest - 0.7) * Math.Clamp(tie.Weight, 0, 1);
            markup.Write($"<path class=\"tie-{Words.Of(main)}\" stroke-width=\"{width:0.#}\" d=\"M{nodes[a].X:0.#} {nodes[a].Y:0.#}L{nodes[b].X:0.#} {nodes[b].Y:0.#}\"><title>");
            markup.Write($"{Figures.Name(members[a].Account)} and {Figures.Name(members[b].Account)}, weight {tie.Weight:0.00}");
            foreach (var part in tie.Parts)
            {
                markup.Write($"; {Words.Phrase(part.Kind)} ×{part.Count}");
                if (part.MedianGap is { } gap)
                    markup.Write($", half within {Figures.Span(gap)}");
            }

            markup.Raw("</title></path>\n");
        }

        markup.Raw("</g>\n");
    }

    private static void WriteNodes(MarkupWriter markup, Member[] members, DrawnNode[] nodes)
    {
        markup.Raw("<g>\n");
        for (var i = members.Length - 1; i >= 0; i--)
        {
            var end = RoleShape.Open(markup, members[i].Role, nodes[i].X, nodes[i].Y, nodes[i].Radius);
            markup.Write($"<title>{Figures.Name(members[i].Account)}: {Words.Title(members[i].Role)}, strength {members[i].Strength:0.00}, {Figures.Count(members[i].Events, "event", "events")}. {members[i].RoleReason}</title>");
            markup.Raw(end);
            markup.Raw("\n");
        }

        markup.Raw("</g>\n");
    }
}
