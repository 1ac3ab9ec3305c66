using Cordon.Events.Writing;

namespace Cordon.Proving.Reports;

/// <summary>What the pages of audits and comparisons share: the frame, cards and tables.</summary>
internal static class ReportPage
{
    /// <summary>Opens the page up to its main part.</summary>
    public static Markup Begin(TextWriter output, string title, string lede)
    {
        var markup = new Markup(output);
        markup.Raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        markup.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\"/>\n");
        markup.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n");
        markup.Write($"<title>{title}</title>\n<style>");
        markup.Raw(ReportStyle.Css);
        markup.Write($"</style>\n</head>\n<body>\n<div class=\"page\">\n<header>\n<h1>{title}</h1>\n<p class=\"lede\">{lede}</p>\n</header>\n<main>\n");
        return markup;
    }

    /// <summary>Closes it.</summary>
    public static void End(Markup markup, string foot)
    {
        markup.Write($"</main>\n<footer><p>{foot}</p></footer>\n</div>\n</body>\n</html>\n");
    }

    /// <summary>The large figures at the top.</summary>
    public static void Figures(Markup markup, IEnumerable<(string Name, string Value)> figures)
    {
        markup.Raw("<section class=\"card\" aria-label=\"Summary\">\n<dl class=\"figures\">\n");
        foreach (var (name, value) in figures)
            markup.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
        markup.Raw("</dl>\n</section>\n");
    }

    /// <summary>Opens a card.</summary>
    public static void Card(Markup markup, string id, string title, string about)
    {
        markup.Write($"<section class=\"card\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
        if (about.Length > 0)
            markup.Write($"<p class=\"small\">{about}</p>\n");
    }

    /// <summary>A card with a list, where there is anything in it.</summary>
    public static void Told(Markup markup, string id, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        Card(markup, id, title, "");
        markup.Raw("<ul>\n");
        foreach (var line in lines)
            markup.Write($"<li>{line}</li>\n");
        markup.Raw("</ul>\n</section>\n");
    }
}
