using System.Globalization;
using System.Text;
using Cordon.Casework.Ledger;
using Cordon.Casework.Pages;
using Cordon.Events.Writing;

namespace Cordon.Casework.Reporting.Transparency;

/// <summary>
/// What was done in a time, in numbers: counted from the ledger, which nobody can change unseen, and from the reports. It names no user of the platform.
/// </summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The instant before which it ends.</param>
/// <param name="Rows">The numbers.</param>
/// <param name="Ledger">The ledger's name, size and root when it was counted.</param>
public sealed record TransparencyReport(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TransparencyRow> Rows, string Ledger)
{
    private const int LedgerPage = 4096;

    // What opens a matter, what settles it, and what it is called. The first word of the subject says which matter it is.
    private static readonly (string Name, string Open, string[] Settled)[] Matters =
    [
        ("cases of networks, to a plan that a second person agreed to, or to their clearing", "case.open", ["case.approve", "case.clear"]),
        ("appeals, to their decision", "appeal.add", ["appeal.uphold", "appeal.overturn"]),
        ("reports, to their filing", "report.create", ["report.finish"]),
        ("requests to destroy evidence, to the destruction", "evidence.destroy.request", ["evidence.destroy"]),
    ];

    /// <summary>Counts.</summary>
    /// <param name="folder">The ledger.</param>
    /// <param name="reports">Reports that were made.</param>
    /// <param name="statements">Statements of reasons by where they stand.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant before which it ends.</param>
    public static TransparencyReport Of(LedgerFolder folder, IReadOnlyList<FiledReport> reports, IReadOnlyList<(string State, DateTimeOffset Made)> statements, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var ledger = LedgerReader.Open(folder);
        var acts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var months = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var rulings = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var opened = new Dictionary<(int Matter, string Subject), DateTimeOffset>();
        var times = Matters.Select(_ => new List<TimeSpan>()).ToArray();
        for (var at = 0L; at < ledger.Checkpoint.Size; at += LedgerPage)
        {
            foreach (var entry in ledger.Entries(at, LedgerPage))
            {
                Settle(entry, opened, times, from, to);
                if (entry.Time < from || entry.Time >= to)
                    continue;
                Count(acts, entry.Act);
                Count(months, entry.Time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture));
                if (entry.Act == "decision.make" && entry.Subject.Split(' ') is [_, .. var ruling])
                    Count(rulings, string.Join(' ', ruling));
            }
        }

        var rows = new List<TransparencyRow>();
        rows.AddRange(acts.Select(a => new TransparencyRow("acts", a.Key, a.Value)));
        rows.AddRange(months.Select(m => new TransparencyRow("acts by month", m.Key, m.Value)));
        rows.AddRange(rulings.Select(r => new TransparencyRow("decisions by what was ruled", r.Key, r.Value)));
        for (var i = 0; i < Matters.Length; i++)
        {
            if (times[i].Count == 0)
                continue;
            rows.Add(new TransparencyRow("settled", Matters[i].Name, times[i].Count));
            rows.Add(new TransparencyRow("median hours", Matters[i].Name, Math.Round(Median(times[i]).TotalHours, 2)));
        }

        var (kept, turned) = (acts.GetValueOrDefault("appeal.uphold"), acts.GetValueOrDefault("appeal.overturn"));
        if (kept + turned > 0)
            rows.Add(new TransparencyRow("appeals", "share overturned, in percent", Math.Round(100.0 * turned / (kept + turned), 1)));
        rows.AddRange(reports.Where(r => r.Created >= from && r.Created < to).GroupBy(r => $"{r.Authority} ({r.Mode}), {ReportFiler.Word(r.State)}").OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new TransparencyRow("reports to authorities", g.Key, g.Count())));
        rows.AddRange(statements.Where(s => s.Made >= from && s.Made < to).GroupBy(s => s.State).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new TransparencyRow("statements of reasons", g.Key, g.Count())));
        return new TransparencyReport(from, to, rows, string.Create(CultureInfo.InvariantCulture, $"{ledger.Checkpoint.Origin}, {ledger.Checkpoint.Size} entries, root {ledger.Checkpoint.Root}"));
    }

    /// <summary>The numbers as CSV: group, what, number.</summary>
    public string ToCsv()
    {
        using var csv = new StringWriter(CultureInfo.InvariantCulture);
        CsvRow.Write(csv, ["group", "what", "number"]);
        foreach (var row in Rows)
            CsvRow.Write(csv, [row.Group, row.What, row.Number.ToString(CultureInfo.InvariantCulture)]);
        return csv.ToString();
    }

    /// <summary>The numbers as a page.</summary>
    public string ToHtml()
    {
        var rest = new StringBuilder();
        foreach (var group in Rows.GroupBy(r => r.Group))
        {
            var title = char.ToUpperInvariant(group.Key[0]) + group.Key[1..];
            rest.Append("<h2>").Append(Page.Escape(title)).Append("</h2>\n")
                .Append(Page.Table(title, ["what", "#number"], group.Select(r => (IReadOnlyList<string>)[r.What, r.Number.ToString("#,0.##", CultureInfo.InvariantCulture)])));
        }

        if (Rows.Count == 0)
            rest.Append("<p>Nothing was done in this time.</p>\n");
        return new Page(
            $"Transparency report, {Day(From)} to {Day(To)}",
            "What was done, in numbers, without a name of anybody. A time is counted by when a matter was settled.",
            [new PageSection("Source", [("from", Day(From)), ("to, not included", Day(To)), ("counted from the ledger", Ledger)])])
        {
            Rest = rest.ToString(),
        }.ToHtml();
    }

    private static void Settle(LedgerEntry entry, Dictionary<(int Matter, string Subject), DateTimeOffset> opened, List<TimeSpan>[] times, DateTimeOffset from, DateTimeOffset to)
    {
        var subject = entry.Subject.Split(' ')[0];
        for (var i = 0; i < Matters.Length; i++)
        {
            if (entry.Act == Matters[i].Open)
                opened.TryAdd((i, subject), entry.Time);
            else if (Matters[i].Settled.Contains(entry.Act) && opened.Remove((i, subject), out var since) && entry.Time >= from && entry.Time < to)
                times[i].Add(entry.Time - since);
        }
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        var middle = times.Count / 2;
        return times.Count % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    }

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
