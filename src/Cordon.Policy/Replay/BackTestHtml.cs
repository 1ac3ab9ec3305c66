using Cordon.Events.Writing;
using Cordon.Policy.Effects;

namespace Cordon.Policy.Replay;

/// <summary>
/// Writes a back-test's result as one self-contained page for people, light and dark, for screen and print, without scripts and without a
/// single request to anywhere. The same result gives the same bytes.
/// </summary>
public static class BackTestHtml
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to; left open. The page names UTF-8 as its encoding.</param>
    /// <param name="result">The result.</param>
    public static void Write(TextWriter output, BackTestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var markup = new Markup(output);
        markup.Raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        markup.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\"/>\n");
        markup.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n");
        markup.Write($"<title>Back-test of {result.Candidate.Name}</title>\n<style>");
        markup.Raw(ReportStyle.Css);
        markup.Raw("</style>\n</head>\n<body>\n<div class=\"page\">\n<header>\n");
        markup.Write($"<h1>Back-test of {result.Candidate.Name}</h1>\n<p class=\"lede\">Candidate <span class=\"mono\">{result.Candidate.Hash[..12]}</span> against ");
        if (result.Baseline is { } baseline)
            markup.Write($"{baseline.Name} <span class=\"mono\">{baseline.Hash[..12]}</span>");
        else
            markup.Raw("what happened, or nothing");
        markup.Write($"; {result.Compared} of {result.Events} events compared{BackTestText.Period(result)}.</p>\n</header>\n<main>\n");
        Summary(markup, result);
        Verdicts(markup, result);
        Rules(markup, result);
        Labels(markup, result);
        Effects(markup, result);
        Samples(markup, result);
        Told(markup, "Alarms", result.Alarms, result.Alarms.Count);
        Told(markup, "Errors", result.FirstErrors, result.Errors);
        markup.Raw("</main>\n<footer><p>A back-test replays what was stored; people whom a rule would have met did nothing different for it. All times are UTC.</p></footer>\n</div>\n</body>\n</html>\n");
    }

    private static void Summary(Markup markup, BackTestResult result)
    {
        markup.Raw("<section class=\"card\" aria-label=\"Summary\">\n<dl class=\"figures\">\n");
        foreach (var (name, value) in new[]
        {
            ("Events compared", result.Compared), ("Events that differ", result.Changed), ("Verdicts changed", result.VerdictsChanged), ("Errors", result.Errors), ("Alarms", result.Alarms.Count),
        })
            markup.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
        markup.Raw("</dl>\n</section>\n");
    }

    private static void Verdicts(Markup markup, BackTestResult result)
    {
        Open(markup, "verdicts", "Verdicts", "A row is the baseline’s verdict, a column the candidate’s.", ["Baseline", .. Words.Verdicts.Select(v => $"#{v}"), "#All"]);
        foreach (var before in Enum.GetValues<Verdict>().Where(v => result.BaselineCount(v) > 0))
        {
            markup.Write($"<tr><th scope=\"row\">{Words.Of(before)}</th>");
            foreach (var after in Enum.GetValues<Verdict>())
            {
                var count = result.Verdicts[(int)before][(int)after];
                markup.Raw(count == 0 || before == after ? "<td class=\"n same\">" : after > before ? "<td class=\"n more\">" : "<td class=\"n less\">");
                markup.Write($"{count}</td>");
            }

            markup.Write($"<td class=\"n\">{result.BaselineCount(before)}</td></tr>\n");
        }

        markup.Raw("<tr><th scope=\"row\">All</th>");
        foreach (var after in Enum.GetValues<Verdict>())
            markup.Write($"<td class=\"n\">{result.CandidateCount(after)}</td>");
        markup.Write($"<td class=\"n\">{result.Compared}</td></tr>\n");
        MarkupTable.Close(markup);
    }

    private static void Rules(Markup markup, BackTestResult result)
    {
        if (result.Rules.Count == 0)
            return;
        Open(markup, "rules", "Rules", "Hits that act, and hits in shadow. Gained and lost count events, in shadow or not.", ["Rule", "Severity", "#Baseline", "#In shadow", "#Candidate", "#In shadow", "#Gained", "#Lost", "#Errors"]);
        foreach (var rule in result.Rules)
        {
            markup.Write($"<tr><th scope=\"row\" class=\"mono\">{rule.Rule}</th><td>{Words.Of(rule.Severity)}</td><td class=\"n\">{rule.BaselineHits}</td><td class=\"n\">{rule.BaselineShadow}</td><td class=\"n\">{rule.CandidateHits}</td><td class=\"n\">{rule.CandidateShadow}</td>");
            Moved(markup, rule.Gained, rule.Lost);
            markup.Write($"<td class=\"n\">{rule.CandidateErrors}</td></tr>\n");
        }

        MarkupTable.Close(markup);
    }

    private static void Labels(Markup markup, BackTestResult result)
    {
        if (result.Labels.Count == 0)
            return;
        Open(markup, "labels", "Labels", "Entities that a label was set on within the time compared.", ["Label", "#Baseline", "#Candidate", "#Gained", "#Lost", "Some of them"]);
        foreach (var label in result.Labels)
        {
            markup.Write($"<tr><th scope=\"row\" class=\"mono\">{label.Label}</th><td class=\"n\">{label.Baseline}</td><td class=\"n\">{label.Candidate}</td>");
            Moved(markup, label.Gained, label.Lost);
            markup.Raw("<td class=\"small\">");
            foreach (var (sign, entity) in label.GainedSamples.Take(10).Select(e => ("+", e)).Concat(label.LostSamples.Take(10).Select(e => ("−", e))))
                markup.Write($"{sign}<bdi>{Events.Shown.Brief(entity.Text)}</bdi> ");
            markup.Raw("</td></tr>\n");
        }

        MarkupTable.Close(markup);
    }

    private static void Effects(Markup markup, BackTestResult result)
    {
        if (result.Effects.Count == 0)
            return;
        Open(markup, "effects", "Effects", "What is asked of queues, channels and the platform.", ["Effect", "#Baseline", "#Candidate"]);
        foreach (var effect in result.Effects)
            markup.Write($"<tr><th scope=\"row\" class=\"mono\">{effect.Effect}</th><td class=\"n\">{effect.Baseline}</td><td class=\"n\">{effect.Candidate}</td></tr>\n");
        MarkupTable.Close(markup);
    }

    private static void Samples(Markup markup, BackTestResult result)
    {
        if (result.Samples.Count == 0)
            return;
        Open(markup, "samples", "Events that differ", "Chosen by the hash of their ids from all that differ.", ["Event", "Time", "Kind", "Actor", "Verdict", "Rules, and what their conditions were made of"]);
        foreach (var sample in result.Samples)
        {
            markup.Write($"<tr><th scope=\"row\" class=\"mono\"><bdi>{Events.Shown.Brief(sample.Event.Id)}</bdi></th><td>{sample.Event.Time}</td><td>{sample.Event.Kind}</td><td class=\"mono\"><bdi>{Events.Shown.Brief(sample.Event.Actor.Text)}</bdi></td><td>{Words.Of(sample.Baseline)} → {Words.Of(sample.Candidate)}</td><td><ul>");
            foreach (var hit in sample.Gained)
                markup.Write($"<li><span class=\"more\">+ {hit.Rule}</span>{BackTestText.Why(hit)}</li>");
            foreach (var hit in sample.Lost)
                markup.Write($"<li><span class=\"less\">− {hit.Rule}</span>{BackTestText.Why(hit)}</li>");
            markup.Raw(sample.Gained.Count + sample.Lost.Count == 0 ? "<li>the same rules, with another verdict</li></ul></td></tr>\n" : "</ul></td></tr>\n");
        }

        MarkupTable.Close(markup);
    }

    private static void Told(Markup markup, string title, IReadOnlyList<string> lines, long all)
    {
        if (lines.Count == 0)
            return;
        markup.Write($"<section class=\"card\">\n<h2>{title}</h2>\n<ul>\n");
        foreach (var line in lines)
            markup.Write($"<li>{line}</li>\n");
        markup.Raw("</ul>\n");
        if (all > lines.Count)
            markup.Write($"<p class=\"small\">The first {lines.Count} of {all}.</p>\n");
        markup.Raw("</section>\n");
    }

    private static void Moved(Markup markup, long gained, long lost)
    {
        markup.Raw(gained > 0 ? "<td class=\"n more\">" : "<td class=\"n same\">");
        markup.Write($"{gained}</td>");
        markup.Raw(lost > 0 ? "<td class=\"n less\">" : "<td class=\"n same\">");
        markup.Write($"{lost}</td>");
    }

    private static void Open(Markup markup, string id, string title, string about, ReadOnlySpan<string> headings)
    {
        markup.Write($"<section class=\"card\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n<p class=\"small\">{about}</p>\n");
        MarkupTable.Open(markup, id, headings);
    }
}
