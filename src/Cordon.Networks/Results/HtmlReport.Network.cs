using Cordon.Networks.Drawing;
using Cordon.Networks.Markup;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Results;

public static partial class HtmlReport
{
    private static void NetworkSection(TextWriter output, MarkupWriter markup, Detection detection, int rank, ReportBounds bounds)
    {
        var network = detection.Networks[rank];
        var id = Anchor.Of(network.Id);
        markup.Write($"<section class=\"card network\" id=\"{id}\" aria-labelledby=\"{id}-h\">\n<div class=\"network-head\"><div><p class=\"eyebrow\">Network {rank + 1} of {detection.Networks.Count}</p>\n<h2 id=\"{id}-h\" class=\"mono\">{network.Id.Text}</h2>\n");
        markup.Write($"<p class=\"lede\">{Figures.Count(network.Members.Count, "account", "accounts")}, {Figures.Count(network.Ties.Count, "tie", "ties")}</p>\n");
        Chips(markup, network, 5);
        markup.Write($"</div>\n<p class=\"score\"><span>Score</span><b>{network.Score:0.00}</b><span>of 1; {network.ScoreRange.Low:0.00} to {network.ScoreRange.High:0.00}</span></p></div>\n");
        Doubt(markup, network);

        markup.Raw("<div class=\"cols\"><div>\n<h3>What speaks for a network</h3>\n<ol class=\"reasons\">\n");
        foreach (var reason in network.Reasons)
            markup.Write($"<li>{reason}</li>\n");
        markup.Raw("</ol>\n</div><div>\n<h3>What the score is made of</h3>\n<dl class=\"parts\">\n");
        foreach (var part in network.ScoreParts)
        {
            markup.Write($"<div><dt><span>{part.Name}</span><span>{part.Value:0.00}</span></dt><dd>");
            MeterBar(markup, part.Value, "meter wide");
            markup.Write($"<p>{part.Reason}</p></dd></div>\n");
        }

        markup.Raw("</dl>\n");
        if (network.Without.Count > 0)
            markup.Write($"<p class=\"small\">Of the same members, {string.Join(", ", network.Without.Select(w => $"without {TieKinds.NameOf(w.Kind, plural: true)} the score would be {Figures.Fixed(w.Score, "0.00")}"))}.</p>\n");
        markup.Raw("</div></div>\n");
        Signs(markup, network.Ordinary);
        markup.Write($"<h3 id=\"{id}-p\">Who is tied to whom</h3>\n<figure class=\"figure\"><div class=\"scroll plain\" role=\"region\" aria-labelledby=\"{id}-p\" tabindex=\"0\">\n");
        NetworkSvg.Write(output, network, new NetworkSvgOptions { MaxTies = bounds.DrawnTies });
        markup.Write($"</div></figure>\n<h3 id=\"{id}-t\">Activity over time</h3>\n<figure class=\"figure\"><div class=\"scroll plain\" role=\"region\" aria-labelledby=\"{id}-t\" tabindex=\"0\">\n");
        TimelineSvg.Write(output, network.Timeline, id);
        markup.Raw("</div></figure>\n");
        Objects(markup, network, id);
        Members(markup, network, id, bounds);
        Outside(markup, network.Outside, id);
        Ties(markup, network, id, bounds);
        markup.Raw("<p class=\"back\"><a href=\"#networks\">Back to the list of networks</a></p>\n</section>\n");
    }

    private static void Objects(MarkupWriter markup, Network network, string id)
    {
        if (network.Objects.Count == 0)
            return;
        markup.Write($"<h3 id=\"{id}-o\">What they share</h3>\n");
        OpenTable(markup, $"{id}-o", network.Objects.Count > 14 ? " tall" : "", ["Object", "Ties as", "#Members", "#Accounts in all", "First by a member", "Last by a member"]);
        markup.Raw("<tbody>\n");
        foreach (var shared in network.Objects)
        {
            markup.Write($"<tr><th scope=\"row\" class=\"name mono\"><bdi>{shared.Object.Text}</bdi></th><td>");
            Chip(markup, shared.Kind);
            markup.Write($"</td><td class=\"n\">{shared.Members}</td><td class=\"n\">{shared.Fan}</td><td class=\"nowrap\">{Figures.Moment(shared.First)}</td><td class=\"nowrap\">{Figures.Moment(shared.Last)}</td></tr>\n");
        }

        markup.Raw("</tbody></table></div>\n");
    }

    private static void Members(MarkupWriter markup, Network network, string id, ReportBounds bounds)
    {
        var rows = Math.Min(network.Members.Count, bounds.Members);
        var withRisk = network.Members.Any(member => member.Risk is not null);
        markup.Write($"<h3 id=\"{id}-m\">Members</h3>\n");
        OpenTable(markup, $"{id}-m", rows > 14 ? " tall" : "", withRisk
            ? ["Account", "Role", "Strength", "Found again", "Risk", "#Events", "Why"]
            : ["Account", "Role", "Strength", "Found again", "#Events", "Why"]);
        markup.Raw("<tbody>\n");
        for (var i = 0; i < rows; i++)
        {
            var member = network.Members[i];
            markup.Write($"<tr><th scope=\"row\" class=\"name\"><bdi>{Figures.Name(member.Account)}</bdi></th><td class=\"nowrap\"><svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
            markup.Raw(RoleShape.Open(markup, member.Role, 8, 8, member.Role == Role.Lead ? 5.5 : 7));
            markup.Write($"</svg>{Words.Title(member.Role)}</td><td class=\"nowrap\">");
            Meter(markup, member.Strength);
            markup.Raw("</td><td class=\"nowrap\">");
            MeterBar(markup, member.Stability.Share, "meter");
            markup.Write($"{member.Stability.Times} of {member.Stability.Of}");
            if (withRisk)
            {
                markup.Raw("</td><td class=\"nowrap\">");
                if (member.Risk is { } risk)
                    Meter(markup, risk);
            }

            markup.Write($"</td><td class=\"n\">{member.Events}</td><td class=\"why\">{member.RoleReason}");
            foreach (var reason in member.Reasons)
                markup.Write($"<br/>{reason}");
            markup.Raw("</td></tr>\n");
        }

        markup.Raw("</tbody></table></div>\n");
        if (rows < network.Members.Count)
            markup.Write($"<p class=\"small\">The {rows} strongest of {network.Members.Count} members; all are in <span class=\"mono\">members.csv</span> and <span class=\"mono\">networks.json</span>.</p>\n");
    }

    private static void Ties(MarkupWriter markup, Network network, string id, ReportBounds bounds)
    {
        var ties = network.Ties
            .OrderByDescending(tie => tie.Weight).ThenBy(tie => tie.A).ThenBy(tie => tie.B)
            .Take(bounds.Ties).ToArray();
        if (ties.Length == 0)
            return;
        markup.Write($"<details><summary id=\"{id}-e\">The strongest ties and their evidence ({ties.Length}");
        if (ties.Length < network.Ties.Count)
            markup.Write($" of {network.Ties.Count}");
        markup.Raw(")</summary>\n");
        OpenTable(markup, $"{id}-e", " tall", ["Shared object", "Ties as", "#Accounts in all", "First event", "Second after", "Events"]);
        var leftOut = 0L;
        foreach (var tie in ties)
        {
            markup.Write($"<tbody>\n<tr class=\"tie-row\"><th colspan=\"6\" scope=\"rowgroup\"><bdi>{Figures.Name(tie.A)}</bdi> and <bdi>{Figures.Name(tie.B)}</bdi>, weight {tie.Weight:0.00}<br/><span class=\"small\">");
            for (var i = 0; i < tie.Parts.Count; i++)
                Part(markup, tie, tie.Parts[i], i > 0);
            markup.Raw("</span></th></tr>\n");
            leftOut += EvidenceRows(markup, tie, bounds.Evidence);
            markup.Raw("</tbody>\n");
        }

        markup.Raw("</table></div>\n");
        string[] missing =
        [
            .. Left(network.Ties.Count - ties.Length, "weaker tie", "weaker ties"),
            .. Left(leftOut, "further piece of evidence of the ties above", "further pieces of evidence of the ties above"),
        ];
        if (missing.Length > 0)
            markup.Write($"<p class=\"small\">Not shown here: {string.Join(" and ", missing)}; all are in <span class=\"mono\">networks.json</span>.</p>\n");

        markup.Raw("</details>\n");
    }

    private static string[] Left(long count, string one, string many) => count == 0 ? [] : [Figures.Count(count, one, many)];

    private static void Part(MarkupWriter markup, AccountTie tie, TiePart part, bool further)
    {
        markup.Write($"{(further ? "; " : "")}{Words.Phrase(part.Kind)} ×{part.Count} (weight {part.Weight:0.00}");
        if (part.Joint is { } joint)
            markup.Write($", by chance at most 1 in 10<sup>{part.Surprise:0.#}</sup> alone and 1 in 10<sup>{joint:0.#}</sup> with the other kinds");
        else if (part.Surprise >= 1)
            markup.Write($", by chance at most 1 in 10<sup>{part.Surprise:0.#}</sup>");
        if (part.MedianGap is { } gap)
        {
            markup.Write($", half within {Figures.Span(gap)}");
            if (part.FirstByA > 0)
                markup.Write($", <bdi>{Figures.Name(tie.A)}</bdi> first in {part.FirstByA}");
        }

        markup.Raw(")");
    }

    /// <summary>Writes evidence of each kind in turn, the rarest first; gives how many pieces are left out.</summary>
    private static int EvidenceRows(MarkupWriter markup, AccountTie tie, int most)
    {
        var total = tie.Parts.Sum(part => part.Evidence.Count);
        var written = 0;
        for (var round = 0; written < Math.Min(total, most); round++)
        {
            foreach (var part in tie.Parts)
            {
                if (round >= part.Evidence.Count || written == most)
                    continue;
                written++;
                var evidence = part.Evidence[round];
                markup.Write($"<tr><td class=\"name mono\"><bdi>{evidence.Object.Text}</bdi></td><td>");
                Chip(markup, part.Kind);
                markup.Write($"</td><td class=\"n\">{evidence.Fan}</td><td class=\"nowrap\">{Figures.Moment(evidence.Time)}</td><td class=\"nowrap\">{Figures.Span(evidence.Gap)}</td><td class=\"mono\"><bdi>{evidence.EventA}</bdi>");
                if (evidence.EventB != evidence.EventA)
                    markup.Write($", <bdi>{evidence.EventB}</bdi>");
                if (evidence.SinceDeleted)
                    markup.Raw(" <span class=\"flag\">since withdrawn</span>");
                markup.Raw("</td></tr>\n");
            }
        }

        return total - written;
    }
}
