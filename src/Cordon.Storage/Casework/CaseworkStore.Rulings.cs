using System.Globalization;
using Cordon.Casework;
using Cordon.Casework.Decisions;
using Cordon.Casework.Enforcement;
using Cordon.Casework.Queues;

namespace Cordon.Storage.Casework;

/// <summary>What people find at jobs, and the decisions that follow.</summary>
public sealed partial class CaseworkStore
{
    /// <inheritdoc/>
    public Outcome<RulingOutcome> Rule(long job, string ruling, string note, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<RulingOutcome>>(() =>
    {
        EndClaims(now);
        if (Find(_db, job) is not { } found)
            return NoJob(job);
        if (RulingProblem(ruling, note) is { } problem)
            return problem;
        if (found.State != JobState.Claimed || found.ClaimedBy != who.Name)
            return Refusal.Conflict($"claim job {job} first; it is {(found.State == JobState.Claimed ? $"claimed by {found.ClaimedBy}" : found.State.ToString().ToLowerInvariant())}");
        if (found.Case is { } network)
            return Refusal.Conflict($"job {job} is about a network; it is decided as case {network}: clear it, or approve a plan");
        if (MayLook(found, who) is { } bar)
            return bar;
        return Ruled(found, ruling, note, who, now);
    });

    /// <inheritdoc/>
    public Outcome<int> RuleAll(JobFilter filter, string mark, string ruling, string note, Acting who, DateTimeOffset now) =>
        RulingProblem(ruling, note) is { } problem ? problem : InBulk(filter, mark, who, now, jobs =>
        {
            foreach (var job in jobs)
                Ruled(job, ruling, note, who, now);
            return jobs.Count;
        });

    private Refusal? RulingProblem(string ruling, string note) =>
        ruling != JobLook.NoViolation && _rules.Find(ruling) is null
            ? Refusal.Invalid($"'{Events.Shown.Brief(ruling)}' is no reason; there are {string.Join(", ", _rules.Reasons.Select(r => r.Id))}, and none")
            : note.Length is 0 or > 10_000 ? Refusal.Invalid("a note of 1 to 10,000 characters says why") : null;

    private RulingOutcome Ruled(Job job, string ruling, string note, Acting who, DateTimeOffset now)
    {
        _db.Run("INSERT INTO job_looks VALUES ($job, $stage, $at, $who, $ruling, $note)",
            ("$job", job.Id), ("$stage", (int)job.Stage), ("$at", Micros.Of(now)), ("$who", who.Name), ("$ruling", ruling), ("$note", note));
        if (_db.Number("SELECT count(*) FROM jobs WHERE id = $id AND golden IS NOT NULL", ("$id", job.Id)) > 0)
            return new RulingOutcome(Close(job.Id, ruling, now), null);
        var first = Looks(_db, job.Id).FirstOrDefault(l => l.Stage == JobStage.First);
        switch (job.Stage)
        {
            case JobStage.First when SecondReview.IsDue(Settings(job.Queue), job, ruling):
                return Pass(job, JobStage.Second, ruling, who, now);
            case JobStage.Second when first is not null && first.Ruling != ruling:
                return Pass(job, JobStage.Disputed, ruling, who, now);
            case JobStage.Second when first is not null:
                return new RulingOutcome(Close(job.Id, ruling, now), Decide(job, ruling, first.Note, new Acting(first.By), who.Name, now));
            default:
                return new RulingOutcome(Close(job.Id, ruling, now), Decide(job, ruling, note, who, null, now));
        }
    }

    private RulingOutcome Pass(Job job, JobStage stage, string ruling, Acting who, DateTimeOffset now)
    {
        Act(now, who, "job.look", $"job:{job.Id}", ("ruling", ruling), ("subject", job.Subject));
        return new RulingOutcome(Changed(job.Id, $"stage = {(int)stage}, state = 0, claimed_by = NULL, claimed_until = NULL"), null);
    }

    private Job Close(long id, string ruling, DateTimeOffset now) => _db.Query(
        $"UPDATE jobs SET state = 2, claimed_by = NULL, claimed_until = NULL, ruling = $ruling, closed = $now WHERE id = $id RETURNING {JobColumns}", JobOf,
        ("$ruling", ruling), ("$now", Micros.Of(now)), ("$id", id)).Single();

    /// <summary>A decision with all that follows: strike, measures, notice, and the act for the ledger.</summary>
    private long Decide(Job job, string ruling, string note, Acting who, string? second, DateTimeOffset now)
    {
        var reason = _rules.Find(ruling);
        var isAccount = Routing.KindOf(job.Subject).SequenceEqual("account");
        var weight = isAccount ? reason?.Weight ?? 0 : 0;
        var id = _db.Query(
            """
            INSERT INTO decisions(subject, reason, severity, who, second, at, note, job, weight, half_life, child_safety)
            VALUES ($subject, $reason, $severity, $who, $second, $at, $note, $job, $weight, $half, $child) RETURNING id
            """,
            row => row.GetInt64(0),
            ("$subject", job.Subject), ("$reason", ruling), ("$severity", (int)(reason?.Severity ?? CaseSeverity.Low)), ("$who", who.Name), ("$second", second), ("$at", Micros.Of(now)),
            ("$note", note), ("$job", job.Id), ("$weight", weight), ("$half", reason?.HalfLifeDays ?? 90), ("$child", isAccount && reason is { ChildSafety: true })).Single();
        var step = default(LadderStep);
        if (reason is not null)
        {
            step = weight > 0 ? Strikes.StepOf(_rules.Ladder, StrikesOf(job.Subject), now) : null;
            if (step is not null)
                _db.Run("UPDATE decisions SET step = $step WHERE id = $id", ("$step", step.Action), ("$id", id));
            var owner = string.Create(CultureInfo.InvariantCulture, $"decision-{id}");
            var follows = DecisionMeasures.Of(owner, job.Subject, reason, step, who.Name, now);
            Begin(owner, follows, -1, now);
            if (follows.FirstOrDefault(m => m.Kind == MeasureKind.Notify) is { } notice)
                _db.Run("INSERT INTO notices VALUES ($id, $key, $text, NULL)", ("$id", id), ("$key", notice.Key), ("$text", notice.Reason));
        }

        Act(now, who, "decision.make", $"decision:{id} {ruling}", ("subject", job.Subject), ("note", note), ("second", second ?? ""), ("step", step?.Action ?? ""));
        return id;
    }
}
