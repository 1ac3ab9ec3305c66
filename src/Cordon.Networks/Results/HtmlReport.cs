using Cordon.Networks.Markup;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Results;

/// <summary>
/// Writes <c>report.html</c>: one self-contained page for people, light and dark, without scripts and without a single request to anywhere;
/// its content security policy admits only its own style sheet. The markup is well-formed XML as well, and is streamed.
/// </summary>
public static partial class HtmlReport
{
    /// <summary>Writes the page. The same detection and extras give the same bytes.</summary>
    /// <param name="output">Where to; left open. The page names UTF-8 as its encoding.</param>
    /// <param name="detection">The result.</param>
    /// <param name="extras">What else to say; nothing when null.</param>
    public static void Write(TextWriter output, Detection detection, ReportExtras? extras = null)
    {
        extras ??= new ReportExtras();
        var markup = new MarkupWriter(output);
        var bounds = ReportBounds.For(detection.Networks.Count);

        markup.Raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        markup.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\"/>\n");
        markup.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n");
        markup.Write($"<title>{extras.Title}</title>\n<style>");
        markup.Raw(ReportStyle.Css);
        markup.Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<div class=\"page\">\n");
        Header(markup, detection, extras);
        markup.Raw("<main id=\"content\" tabindex=\"-1\">\n");
        Summary(markup, detection, extras);
        if (extras.Effect is { } effect)
            Effect(markup, effect);
        if (extras.Planted is { } planted)
            Planted(markup, planted, detection.Networks.Take(bounds.Full).Select(network => network.Id).ToHashSet());
        if (detection.Networks.Count == 0)
            Nothing(markup, detection.Summary);
        else
            NetworkList(markup, detection, bounds);
        if (detection.Ranked.Count > 0)
            Ranked(markup, detection);
        for (var i = 0; i < bounds.Full; i++)
            NetworkSection(output, markup, detection, i, bounds);
        markup.Raw("</main>\n<footer><p>Scores order the review; people decide. A network, a role or a risk is a lead to check against the evidence, not a finding about a person. All times are UTC.</p></footer>\n</div>\n</body>\n</html>\n");
    }

    private static void Header(MarkupWriter markup, Detection detection, ReportExtras extras)
    {
        markup.Write($"<header>\n<h1>{extras.Title}</h1>\n<p class=\"lede\">");
        if (detection.Networks.Count == 0)
            markup.Raw("No networks");
        else
            markup.Write($"{Figures.Count(detection.Networks.Count, "network", "networks")} with {Figures.Count(detection.Networks.Sum(network => (long)network.Members.Count), "membership", "memberships")}");
        markup.Write($" in {Figures.Count(detection.Summary.Events, "event", "events")}{Between(detection.Summary)}.</p>\n");
        markup.Raw("<nav class=\"top-nav\" aria-label=\"Sections\"><a href=\"#summary\">Summary</a>");
        if (extras.Effect is not null)
            markup.Raw("<a href=\"#effect\">Before and after</a>");
        if (extras.Planted is not null)
            markup.Raw("<a href=\"#planted\">Planted vs found</a>");
        markup.Raw("<a href=\"#networks\">Networks</a>");
        if (detection.Ranked.Count > 0)
            markup.Raw("<a href=\"#ranked\">Ranked accounts</a>");
        markup.Raw("</nav>\n</header>\n");
    }

    private static string Between(DetectionSummary summary) => summary is { From: { } from, To: { } to }
        ? $" from {Figures.Day(from)} to {Figures.Day(to)}"
        : "";

    private static void Summary(MarkupWriter markup, Detection detection, ReportExtras extras)
    {
        var summary = detection.Summary;
        markup.Raw("<section class=\"card\" id=\"summary\" aria-labelledby=\"summary-h\">\n<h2 id=\"summary-h\">Summary</h2>\n<dl class=\"figures\">\n");
        Figure(markup, "Events", summary.Events);
        Figure(markup, "Accounts", summary.Accounts);
        Figure(markup, "Networks", detection.Networks.Count);
        Figure(markup, "Ties kept", summary.Ties);
        Figure(markup, "Duplicates dropped", summary.Duplicates);
        Figure(markup, "Since withdrawn", summary.Withdrawn);
        markup.Raw("<div class=\"long\"><dt>Period (UTC)</dt><dd class=\"words\">");
        if (summary is { From: { } from, To: { } to })
            markup.Write($"{Figures.Moment(from)} to {Figures.Moment(to)}");
        else
            markup.Raw("no events");
        markup.Write($"</dd></div>\n<div><dt>Co-action window</dt><dd class=\"words\">{Figures.Span(summary.Window)}</dd></div>\n</dl>\n");
        string[] notes = [.. extras.Notes, .. summary.Notes];
        if (notes.Length > 0)
        {
            markup.Raw("<div class=\"notes\"><h3>Notes</h3><ul>\n");
            foreach (var note in notes)
                markup.Write($"<li>{note}</li>\n");
            markup.Raw("</ul></div>\n");
        }

        if (summary.Kinds.Count > 0)
            Kinds(markup, summary);
        markup.Raw("</section>\n");
    }

    private static void Kinds(MarkupWriter markup, DetectionSummary summary)
    {
        markup.Raw("<h3 id=\"kinds-h\">What ties accounts</h3>\n");
        OpenTable(markup, "kinds-h", "", ["Kind", "#Objects looked at", "#Left out as hubs", "#Pairs tested", "#Ties kept"]);
        markup.Raw("<tbody>\n");
        foreach (var kind in summary.Kinds)
        {
            markup.Raw(kind.Ties == 0 ? "<tr class=\"zero\">" : "<tr>");
            markup.Raw("<th scope=\"row\">");
            Chip(markup, kind.Kind);
            markup.Write($"</th><td class=\"n\">{kind.Objects}</td><td class=\"n\">{kind.Hubs}</td><td class=\"n\">{kind.Candidates}</td><td class=\"n\">{kind.Ties}</td></tr>\n");
        }

        markup.Raw("</tbody></table></div>\n<p class=\"small\">A hub is an object that so many accounts share that it ties no two of them; hubs are counted and not followed.</p>\n");
    }

    private static void Figure(MarkupWriter markup, string name, long value) =>
        markup.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    private static void Nothing(MarkupWriter markup, DetectionSummary summary)
    {
        markup.Raw("<section class=\"card\" id=\"networks\" aria-labelledby=\"networks-h\">\n<h2 id=\"networks-h\">No networks found</h2>\n");
        if (summary.Events == 0)
        {
            markup.Raw("<p>There were no events to look at. Check the paths that were given, and the rejected lines: a file in another format, or with other column names, gives no events.</p>\n</section>\n");
            return;
        }

        markup.Write($"<p>{Figures.Count(summary.Events, "event", "events")} of {Figures.Count(summary.Accounts, "account", "accounts")}{Between(summary)} were looked at, with a co-action window of {Figures.Span(summary.Window)}. ");
        markup.Write($"{summary.Kinds.Sum(kind => kind.Candidates)} pairs of accounts were tested and {summary.Kinds.Sum(kind => kind.Ties)} ties were kept; no three or more accounts are tied closely enough to speak of a network.</p>\n");
        markup.Raw("<p>What to try:</p>\n<ul>\n<li>a wider window, when accounts act together more slowly: <span class=\"mono\">--window 1h</span> or <span class=\"mono\">--window 1d</span>;</li>\n");
        markup.Raw("<li>more data: a longer period, or further kinds of events, such as logins with devices and addresses, or posts with links, tags and media hashes;</li>\n<li>the table above: a kind without objects is missing from the data, and a kind whose objects are mostly hubs is too common to tie.</li>\n</ul>\n</section>\n");
    }

    private static void NetworkList(MarkupWriter markup, Detection detection, ReportBounds bounds)
    {
        var networks = detection.Networks;
        var rows = Math.Min(networks.Count, ReportBounds.NetworkRows);
        markup.Raw("<section class=\"card\" id=\"networks\" aria-labelledby=\"networks-h\">\n<h2 id=\"networks-h\">Networks</h2>\n<p class=\"small\">Strongest first. The score says how strongly the evidence speaks for coordination; the range below it holds nine of ten scores when the evidence is drawn anew, and “found again” says how often the network then came back. “Could be ordinary” says how well it would pass for a community of people who have nothing to hide.</p>\n");
        OpenTable(markup, "networks-h", "", ["##", "Network", "Score", "Could be ordinary", "#Members", "Mostly tied by", "Strongest reason"]);
        markup.Raw("<tbody>\n");
        for (var i = 0; i < rows; i++)
        {
            var network = networks[i];
            markup.Write($"<tr><td class=\"n\">{i + 1}</td><th scope=\"row\" class=\"nowrap\">");
            if (i < bounds.Full)
                markup.Write($"<a class=\"mono\" href=\"#{Anchor.Of(network.Id)}\">{network.Id.Text}</a>");
            else
                markup.Write($"<span class=\"mono\">{network.Id.Text}</span>");
            markup.Raw("</th><td class=\"nowrap\">");
            Meter(markup, network.Score);
            markup.Write($"<br/><span class=\"small\">{network.ScoreRange.Low:0.00}–{network.ScoreRange.High:0.00}<br/>found again {network.Stability.Times} of {network.Stability.Of}</span></td><td>{Title(network.Ordinary.Likelihood)}</td><td class=\"n\">{network.Members.Count}</td><td>");
            Chips(markup, network, 3);
            markup.Write($"</td><td class=\"why\">{network.Reasons[0]}</td></tr>\n");
        }

        markup.Raw("</tbody></table></div>\n");
        if (networks.Count > bounds.Full)
        {
            markup.Write($"<p class=\"small\">The first {bounds.Full} networks are shown in full below; the other {networks.Count - bounds.Full} are in <span class=\"mono\">networks.json</span>");
            if (networks.Count > rows)
                markup.Write($", {networks.Count - rows} of them not in this list");
            markup.Raw(".</p>\n");
        }

        markup.Raw("</section>\n");
    }

    /// <summary>Opens a table in its own scrolling region, which the keyboard can reach. A heading that starts with # is right-aligned.</summary>
    private static void OpenTable(MarkupWriter markup, string labelledBy, string style, ReadOnlySpan<string> headings)
    {
        markup.Write($"<div class=\"scroll{style}\" role=\"region\" aria-labelledby=\"{labelledBy}\" tabindex=\"0\"><table>\n<thead><tr>");
        foreach (var heading in headings)
        {
            if (heading[0] == '#')
                markup.Write($"<th scope=\"col\" class=\"n\">{heading[1..]}</th>");
            else
                markup.Write($"<th scope=\"col\">{heading}</th>");
        }

        markup.Raw("</tr></thead>\n");
    }

    private static void Meter(MarkupWriter markup, double value)
    {
        MeterBar(markup, value, "meter");
        markup.Write($"{value:0.00}");
    }

    private static void MeterBar(MarkupWriter markup, double value, string style) =>
        markup.Write($"<svg class=\"{style}\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"of\" width=\"100\" height=\"8\"/><rect class=\"is\" width=\"{Math.Clamp(value, 0, 1) * 100:0.#}\" height=\"8\"/></svg>");

    private static void Chip(MarkupWriter markup, TieKind kind) =>
        markup.Write($"<span class=\"chip\"><svg class=\"swatch\" viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"tie-{Words.Of(kind)}\" d=\"M0 4H28\"/></svg>{Words.Phrase(kind)}</span>");

    /// <summary>The kinds that are the main kind of most ties, at most <paramref name="most"/>.</summary>
    private static void Chips(MarkupWriter markup, Network network, int most)
    {
        var counts = new int[TieKinds.All.Count];
        foreach (var tie in network.Ties)
            counts[(int)Words.Main(tie)]++;
        markup.Raw("<span class=\"chips\">");
        foreach (var kind in TieKinds.All.Where(kind => counts[(int)kind] > 0).OrderByDescending(kind => counts[(int)kind]).ThenBy(kind => kind).Take(most))
            Chip(markup, kind);
        markup.Raw("</span>");
    }
}
