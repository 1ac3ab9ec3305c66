using System.Globalization;
using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Drawing;

/// <summary>
/// Draws a network's activity as an inline SVG element: a bar per bin for its events and, within it, the share that is part of a
/// co-action; dates below, counts at the side, a tooltip per bar. The page around it holds <see cref="DrawingStyle.Css"/>.
/// </summary>
public static class TimelineSvg
{
    /// <summary>Most bars; neighbouring bins are added together above that.</summary>
    public const int BarsBound = 130;

    private const double Width = 1100;
    private const double Left = 56;
    private const double Right = 12;
    private const double Top = 14;
    private const double Plot = 132;
    private const double Height = Top + Plot + 58;

    /// <summary>The picture as text; see <see cref="Write"/>.</summary>
    public static string Render(Timeline timeline, string id)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(text, timeline, id);
        return text.ToString();
    }

    /// <summary>Writes the <c>svg</c> element.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="timeline">The counts; an empty one gives a picture that says so.</param>
    /// <param name="id">A prefix of letters, digits and hyphens that makes element ids unique in the page.</param>
    public static void Write(TextWriter output, Timeline timeline, string id)
    {
        var markup = new MarkupWriter(output);
        var (bin, events, together) = Fold(timeline);
        var highest = events.Length == 0 ? 0 : events.Max();
        var total = timeline.Events.Sum(count => (long)count);
        var jointly = timeline.Together.Sum(count => (long)count);

        markup.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" width=\"{Width:0}\" viewBox=\"0 0 {Width:0.#} {Height:0.#}\" role=\"img\" aria-labelledby=\"{id}-tt\" aria-describedby=\"{id}-td\">\n<title id=\"{id}-tt\">Activity over time</title>\n<desc id=\"{id}-td\">");
        markup.Write($"{Figures.Count(total, "event", "events")}, {jointly} of them together with other members");
        if (highest > 0)
            markup.Write($"; the most, {highest}, in the {Figures.Span(bin)} from {Figures.Moment(timeline.From + bin * Array.IndexOf(events, highest))} UTC");
        markup.Raw(".</desc>\n");

        var step = Step(highest);
        var scale = Math.Max(step, (int)Math.Ceiling(highest / (double)step) * step);
        for (var value = 0; value <= scale; value += step)
        {
            var y = Top + Plot - Plot * value / scale;
            markup.Write($"<path class=\"rule\" d=\"M{Left:0.#} {y:0.#}H{Width - Right:0.#}\"/><text class=\"axis\" x=\"{Left - 8:0.#}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{value}</text>\n");
        }

        Bars(markup, timeline.From, bin, events, together, scale);
        Dates(markup, timeline.From, bin, events.Length);
        Legend(markup, bin);
        markup.Raw("</svg>\n");
    }

    private static (TimeSpan Bin, int[] Events, int[] Together) Fold(Timeline timeline)
    {
        var count = timeline.Events.Count;
        var fold = Math.Max(1, (count + BarsBound - 1) / BarsBound);
        var events = new int[(count + fold - 1) / fold];
        var together = new int[events.Length];
        for (var i = 0; i < count; i++)
        {
            events[i / fold] += timeline.Events[i];
            together[i / fold] += i < timeline.Together.Count ? timeline.Together[i] : 0;
        }

        return (timeline.Bin * fold, events, together);
    }

    /// <summary>The distance of the lines at the side: 1, 2 or 5 times a power of ten, giving two to four lines.</summary>
    private static int Step(int highest)
    {
        var step = 1;
        while (highest > 4 * (long)step)
        {
            var lead = step.ToString(CultureInfo.InvariantCulture)[0];
            step = lead == '2' ? step / 2 * 5 : step * 2;
        }

        return step;
    }

    private static void Bars(MarkupWriter markup, DateTimeOffset from, TimeSpan bin, int[] events, int[] together, int scale)
    {
        var slot = (Width - Left - Right) / Math.Max(events.Length, 1);
        var gap = Math.Min(2, slot * 0.2);
        for (var i = 0; i < events.Length; i++)
        {
            var x = Left + i * slot;
            if (events[i] > 0)
                Bar(markup, "bar", x + gap / 2, slot - gap, Plot * events[i] / scale);
            if (together[i] > 0)
                Bar(markup, "bar-together", x + gap / 2, slot - gap, Plot * Math.Min(together[i], events[i]) / scale);
            if (events[i] > 0)
                markup.Write($"<rect class=\"hit\" x=\"{x:0.##}\" y=\"{Top:0.#}\" width=\"{slot:0.##}\" height=\"{Plot:0.#}\"><title>{Figures.Moment(from + bin * i)} UTC, {Figures.Span(bin)}: {Figures.Count(events[i], "event", "events")}, {together[i]} together</title></rect>");
            markup.Raw("\n");
        }
    }

    private static void Bar(MarkupWriter markup, string style, double x, double width, double height)
    {
        height = Math.Max(height, 1);
        markup.Write($"<rect class=\"{style}\" x=\"{x:0.##}\" y=\"{Top + Plot - height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>");
    }

    private static void Dates(MarkupWriter markup, DateTimeOffset from, TimeSpan bin, int bars)
    {
        if (bars == 0)
        {
            markup.Write($"<text class=\"axis\" x=\"{Left:0.#}\" y=\"{Top + Plot + 20:0.#}\">No events of members in this history.</text>\n");
            return;
        }

        var slot = (Width - Left - Right) / bars;
        var fine = bin * bars < TimeSpan.FromDays(5);
        var every = Math.Max(1, (int)Math.Ceiling(bars / 7.0));
        for (var i = 0; i < bars; i += every)
        {
            var x = Left + i * slot;
            if (x > Width - Right - 40)
                break;
            var time = (from + bin * i).UtcDateTime;
            var text = time.ToString(fine ? "MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
            markup.Write($"<path class=\"rule\" d=\"M{x:0.##} {Top + Plot:0.#}v5\"/><text class=\"axis\" x=\"{x:0.##}\" y=\"{Top + Plot + 19:0.#}\">{text}</text>\n");
        }
    }

    private static void Legend(MarkupWriter markup, TimeSpan bin)
    {
        var y = Height - 8;
        markup.Write($"<rect class=\"bar\" x=\"{Left:0.#}\" y=\"{y - 10:0.#}\" width=\"12\" height=\"12\"/><text class=\"key\" x=\"{Left + 18:0.#}\" y=\"{y:0.#}\">events of members</text>");
        markup.Write($"<rect class=\"bar-together\" x=\"{Left + 158:0.#}\" y=\"{y - 10:0.#}\" width=\"12\" height=\"12\"/><text class=\"key\" x=\"{Left + 176:0.#}\" y=\"{y:0.#}\">of these, together with other members</text>");
        markup.Write($"<text class=\"key quiet\" x=\"{Width - Right:0.#}\" y=\"{y:0.#}\" text-anchor=\"end\">each bar {Figures.Span(bin)}, UTC</text>\n");
    }
}
