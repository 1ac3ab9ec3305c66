using Cordon.Casework.Queues;
using CsCheck;

namespace Cordon.Casework.Tests.Queues;

public sealed class OrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Hours, int Severity, int Priority, int Exposure)> Any = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 3], Gen.Int[0, 100], Gen.Int[0, 1_000_000]);

    [Fact]
    public void The_order_is_that_of_age_and_head_start_at_every_moment() => Gen.Select(Any, Any, Gen.Int[0, 5000]).Sample((a, b, later) =>
    {
        var now = Start.AddHours(1000 + later);
        var (x, y) = (Urgency(a, now), Urgency(b, now));
        // Microseconds are kept; what lies closer together may stand either way.
        if (Math.Abs((x - y).Ticks) > 20)
            Assert.Equal(x > y, Rank(a) < Rank(b));
    });

    [Fact]
    public void More_of_anything_never_comes_later() => Any.Sample(job =>
    {
        Assert.True(Rank((job.Hours, Math.Min(3, job.Severity + 1), job.Priority, job.Exposure)) <= Rank(job));
        Assert.True(Rank((job.Hours, job.Severity, job.Priority + 1, job.Exposure)) <= Rank(job));
        Assert.True(Rank((job.Hours, job.Severity, job.Priority, job.Exposure * 2 + 1)) <= Rank(job));
        Assert.True(Rank((job.Hours - 1, job.Severity, job.Priority, job.Exposure)) < Rank(job));
    });

    [Fact]
    public void The_first_rule_that_fits_says_the_queue()
    {
        var job = new IncomingJob { Subject = "account:a", Queue = "asked", Severity = CaseSeverity.High, Source = "rule", By = "r", At = Start, Labels = ["child"] };
        RoutingRule[] rules = [new("never") { Kind = "post" }, new("grave") { AtLeast = CaseSeverity.Critical }, new("children") { Label = "child", Kind = "account" }, new("all")];

        Assert.Equal("children", Routing.QueueOf(rules, job));
        Assert.Equal("all", Routing.QueueOf(rules, job with { Labels = [] }));
        Assert.Equal("grave", Routing.QueueOf(rules, job with { Severity = CaseSeverity.Critical }));
        Assert.Equal("asked", Routing.QueueOf([new RoutingRule("other") { From = "others" }], job));
        Assert.Equal(Routing.Usual, Routing.QueueOf([], job with { Queue = "" }));
    }

    [Fact]
    public void About_the_share_that_was_asked_for_gets_a_second_look_and_a_job_always_the_same_answer()
    {
        var queue = new QueueSettings { Queue = "q", SecondShare = 0.2, SecondRulings = ["child"], SecondFrom = CaseSeverity.Critical };
        var jobs = Enumerable.Range(1, 5000).Select(i => Job(i, CaseSeverity.Low)).ToList();

        Assert.InRange(jobs.Count(j => SecondReview.IsDue(queue, j, "none")), 900, 1100);
        Assert.All(jobs.Take(100), j => Assert.Equal(SecondReview.IsDue(queue, j, "none"), SecondReview.IsDue(queue, j, "spam")));
        Assert.All(jobs, j => Assert.True(SecondReview.IsDue(queue, j, "child")));
        Assert.True(SecondReview.IsDue(queue with { SecondShare = 0 }, Job(1, CaseSeverity.Critical), "none"));
    }

    private static TimeSpan Urgency((int Hours, int Severity, int Priority, int Exposure) job, DateTimeOffset now) =>
        now - Start.AddHours(job.Hours) + new[] { TimeSpan.Zero, TimeSpan.FromHours(8), TimeSpan.FromDays(2), TimeSpan.FromDays(14) }[job.Severity]
        + TimeSpan.FromHours(24 * job.Priority / 100.0) + TimeSpan.FromMinutes(30 * Math.Min(40, Math.Log2(1 + job.Exposure)));

    private static long Rank((int Hours, int Severity, int Priority, int Exposure) job) => JobPriority.RankOf(Start.AddHours(job.Hours), (CaseSeverity)job.Severity, job.Priority, job.Exposure);

    private static Job Job(long id, CaseSeverity severity) => new()
    {
        Id = id,
        Queue = "q",
        Subject = "account:a",
        Kind = "account",
        Severity = severity,
        Created = Start,
        Latest = Start,
        Due = Start,
        Reasons = 1,
        State = JobState.Claimed,
        Stage = JobStage.First,
        Rank = 0,
    };
}
