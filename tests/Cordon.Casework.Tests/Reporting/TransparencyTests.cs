using Cordon.Casework.Ledger;
using Cordon.Casework.Reporting.Transparency;

namespace Cordon.Casework.Tests.Reporting;

public sealed class TransparencyTests
{
    [Fact]
    public void What_was_done_is_counted_within_its_days_and_without_names()
    {
        using var folder = new TemporaryFolder();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using (var ledger = ActLedger.Open(LedgerFolder.In(folder.Path), new TestClock()))
        {
            void Enter(double day, string act, string subject) => ledger.Append(new LedgerAct { Actor = "ann", Act = act, Subject = subject, At = start.AddDays(day) });
            Enter(-1, "case.open", "case:1");
            Enter(0, "case.open", "case:2");
            Enter(0.5, "case.approve", "case:1 plan 1");
            Enter(1, "case.clear", "case:2");
            Enter(2, "decision.make", "decision:1 restrict");
            Enter(2, "decision.make", "decision:2 restrict");
            Enter(2, "decision.make", "decision:3 allow");
            Enter(3, "appeal.add", "appeal:1 of decision:1");
            Enter(3, "appeal.add", "appeal:2 of decision:2");
            Enter(4, "appeal.overturn", "appeal:1 of decision:1");
            Enter(7, "appeal.uphold", "appeal:2 of decision:2");
            Enter(31, "decision.make", "decision:4 allow");
        }

        var report = TransparencyReport.Of(LedgerFolder.In(folder.Path), [], [("accepted", start), ("accepted", start.AddDays(40))], start, start.AddDays(31));

        double Number(string group, string what) => report.Rows.Single(r => r.Group == group && r.What.StartsWith(what, StringComparison.Ordinal)).Number;
        Assert.Equal((3, 2, 1), (Number("acts", "decision.make"), Number("decisions by what was ruled", "restrict"), Number("decisions by what was ruled", "allow")));
        Assert.Equal((1, 1, 1), (Number("acts", "case.open"), Number("acts", "case.approve"), Number("statements of reasons", "accepted")));
        Assert.Equal((2, 30), (Number("settled", "cases"), Number("median hours", "cases")));
        Assert.Equal((2, 60), (Number("settled", "appeals"), Number("median hours", "appeals")));
        Assert.Equal(50, Number("appeals", "share overturned"));
        Assert.Equal(10, Number("acts by month", "2026-01"));
        Assert.DoesNotContain("ann", report.ToCsv(), StringComparison.Ordinal);
        Assert.StartsWith("group,what,number\r\n", report.ToCsv(), StringComparison.Ordinal);
        Assert.Equal(report.Rows.Count + 1, report.ToCsv().Count(c => c == '\n'));
        Assert.Contains("<h2>Decisions by what was ruled</h2>", report.ToHtml(), StringComparison.Ordinal);
    }
}
