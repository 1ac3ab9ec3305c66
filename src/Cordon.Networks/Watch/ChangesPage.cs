using Cordon.Events;
using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>
/// Writes <c>changes.html</c>: what changed, for people, in the dress of the report: one self-contained page, light and dark, without scripts
/// and requests. It is bounded; what it leaves out it says, and <c>changes.json</c> has all.
/// </summary>
public static class ChangesPage
{
    /// <summary>The name of the file in a folder of results.</summary>
    public const string FileName = "changes.html";

    private const int MostShown = 200;
    private const int MostRows = 500;
    private const int MostAccounts = 500;

    /// <summary>Writes the page. The same changes give the same bytes.</summary>
    /// <param name="output">Where to; left open. The page names UTF-8 as its encoding.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="report">The report beside the page that shows the networks in full; null when there is none.</param>
    public static void Write(TextWriter output, NetworkChanges changes, string? report)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var markup = new MarkupWriter(output);
        markup.Raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        markup.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\"/>\n");
        markup.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n<title>What changed in the networks</title>\n<style>");
        markup.Raw(ReportStyle.Css);
        markup.Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<div class=\"page\">\n");
        var kinds = Enum.GetValues<ChangeKind>().Where(kind => changes.Count(kind) > 0).ToArray();
        Header(markup, changes, kinds, report);
        markup.Raw("<main id=\"content\" tabindex=\"-1\">\n");
        Summary(markup, changes);
        foreach (var kind in kinds)
            Section(markup, kind, [.. changes.Changes.Where(change => change.Kind == kind)], report);
        markup.Raw("</main>\n<footer><p>A network keeps the name under which it was first seen. Scores order the review; people decide. All times are UTC.</p></footer>\n</div>\n</body>\n</html>\n");
    }

    private static void Header(MarkupWriter markup, NetworkChanges changes, ChangeKind[] kinds, string? report)
    {
        markup.Raw("<header>\n<h1>What changed in the networks</h1>\n<p class=\"lede\">");
        markup.Write($"{Period(changes)}</p>\n<nav class=\"top-nav\" aria-label=\"Sections\"><a href=\"#summary\">Summary</a>");
        foreach (var kind in kinds)
            markup.Write($"<a href=\"#{ChangeWords.Of(kind)}\">{Title(kind)}</a>");
        if (report is not null)
            markup.Write($"<a href=\"{report}\">All networks in full</a>");
        markup.Raw("</nav>\n</header>\n");
    }

    private static string Period(NetworkChanges changes) => changes switch
    {
        { Before: { } before, After: { } after } => $"From the history up to {Figures.Moment(before)} to the history up to {Figures.Moment(after)}.",
        { After: { } after } => $"The history up to {Figures.Moment(after)}, with nothing before it.",
        _ => "No events before and none after.",
    };

    private static void Summary(MarkupWriter markup, NetworkChanges changes)
    {
        markup.Raw("<section class=\"card\" id=\"summary\" aria-labelledby=\"summary-h\">\n<h2 id=\"summary-h\">Summary</h2>\n");
        if (changes.Changes.Count == 0)
            markup.Raw("<p>There was no network before, and there is none now.</p>\n");
        markup.Raw("<dl class=\"figures\">\n");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            markup.Write($"<div><dt>{Title(kind)}</dt><dd>{changes.Count(kind)}</dd></div>\n");
        markup.Raw("</dl>\n");
        if (changes.Notes.Count > 0)
        {
            markup.Raw("<div class=\"notes\"><h3>Notes</h3><ul>\n");
            foreach (var note in changes.Notes)
                markup.Write($"<li>{note}</li>\n");
            markup.Raw("</ul></div>\n");
        }

        markup.Raw("</section>\n");
    }

    private static void Section(MarkupWriter markup, ChangeKind kind, NetworkChange[] changes, string? report)
    {
        var name = ChangeWords.Of(kind);
        markup.Write($"<section class=\"card\" id=\"{name}\" aria-labelledby=\"{name}-h\">\n<h2 id=\"{name}-h\">{Title(kind)}: {Figures.Count(changes.Length, "network", "networks")}</h2>\n<p class=\"small\">{Meaning(kind)}</p>\n");
        var shown = Math.Min(changes.Length, kind == ChangeKind.Unchanged ? MostRows : MostShown);
        if (kind == ChangeKind.Unchanged)
            Table(markup, changes.AsSpan(0, shown), report);
        else
        {
            foreach (var change in changes.AsSpan(0, shown))
                InFull(markup, change, report);
        }

        if (shown < changes.Length)
            markup.Write($"<p class=\"small\">The first {shown} of {changes.Length}; all are in <span class=\"mono\">changes.json</span>.</p>\n");
        markup.Raw("</section>\n");
    }

    private static void Table(MarkupWriter markup, ReadOnlySpan<NetworkChange> changes, string? report)
    {
        markup.Raw("<div class=\"scroll\" role=\"region\" aria-labelledby=\"unchanged-h\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">Network</th><th scope=\"col\" class=\"n\">Members</th><th scope=\"col\" class=\"n\">Score</th><th scope=\"col\">What is known</th></tr></thead>\n<tbody>\n");
        foreach (var change in changes)
        {
            markup.Raw("<tr><th scope=\"row\" class=\"nowrap\">");
            Name(markup, change, report);
            markup.Write($"</th><td class=\"n\">{change.Size}</td><td class=\"n\">{change.Score ?? 0:0.00}</td><td class=\"why\">{string.Join(". ", change.Sentences)}.</td></tr>\n");
        }

        markup.Raw("</tbody></table></div>\n");
    }

    private static void InFull(MarkupWriter markup, NetworkChange change, string? report)
    {
        markup.Write($"<h3 id=\"{Anchor.Of(change.Network)}\">");
        Name(markup, change, report);
        markup.Raw("</h3>\n<p class=\"small\">");
        if (change.SizeBefore > 0)
            markup.Write($"Before: {ChangeWords.Accounts(change.SizeBefore)}, score {change.ScoreBefore ?? 0:0.00}. ");
        if (change.Size > 0)
            markup.Write($"Now: {ChangeWords.Accounts(change.Size)}, score {change.Score ?? 0:0.00}.");
        else
            markup.Raw("Now: not found.");
        markup.Raw("</p>\n<ul class=\"reasons\">\n");
        foreach (var sentence in change.Sentences)
            markup.Write($"<li>{sentence}</li>\n");
        markup.Raw("</ul>\n");
        if (change.Joined.Count > ChangeWords.MostNames)
            Accounts(markup, "Who joined", change.Joined);
        if (change.Left.Count > ChangeWords.MostNames || change.Kind is ChangeKind.Returned or ChangeKind.Died or ChangeKind.Merged)
            Accounts(markup, "Who left", change.Left);
    }

    private static void Accounts(MarkupWriter markup, string title, IReadOnlyList<Entity> accounts)
    {
        if (accounts.Count == 0)
            return;
        markup.Write($"<details><summary>{title} ({accounts.Count})</summary>\n<p>");
        for (var i = 0; i < Math.Min(accounts.Count, MostAccounts); i++)
        {
            markup.Raw(i == 0 ? "<bdi>" : ", <bdi>");
            markup.Write($"{Figures.Name(accounts[i])}</bdi>");
        }

        if (accounts.Count > MostAccounts)
            markup.Write($" and {accounts.Count - MostAccounts} more, all in <span class=\"mono\">changes.json</span>");
        markup.Raw("</p></details>\n");
    }

    // Only what was found now is in the report.
    private static void Name(MarkupWriter markup, NetworkChange change, string? report)
    {
        if (report is null || change.Size == 0)
            markup.Write($"<span class=\"mono\">{change.Network.Text}</span>");
        else
            markup.Write($"<a class=\"mono\" href=\"{report}#{Anchor.Of(change.Network)}\">{change.Network.Text}</a>");
    }

    private static string Title(ChangeKind kind)
    {
        var word = ChangeWords.Of(kind);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Meaning(ChangeKind kind) => kind switch
    {
        ChangeKind.Returned => "It had died, merged or been quiet, and acts again, perhaps under other accounts.",
        ChangeKind.Split => "It goes on, and a part of it is another network now.",
        ChangeKind.Merged => "At least half of its members act in another network now.",
        ChangeKind.Born => "Found for the first time.",
        ChangeKind.Grown => "It has more members than before.",
        ChangeKind.Changed => "It has as many members as before, but not the same.",
        ChangeKind.Shrunk => "It has fewer members than before.",
        ChangeKind.Died => "It is no longer found. It is remembered, and known again if it returns.",
        _ => "It has the same members as before.",
    };
}
