using Cordon.Networks.Markup;

namespace Cordon.Networks.Results;

/// <content>How much of a network hangs on luck, what else it could be, and who only stands beside it.</content>
public static partial class HtmlReport
{
    private const int MostOutside = 40;

    private static void Doubt(MarkupWriter markup, Network network)
    {
        var (stability, chance) = (network.Stability, network.Chance);
        markup.Raw("<dl class=\"doubt\">\n");
        markup.Write($"<div><dt>Score range</dt><dd>{network.ScoreRange.Low:0.00} to {network.ScoreRange.High:0.00}<p>nine of ten scores when the evidence is drawn anew; of groups with such parts on simulated platforms, {Percent(network.Calibrated)} were planted</p></dd></div>\n");
        markup.Write($"<div><dt>Found again</dt><dd>{stability.Times} of {stability.Of}<p>draws of the evidence; 95 % interval {stability.Low:0%} to {stability.High:0%}</p></dd></div>\n");
        markup.Write($"<div><dt>{(chance.Beyond ? "Beyond chance" : "Not told from chance")}</dt><dd>{chance.Ties} ties<p>among the members, where {Expected(chance.Expected)} would fall if everybody’s ties were dealt out anew");
        if (chance.Adjusted >= 1)
            markup.Write($"; for any group of this size at most 1 in 10<sup>{Math.Floor(chance.Adjusted):0}</sup>");
        markup.Raw("</p></dd></div>\n");
        markup.Write($"<div><dt>Could be an ordinary community</dt><dd>{Title(network.Ordinary.Likelihood)}<p>{Figures.Count(network.Ordinary.For.Count, "sign", "signs")} for, {network.Ordinary.Against.Count} against</p></dd></div>\n</dl>\n");
    }

    private static void Signs(MarkupWriter markup, OrdinaryReading ordinary)
    {
        if (ordinary.For.Count + ordinary.Against.Count == 0)
            return;
        markup.Raw("<div class=\"cols signs\"><div>\n<h3>For an ordinary community</h3>\n");
        SignList(markup, ordinary.For);
        markup.Raw("</div><div>\n<h3>Against it</h3>\n");
        SignList(markup, ordinary.Against);
        markup.Raw("</div></div>\n");
    }

    private static void SignList(MarkupWriter markup, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0)
        {
            markup.Raw("<p class=\"small\">Nothing that was looked at.</p>\n");
            return;
        }

        markup.Raw("<ul>\n");
        foreach (var sentence in sentences)
            markup.Write($"<li>{sentence}</li>\n");
        markup.Raw("</ul>\n");
    }

    private static string Title(OrdinaryLikelihood likelihood) => likelihood switch
    {
        OrdinaryLikelihood.Low => "Unlikely",
        OrdinaryLikelihood.Medium => "Possible",
        _ => "Likely",
    };

    private static string Percent(double share) => share switch
    {
        < 0.005 => "less than 1%",
        > 0.995 => "more than 99%",
        _ => Figures.Fixed(share, "0%"),
    };

    private static string Expected(double ties) => ties < 0.01 ? "less than 0.01" : Figures.Fixed(ties, ties < 10 ? "0.##" : "0");

    private static void Outside(MarkupWriter markup, Outside outside, string id)
    {
        Approached(markup, outside.Approached, id);
        if (outside.AudienceCount + outside.BystanderCount == 0)
            return;
        markup.Write($"<details><summary id=\"{id}-b\">Beside the network: {Figures.Count(outside.AudienceCount, "account", "accounts")} in the audience, {Figures.Count(outside.BystanderCount, "bystander", "bystanders")}</summary>\n<p>They are no members. The audience comes to members of its own accord; a bystander shares something with members, and nothing more.</p>\n");
        OpenTable(markup, $"{id}-b", " tall", ["Account", "As", "What ties it"]);
        markup.Raw("<tbody>\n");
        Around(markup, "audience", outside.Audience);
        Around(markup, "bystander", outside.Bystanders);
        markup.Raw("</tbody></table></div>\n");
        if (outside.AudienceCount > MostOutside || outside.BystanderCount > MostOutside)
            markup.Write($"<p class=\"small\">At most {MostOutside} of each are shown here and {Results.Outside.Most} are in <span class=\"mono\">networks.json</span>.</p>\n");
        markup.Raw("</details>\n");
    }

    private static void Around(MarkupWriter markup, string standing, IReadOnlyList<OutsideAccount> accounts)
    {
        foreach (var account in accounts.Take(MostOutside))
            markup.Write($"<tr><th scope=\"row\" class=\"name\"><bdi>{Figures.Name(account.Account)}</bdi></th><td>{standing}</td><td class=\"why\">{account.Reason}</td></tr>\n");
    }

    // Only who and how often: whoever cares for these people needs no more, and nobody else needs as much. Closed until it is asked for.
    private static void Approached(MarkupWriter markup, Approaches approached, string id)
    {
        if (approached.People == 0)
            return;
        markup.Write($"<div class=\"care\">\n<h3>People approached by this network</h3>\n<p>{Figures.Count(approached.People, "person", "people")}; {approached.Refused} refused, by a block, a report or a rejection; {Figures.Count(approached.Children, "is a child", "are children")} as far as the events say. They are possible victims or bystanders, not members.</p>\n");
        markup.Write($"<details><summary id=\"{id}-a\">Who they are</summary>\n");
        OpenTable(markup, $"{id}-a", " tall", ["Account", "#Times approached"]);
        markup.Raw("<tbody>\n");
        foreach (var account in approached.Accounts.Take(MostOutside))
            markup.Write($"<tr><th scope=\"row\" class=\"name\"><bdi>{Figures.Name(account.Account)}</bdi></th><td class=\"n\">{account.Times}</td></tr>\n");
        markup.Raw("</tbody></table></div>\n");
        if (approached.People > MostOutside)
            markup.Write($"<p class=\"small\">The {MostOutside} most approached; up to {Results.Outside.Most} are in <span class=\"mono\">networks.json</span>.</p>\n");
        markup.Raw("</details>\n</div>\n");
    }
}
