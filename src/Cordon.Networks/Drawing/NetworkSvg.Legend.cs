using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Drawing;

public static partial class NetworkSvg
{
    /// <summary>The legend below the picture: only the roles and kinds that occur, wrapped to the width, then what is left out.</summary>
    private sealed class Legend
    {
        private const double Row = 24;
        private const double Indent = 92;
        private readonly List<(double X, double Y, Action<MarkupWriter, double, double> Draw)> _entries = [];
        private readonly double _width;
        private readonly double _top;
        private double _x;
        private double _y;

        private Legend(double width, double top)
        {
            _width = width;
            _top = top;
            _y = top + 26;
        }

        /// <summary>Where the whole picture ends.</summary>
        public double Bottom { get; private set; }

        public static Legend Measure(Member[] members, DrawnTie[] ties, string left, double width, double top)
        {
            var legend = new Legend(width, top);
            legend.Head("Accounts");
            foreach (var role in Words.Roles)
            {
                var count = members.Count(member => member.Role == role);
                if (count > 0)
                    legend.Add(24, $"{Words.Title(role)} ({Figures.Grouped(count)})", (markup, x, y) => { markup.Raw(RoleShape.Open(markup, role, x + 10, y - 4.5, 7.5)); });
            }

            var kinds = KindCounts(ties);
            if (kinds.Count > 0)
                legend.Head("Ties");
            foreach (var (kind, count) in kinds)
            {
                legend.Add(48, $"{Words.Phrase(kind)} ({Figures.Grouped(count)})", (markup, x, y) =>
                    markup.Write($"<path class=\"tie-{Words.Of(kind)}\" fill=\"none\" stroke-width=\"2.5\" d=\"M{x:0.#} {y - 4.5:0.#}h40\"/>"));
            }

            legend.Head("");
            legend.Text("Size: strength of membership. Width: weight of the tie. Colour and dashes: its main kind.");
            legend.Text("Rest the pointer on an account or a tie for its figures.");
            if (left.Length > 0)
                legend.Text(left);
            legend.Bottom = legend._y - Row + 14;
            return legend;
        }

        private void Head(string text)
        {
            if (_x > Indent)
                _y += Row;
            _x = Indent;
            if (text.Length > 0)
                _entries.Add((12, _y, (markup, x, y) => markup.Write($"<text class=\"key-head\" x=\"{x:0.#}\" y=\"{y:0.#}\">{text}</text>")));
        }

        private void Add(double sample, string text, Action<MarkupWriter, double, double> draw)
        {
            var width = sample + TextWidth(text, 13) + 20;
            if (_x > Indent && _x + width > _width - 8)
            {
                _x = Indent;
                _y += Row;
            }

            _entries.Add((_x, _y, draw));
            _entries.Add((_x + sample, _y, (markup, x, y) => markup.Write($"<text class=\"key\" x=\"{x:0.#}\" y=\"{y:0.#}\">{text}</text>")));
            _x += width;
        }

        private void Text(string text)
        {
            _entries.Add((12, _y, (markup, x, y) => markup.Write($"<text class=\"key quiet\" x=\"{x:0.#}\" y=\"{y:0.#}\">{text}</text>")));
            _y += Row;
        }

        public void Write(MarkupWriter markup)
        {
            markup.Write($"<g>\n<path class=\"rule\" d=\"M12 {_top:0.#}H{_width - 12:0.#}\"/>\n");
            foreach (var (x, y, draw) in _entries)
            {
                draw(markup, x, y);
                markup.Raw("\n");
            }

            markup.Raw("</g>\n");
        }
    }
}
