using Cordon.Events;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Results;

public static partial class HtmlReport
{
    private static void Effect(MarkupWriter markup, EffectTable effect)
    {
        markup.Write($"<section class=\"card\" id=\"effect\" aria-labelledby=\"effect-h\">\n<h2 id=\"effect-h\">Before and after</h2>\n<p class=\"small\">{effect.Note}</p>\n");
        OpenTable(markup, "effect-h", "", ["Measure", "Before", "After"]);
        markup.Raw("<tbody>\n");
        foreach (var row in effect.Rows)
            markup.Write($"<tr><th scope=\"row\">{row.Measure}</th><td>{row.Before}</td><td>{row.After}</td></tr>\n");
        markup.Raw("</tbody></table></div>\n</section>\n");
    }

    private static void Planted(MarkupWriter markup, PlantedComparison planted, HashSet<Entity> inFull)
    {
        markup.Write($"<section class=\"card\" id=\"planted\" aria-labelledby=\"planted-h\">\n<h2 id=\"planted-h\">Planted vs found</h2>\n<p class=\"small\">This data is synthetic: networks were planted in it, so what was found can be checked. Precision is the share of a found network that was planted, recall the share of the planted network that was found.</p>\n");
        OpenTable(markup, "planted-h", "", ["Planted", "#Members", "Found as", "#Members found right", "#Precision", "#Recall"]);
        markup.Raw("<tbody>\n");
        foreach (var row in planted.Rows)
        {
            markup.Write($"<tr><th scope=\"row\" class=\"nowrap\"><bdi>{row.Planted}</bdi></th><td class=\"n\">{row.Size}</td><td class=\"nowrap\">");
            if (row.Found.IsNone)
                markup.Raw("<span class=\"flag\">not found</span>");
            else if (!inFull.Contains(row.Found))
                markup.Write($"<span class=\"mono\">{row.Found.Text}</span>");
            else
                markup.Write($"<a class=\"mono\" href=\"#{Anchor.Of(row.Found)}\">{row.Found.Text}</a>");
            markup.Write($"</td><td class=\"n\">{row.Overlap}</td><td class=\"n\">{row.Precision:0.00}</td><td class=\"n\">{row.Recall:0.00}</td></tr>\n");
        }

        markup.Write($"</tbody>\n<tfoot><tr><th scope=\"row\">All</th><td class=\"n\">{planted.Size}</td><td>{planted.Found} of {planted.Rows.Count} found, {planted.FoundBesides} besides</td><td class=\"n\">{planted.Overlap}</td><td class=\"n\">{planted.Precision:0.00}</td><td class=\"n\">{planted.Recall:0.00}</td></tr></tfoot></table></div>\n</section>\n");
    }

    private static void Ranked(MarkupWriter markup, Detection detection)
    {
        var rows = Math.Min(detection.Ranked.Count, ReportBounds.RankedRows);
        markup.Raw("<section class=\"card\" id=\"ranked\" aria-labelledby=\"ranked-h\">\n<h2 id=\"ranked-h\">Ranked accounts</h2>\n<p class=\"small\">By risk from the seeds. 0.50 means no more tied to the abusive seeds than anyone is. The path is the strongest chain of ties to an abusive seed.</p>\n");
        OpenTable(markup, "ranked-h", rows > 14 ? " tall" : "", ["##", "Account", "Risk", "Seed", "Strongest path to a seed"]);
        markup.Raw("<tbody>\n");
        for (var i = 0; i < rows; i++)
        {
            var ranked = detection.Ranked[i];
            markup.Write($"<tr><td class=\"n\">{i + 1}</td><th scope=\"row\" class=\"name\"><bdi>{Figures.Name(ranked.Account)}</bdi></th><td class=\"nowrap\">");
            Meter(markup, ranked.Risk);
            markup.Write($"</td><td>{(ranked.Seed is { } seed ? Words.Of(seed) : "")}</td><td class=\"why path\">");
            if (ranked.Path.Count > 0)
                markup.Write($"<bdi>{Figures.Name(ranked.Account)}</bdi>");
            else if (ranked.Seed is not null)
                markup.Raw("<span class=\"small\">is a seed</span>");
            else
                markup.Raw("<span class=\"small\">no path</span>");
            foreach (var step in ranked.Path)
            {
                markup.Write($" › <bdi>{Figures.Name(step.Account)}</bdi> <span class=\"small\">({step.Weight:0.00}");
                if (step.Kind is { } kind)
                    markup.Write($" {Words.Phrase(kind)}");
                markup.Raw(")</span>");
            }

            markup.Raw("</td></tr>\n");
        }

        markup.Raw("</tbody></table></div>\n");
        if (rows < detection.Ranked.Count)
            markup.Write($"<p class=\"small\">The first {rows} of {detection.Ranked.Count} accounts; all are in <span class=\"mono\">ranked.csv</span>.</p>\n");
        markup.Raw("</section>\n");
    }
}
