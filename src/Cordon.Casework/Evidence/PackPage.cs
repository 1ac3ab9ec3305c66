using System.Globalization;
using System.Text;
using Cordon.Casework.Ledger;
using Cordon.Casework.Pages;
using Cordon.Casework.Reporting;

namespace Cordon.Casework.Evidence;

/// <summary>The page of a pack: what is in it, who did what, and how to check it.</summary>
internal static class PackPage
{
    public static Page Of(
        PackRequest request, DateTimeOffset made, IReadOnlyList<EvidenceRecord> records, List<string> included, IReadOnlyList<FiledReport> reports, Func<string, IReadOnlyList<ReportReceipt>> receipts,
        IReadOnlyList<LedgerEntry> entries, Checkpoint checkpoint)
    {
        var rest = new StringBuilder("<h2>Evidence</h2>\n").Append(Page.Table(
            $"{records.Count} pieces of evidence, each named by the SHA-256 of its content", ["SHA-256", "name", "#bytes", "came", "from", "preserved until", "stands", "in this pack"],
            records.Select(r => (IReadOnlyList<string>)
            [
                r.Sha256, r.FileName ?? "", r.Size.ToString("N0", CultureInfo.InvariantCulture), Time(r.Received), $"{r.Source}, {r.ReceivedBy}", Time(r.PreservedUntil),
                r.Hold is { } hold ? $"held by {hold.By}" : r.State.ToString().ToLowerInvariant(), included.Contains(r.Sha256) ? $"{EvidencePack.Contents}{r.Sha256}" : "no",
            ])));
        rest.Append("<h2>Reports</h2>\n");
        if (reports.Count == 0)
            rest.Append("<p>Nothing was reported.</p>\n");
        foreach (var report in reports)
        {
            rest.Append("<h3>").Append(Page.Escape($"{report.Id} to {report.Authority} ({report.Mode}): {ReportFiler.Word(report.State)}")).Append("</h3>\n<p>")
                .Append(Page.Escape($"Made by {report.CreatedBy} on {Time(report.Created)}; {(report.Approval is { } approval ? $"agreed to by {approval.By}" : "nobody had to agree")}; number at the authority: {report.Number ?? "none"}."))
                .Append("</p>\n").Append(Page.Table($"What the authority answered to report {report.Id}", ["when", "call", "outcome"], receipts(report.Id).Select(r => (IReadOnlyList<string>)[Time(r.At), r.Call, r.Outcome.ToString().ToLowerInvariant()])));
        }

        rest.Append("<h2>Who did what</h2>\n").Append(Page.Table(
            $"{entries.Count} entries of the ledger, each with a proof in {EvidencePack.Proofs}", ["#entry", "when", "who", "what", "to what", "why"],
            entries.Select(e => (IReadOnlyList<string>)[e.Number.ToString(CultureInfo.InvariantCulture), Time(e.Time), e.Actor, e.Act, e.Subject, e.Reason ?? ""])));
        return new Page(
            $"Evidence of case {request.Case}",
            "What is kept of one case, who handled it, and what was reported. Everything here can be checked without the system that made it.",
            [
                new PageSection("This pack",
                [
                    ("made", Time(made)), ("by", request.Actor), ("because", request.Reason), ("evidence itself", request.IncludesContent ? "included" : "left out"),
                    ("ledger", checkpoint.Origin), ("entries in the ledger then", checkpoint.Size.ToString(CultureInfo.InvariantCulture)), ("its root then", checkpoint.Root.ToString()),
                ]),
                new PageSection("How to check it",
                [
                    ("with Cordon", "cordon evidence pack verify FOLDER"),
                    ("files", "manifest.json has the SHA-256 of every other file"),
                    ("entries", "each file in ledger/proofs is an inclusion proof of RFC 9162, section 2.1.3; it leads to the root in ledger/checkpoint, a signed note (C2SP) of the key in ledger/key.pub"),
                    ("the key", "ask for it by another way than this pack: whoever made both could have made anything"),
                ]),
            ])
        {
            Rest = rest.ToString(),
        };
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
