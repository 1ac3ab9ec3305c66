using System.Globalization;
using Cordon.Casework.Evidence;
using Cordon.Casework.Reporting;
using Cordon.Casework.Reporting.CyberTipline;
using Fault = Cordon.Casework.Tests.Reporting.FakeCyberTipline.Fault;

namespace Cordon.Casework.Tests.Reporting;

public sealed class FilingTests
{
    private static readonly Fault[] Passing = [Fault.DropBefore, Fault.DropAfter, Fault.ErrorBefore, Fault.ErrorAfter, Fault.Busy];

    // submit, two files that are each sent and described, finish.
    private const int CallCount = 6;

    // What is stored and called on the way of a report of two files that meets no fault.
    private const int StepCount = 33;

    [Fact]
    public async Task A_report_is_filed_with_its_files_and_every_answer_is_kept()
    {
        using var filing = await Filing.Begin();
        var id = filing.Ready();

        await filing.Drive();

        filing.AssertFiledOnce(id, "plain");
        var report = filing.Vault.Index.FindReport(id)!;
        Assert.Equal((1, 0), (report.Attempt, report.Lost));
        Assert.Equal(["submit", "upload", "fileinfo", "upload", "fileinfo", "finish"], filing.Vault.Index.Receipts(id).Select(r => r.Call));
        Assert.All(filing.Vault.Index.Receipts(id), r => Assert.Contains("<responseCode>0</responseCode>", r.Reply, StringComparison.Ordinal));
        Assert.Equal(["evidence.keep", "evidence.keep", "report.create", "report.approve", "report.file", "evidence.read", "evidence.read", "report.finish"], filing.Vault.Acts);
        Assert.Equal("teapot-0.png", filing.Authority.Finished.Single().Files[0].Name);
        // Filing starts the year of preservation anew.
        filing.Vault.Clock.Now += TimeSpan.FromDays(1);
        Assert.All(filing.Hashes, sha => Assert.Equal(report.Ended!.Value.AddDays(365), filing.Vault.Of.Find(sha).PreservedUntil));
    }

    [Fact]
    public async Task Killed_before_any_step_it_is_filed_once_after_the_restart()
    {
        for (var at = 0; ; at++)
        {
            using var filing = await Filing.Begin();
            var id = filing.Ready();
            var (step, killed) = (0, "");
            await filing.Drive(() => name =>
            {
                if (step++ == at)
                {
                    killed = name;
                    throw new Filing.Killed();
                }
            });
            filing.AssertFiledOnce(id, $"killed at {at}, {killed}");
            if (killed.Length == 0)
            {
                Assert.Equal(StepCount, at);
                return;
            }
        }
    }

    [Fact]
    public async Task Killed_twice_anywhere_it_is_filed_once()
    {
        // The second end comes while the first is mended.
        for (var first = 0; first < StepCount; first++)
        {
            foreach (var second in (int[])[first % 4, 4 + (first % 11)])
            {
                using var filing = await Filing.Begin();
                var id = filing.Ready();
                var (step, run) = (0, 0);
                await filing.Drive(() =>
                {
                    (step, run) = (0, run + 1);
                    var limit = run == 1 ? first : run == 2 ? second : int.MaxValue;
                    return _ =>
                    {
                        if (step++ == limit)
                            throw new Filing.Killed();
                    };
                });
                filing.AssertFiledOnce(id, $"killed at {first}, then {second}");
            }
        }
    }

    [Fact]
    public async Task Whatever_call_fails_and_however_it_is_filed_once()
    {
        for (var call = 0; call < CallCount; call++)
        {
            foreach (var fault in Passing)
            {
                using var filing = await Filing.Begin();
                filing.Authority.FaultOf = (n, _) => n == call ? fault : Fault.None;
                var id = filing.Ready();
                await filing.Drive();
                filing.AssertFiledOnce(id, $"{fault} at call {call}");
            }
        }
    }

    [Fact]
    public async Task Whatever_two_calls_fail_it_is_filed_once()
    {
        for (var first = 0; first < CallCount; first++)
        {
            for (var second = first + 1; second <= first + CallCount; second++)
            {
                using var filing = await Filing.Begin();
                filing.Authority.FaultOf = (n, _) => n == first || n == second ? Fault.DropAfter : Fault.None;
                var id = filing.Ready();
                await filing.Drive();
                filing.AssertFiledOnce(id, $"DropAfter at {first} and {second}");
            }
        }
    }

    [Fact]
    public async Task A_call_fails_and_the_process_ends_while_it_is_mended_and_it_is_filed_once()
    {
        for (var call = 0; call < CallCount; call++)
        {
            for (var at = call % 4; at < StepCount + 9; at += 4)
            {
                using var filing = await Filing.Begin();
                filing.Authority.FaultOf = (n, _) => n == call ? Fault.DropAfter : Fault.None;
                var id = filing.Ready();
                var step = 0;
                await filing.Drive(() => _ =>
                {
                    if (step++ == at)
                        throw new Filing.Killed();
                });
                filing.AssertFiledOnce(id, $"DropAfter at call {call}, killed at {at}");
            }
        }
    }

    [Fact]
    public async Task What_arrived_changed_is_taken_back_and_sent_anew()
    {
        using var filing = await Filing.Begin();
        filing.Authority.FaultOf = (n, _) => n == 3 ? Fault.BadHash : Fault.None;
        var id = filing.Ready();

        await filing.Drive();

        filing.AssertFiledOnce(id, "bad hash");
        Assert.Equal("retracted", filing.Authority.Reports.Values.Single(r => r.State != "finished").State);
        Assert.Contains("retract", filing.Authority.Calls);
    }

    [Theory]
    [InlineData((int)Fault.Unauthorized, "2000")]
    [InlineData((int)Fault.Wrong, "4100")]
    public async Task What_only_a_person_can_mend_waits_for_one(int fault, string says)
    {
        for (var call = 0; call < CallCount; call++)
        {
            using var filing = await Filing.Begin();
            filing.Authority.FaultOf = (n, _) => n == call ? (Fault)fault : Fault.None;
            var id = filing.Ready();

            await filing.Drive();
            var report = filing.Vault.Index.FindReport(id)!;
            Assert.True(report.IsStuck, $"call {call}");
            Assert.Contains(says, report.Problem, StringComparison.Ordinal);
            Assert.Equal(call + 1, filing.Authority.Calls.Count);
            filing.Vault.Clock.Now += TimeSpan.FromDays(1);
            Assert.False(await filing.Filer().Work(TestContext.Current.CancellationToken));

            filing.Filer().Resume(id, "ann", anew: report.State == ReportState.Open);
            await filing.Drive();
            filing.AssertFiledOnce(id, $"resumed after call {call}");
        }
    }

    [Fact]
    public async Task Wrong_credentials_page_a_person_before_anything_is_sent()
    {
        using var filing = await Filing.Begin();
        var id = filing.Ready();

        await filing.Filer(authority: filing.Authority.Client("wrong")).Work(TestContext.Current.CancellationToken);

        var report = filing.Vault.Index.FindReport(id)!;
        Assert.True(report is { IsStuck: true, State: ReportState.Ready, Lost: 0 });
        Assert.Contains("credentials", report.Problem, StringComparison.Ordinal);
        Assert.Empty(filing.Authority.Calls);
    }

    [Fact]
    public async Task An_authority_that_cannot_be_reached_is_tried_later_and_later()
    {
        using var filing = await Filing.Begin();
        var id = filing.Ready();
        filing.Authority.Dispose();
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            await filing.Filer().Work(TestContext.Current.CancellationToken);
            var due = filing.Vault.Index.FindReport(id)!.Due;
            waits.Add((due - filing.Vault.Clock.Now).TotalSeconds);
            filing.Vault.Clock.Now = due;
        }

        Assert.Equal([5, 30, 120, 600, 1800, 3600, 3600, 3600], waits);
        var report = filing.Vault.Index.FindReport(id)!;
        Assert.Equal((0, 0, false), (report.Lost, report.Attempt, report.IsStuck));
    }

    [Fact]
    public async Task A_case_is_reported_once_and_again_only_after_it_was_taken_back()
    {
        using var filing = await Filing.Begin();
        var id = filing.Ready();
        Assert.Contains(id, Refused(() => filing.Filer().File(Cases.Whole(filing.Hashes), "ann")).Message, StringComparison.Ordinal);

        filing.Filer().Retract(id, "ann", "wrong case");
        var second = filing.Ready();
        await filing.Drive();

        Assert.NotEqual(id, second);
        filing.AssertFiledOnce(second, "second");
        Refused(() => filing.Filer().Retract(second, "ann", "too late"));
        Assert.Contains("reported once", Refused(() => filing.Filer().File(Cases.Whole(filing.Hashes), "ann")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_authority_takes_two_people_and_the_simulator_one()
    {
        using var filing = await Filing.Begin();
        var real = filing.Filer();
        var report = real.File(Cases.Whole(filing.Hashes), "ann");
        Assert.False(await real.Work(TestContext.Current.CancellationToken));
        Assert.Contains("another person", Refused(() => real.Approve(report.Id, "ann", "mine")).Message, StringComparison.Ordinal);
        Assert.Empty(filing.Authority.Calls);

        var simulated = filing.Filer(authority: new SimulatedCyberTipline());
        Refused(() => simulated.Approve(report.Id, "bob", "of another mode"));
        var played = simulated.File(Cases.Whole(filing.Hashes), "ann");
        await simulated.Work(TestContext.Current.CancellationToken);
        Assert.Equal(ReportState.Finished, simulated.Find(played.Id).State);
        Assert.Equal(ReportState.Waiting, real.Find(report.Id).State);
        Assert.Empty(filing.Authority.Calls);
    }

    [Fact]
    public async Task Taken_back_at_any_step_before_it_is_filed_nothing_is_filed()
    {
        for (var at = 0; ; at++)
        {
            using var filing = await Filing.Begin();
            var id = filing.Ready();
            var (step, asked, refused) = (0, false, false);
            await filing.Drive(() => _ =>
            {
                if (step++ != at)
                    return;
                asked = true;
                try
                {
                    filing.Filer().Retract(id, "cid", "a mistake");
                }
                catch (ReportException)
                {
                    refused = true;
                }
            });
            var report = filing.Vault.Index.FindReport(id)!;
            Assert.Equal(asked && !refused ? ReportState.Retracted : ReportState.Finished, report.State);
            Assert.Equal(asked && !refused ? 0 : 1, filing.Authority.Finished.Count());
            Assert.Equal(0, filing.Authority.Reports.Values.Count(r => r.State == "open"));
            if (!asked)
                return;
        }
    }

    [Fact]
    public async Task Evidence_of_a_report_under_way_outlives_its_clock()
    {
        using var filing = await Filing.Begin();
        filing.Ready();
        filing.Vault.Clock.Now += TimeSpan.FromDays(400);
        Assert.Empty(filing.Vault.Of.Sweep(EvidenceVault.RetentionActor));

        await filing.Drive();

        Assert.Empty(filing.Vault.Of.Sweep(EvidenceVault.RetentionActor));
        filing.Vault.Clock.Now += TimeSpan.FromDays(366);
        Assert.Equal(2, filing.Vault.Of.Sweep(EvidenceVault.RetentionActor).Count);
    }

    [Fact]
    public async Task Calls_keep_their_distance()
    {
        using var filing = await Filing.Begin();
        filing.Ready();
        var filer = new ReportFiler(
            filing.Vault.Index, filing.Authority.Client(), filing.Vault.Of, act => filing.Vault.Ledger.Append(act), filing.Vault.Clock, new FilerOptions { CallEvery = TimeSpan.FromMilliseconds(40) });
        var began = TimeProvider.System.GetTimestamp();

        await filer.Work(TestContext.Current.CancellationToken);

        // Five gaps between six calls; the clock of the test stands still.
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(190), TimeProvider.System.GetElapsedTime(began).ToString("c", CultureInfo.InvariantCulture));
    }

    private static ReportException Refused(Action act)
    {
        var failure = Assert.Throws<ReportException>(act);
        Assert.Equal(ReportProblem.Refused, failure.Problem);
        return failure;
    }
}
