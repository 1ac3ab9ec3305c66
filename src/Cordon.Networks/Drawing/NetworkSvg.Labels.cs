using System.Text;
using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Drawing;

public static partial class NetworkSvg
{
    private const double LabelHeight = 16;
    private const int LongestLabel = 24;

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool Meets(DrawnNode node)
        {
            var dx = Math.Max(Math.Max(Left - node.X, node.X - Right), 0);
            var dy = Math.Max(Math.Max(Top - node.Y, node.Y - Bottom), 0);
            return dx * dx + dy * dy < node.Radius * node.Radius;
        }
    }

    /// <summary>
    /// Names the strongest members: each label takes the first of eight places around its node that meets no other label and no node;
    /// the very strongest may cover a node or two. A label that finds no place is left to the tooltip.
    /// </summary>
    private static void WriteLabels(MarkupWriter markup, Member[] members, DrawnNode[] nodes, (double Width, double Height) picture, int most)
    {
        const int MayCover = 8;
        markup.Raw("<g class=\"label\">\n");
        var placed = new List<Box>();
        for (var i = 0; i < members.Length && i < most * 3 && placed.Count < most; i++)
        {
            var text = LabelText(members[i].Account.Id);
            var textWidth = TextWidth(text, 13);
            if (Place(nodes, i, textWidth, picture, placed, i < MayCover ? 2 : 0) is not { } box)
                continue;
            placed.Add(box);
            markup.Write($"<text x=\"{box.Left:0.#}\" y=\"{box.Bottom - 4:0.#}\" direction=\"ltr\" unicode-bidi=\"isolate\">{text}</text>\n");
        }

        markup.Raw("</g>\n");
    }

    private static Box? Place(DrawnNode[] nodes, int node, double width, (double Width, double Height) picture, List<Box> placed, int mayCover)
    {
        var n = nodes[node];
        var gap = n.Radius * 1.15 + 4;
        var near = n.Radius * 0.8 + 2;
        ReadOnlySpan<(double X, double Y)> corners =
        [
            (n.X + gap, n.Y - LabelHeight / 2), (n.X - gap - width, n.Y - LabelHeight / 2),
            (n.X - width / 2, n.Y - gap - LabelHeight), (n.X - width / 2, n.Y + gap),
            (n.X + near, n.Y - near - LabelHeight), (n.X + near, n.Y + near),
            (n.X - near - width, n.Y - near - LabelHeight), (n.X - near - width, n.Y + near),
        ];
        Box? best = null;
        var fewest = mayCover + 1;
        foreach (var (x, y) in corners)
        {
            var box = new Box(x, y, x + width, y + LabelHeight);
            if (box.Left < 2 || box.Top < 2 || box.Right > picture.Width - 2 || box.Bottom > picture.Height - 2 || placed.Exists(other => other.Meets(box)))
                continue;
            var covered = 0;
            for (var i = 0; i < nodes.Length && covered < fewest; i++)
            {
                if (i != node && box.Meets(nodes[i]))
                    covered++;
            }

            if (covered < fewest)
                (best, fewest) = (box, covered);
            if (fewest == 0)
                break;
        }

        return best;
    }

    /// <summary>The name cut to a readable length, without characters that would reorder the text around it.</summary>
    private static string LabelText(ReadOnlySpan<char> name)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (count++ == LongestLabel)
                return text.Append('…').ToString();
            if (rune.IsBmp && MarkupWriter.Hidden((char)rune.Value))
                text.Append('·');
            else
                text.Append(rune);
        }

        return text.ToString();
    }

    /// <summary>An upper estimate of a text's width, since no font can be measured here: 0.6 em for narrow scripts, 1.05 em for wide ones.</summary>
    private static double TextWidth(string text, double size)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += rune.Value switch
            {
                'i' or 'l' or 'j' or '.' or ',' or ':' or '|' or '\'' or ' ' or '(' or ')' => 0.34,
                'm' or 'w' or 'M' or 'W' or '@' => 0.92,
                >= 0x1100 => 1.05,
                >= 'A' and <= 'Z' => 0.7,
                _ => 0.6,
            };
        }

        return ems * size;
    }
}
