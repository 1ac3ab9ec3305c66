using Cordon.Casework;
using Cordon.Casework.Queues;

namespace Cordon.Storage.Casework;

/// <summary>Who works on what.</summary>
public sealed partial class CaseworkStore
{
    /// <summary>Jobs that one person may hold at once.</summary>
    private const int MostClaims = 50;

    private static readonly TimeSpan SkipHolds = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public Outcome<Job?> Next(string queue, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        return _db.InTransaction<Outcome<Job?>>(() =>
        {
            EndClaims(now);
            if (Hinders(queue, who, now) is { } refusal)
                return refusal;
            // In order: the first that this person did not skip, and has not looked at; what is disputed is for those who may approve.
            var id = _db.Query(
                """
                SELECT id FROM jobs j WHERE queue = $queue AND state = 0
                    AND (stage = 0 OR NOT EXISTS (SELECT 1 FROM job_looks l WHERE l.job = j.id AND l.who = $who)) AND (stage < 2 OR $approves)
                    AND NOT EXISTS (SELECT 1 FROM skips s WHERE s.person = $who AND s.job = j.id AND s.until > $now)
                ORDER BY rank, id LIMIT 1
                """,
                row => (long?)row.GetInt64(0), ("$queue", queue), ("$who", who.Name), ("$approves", who.MayApprove), ("$now", Micros.Of(now))).FirstOrDefault();
            return id is null ? (Job?)null : Claimed(id.Value, queue, who, now, isNew: true);
        });
    }

    /// <inheritdoc/>
    public Outcome<Job> Claim(long id, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        return _db.InTransaction<Outcome<Job>>(() =>
        {
            EndClaims(now);
            if (Find(_db, id) is not { } job)
                return NoJob(id);
            if (job.State == JobState.Closed)
                return Refusal.Conflict($"job {id} is closed");
            if (job.State == JobState.Claimed)
            {
                return job.ClaimedBy == who.Name
                    ? Claimed(id, job.Queue, who, now, isNew: false)
                    : Refusal.Conflict($"job {id} is claimed by {job.ClaimedBy} until {job.ClaimedUntil:u}; take another, or ask them to release it");
            }

            if (Hinders(job.Queue, who, now) is { } refusal)
                return refusal;
            if (MayLook(job, who) is { } bar)
                return bar;
            return Claimed(id, job.Queue, who, now, isNew: true);
        });
    }

    /// <inheritdoc/>
    public Outcome<Job> Release(long id, Acting who, DateTimeOffset now, bool skip, string reason) => _db.InTransaction<Outcome<Job>>(() =>
    {
        EndClaims(now);
        if (Find(_db, id) is not { } job)
            return NoJob(id);
        if (job.State == JobState.Claimed && job.ClaimedBy != who.Name && !who.MaySupervise)
            return Refusal.Forbidden($"job {id} is claimed by {job.ClaimedBy}; only they, or a supervisor, can release it");
        if (job.State == JobState.Closed)
            return Refusal.Conflict($"job {id} is closed");
        if (skip)
        {
            _db.Run("INSERT INTO skips VALUES ($who, $job, $until) ON CONFLICT DO UPDATE SET until = $until",
                ("$who", who.Name), ("$job", id), ("$until", Micros.Of(now + SkipHolds)));
            if (reason.Length > 0)
                Write(id, who, now, $"skipped: {reason}");
        }

        return Changed(id, "state = 0, claimed_by = NULL, claimed_until = NULL");
    });

    /// <inheritdoc/>
    public Outcome<Job> Move(long id, string queue, Acting who, DateTimeOffset now, string reason) => _db.InTransaction<Outcome<Job>>(() =>
    {
        EndClaims(now);
        if (Find(_db, id) is not { } job)
            return NoJob(id);
        if (job.State == JobState.Closed)
            return Refusal.Conflict($"job {id} is closed");
        if (job.State == JobState.Claimed && job.ClaimedBy != who.Name)
            return Refusal.Conflict($"job {id} is claimed by {job.ClaimedBy}");
        Act(now, who, "job.move", $"job:{id}", ("from", job.Queue), ("to", queue), ("reason", reason));
        return Moved(id, queue);
    });

    /// <inheritdoc/>
    public Outcome<JobComment> Comment(long id, Acting who, DateTimeOffset now, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _db.InTransaction<Outcome<JobComment>>(() =>
        {
            if (text.Length is 0 or > 10_000)
                return Refusal.Invalid("a comment has 1 to 10,000 characters");
            return Find(_db, id) is null ? NoJob(id) : Write(id, who, now, text);
        });
    }

    private static Refusal NoJob(long id) => Refusal.NotFound($"there is no job {id}");

    private Job Moved(long id, string queue) => _db.Query(
        $"UPDATE jobs SET queue = $queue, moved = 1, state = 0, claimed_by = NULL, claimed_until = NULL WHERE id = $id RETURNING {JobColumns}", JobOf,
        ("$queue", queue), ("$id", id)).Single();

    private Job Changed(long id, string change) => _db.Query($"UPDATE jobs SET {change} WHERE id = $id RETURNING {JobColumns}", JobOf, ("$id", id)).Single();

    private JobComment Write(long id, Acting who, DateTimeOffset now, string text)
    {
        _db.Run("INSERT INTO job_comments(job, at, who, text) VALUES ($job, $at, $who, $text)", ("$job", id), ("$at", Micros.Of(now)), ("$who", who.Name), ("$text", text));
        return new JobComment(now, who.Name, text);
    }

    /// <summary>Claims that ran out are nobody's.</summary>
    private void EndClaims(DateTimeOffset now) =>
        _db.Run("UPDATE jobs SET state = 0, claimed_by = NULL, claimed_until = NULL WHERE state = 1 AND claimed_until <= $now", ("$now", Micros.Of(now)));

    /// <summary>Why a person may not take from a queue now; null when they may.</summary>
    private Refusal? Hinders(string queue, Acting who, DateTimeOffset now)
    {
        var settings = Settings(queue);
        if (settings.Material.Length > 0 && _db.Number("SELECT count(*) FROM opt_outs WHERE person = $who AND material = $material", ("$who", who.Name), ("$material", settings.Material)) > 0)
            return Refusal.Limit($"you opted out of what is in '{queue}'; take another queue");
        if (_db.Number("SELECT count(*) FROM jobs WHERE claimed_by = $who AND state = 1", ("$who", who.Name)) >= MostClaims)
            return Refusal.Limit($"you hold {MostClaims} jobs; decide or release some first");
        var taken = _db.Number("SELECT count FROM taken WHERE person = $who AND queue = $queue AND since > $began",
            ("$who", who.Name), ("$queue", queue), ("$began", Micros.Of(now - TimeSpan.FromHours(_wellness.ShiftHours))));
        return settings.RotateAfter > 0 && taken >= settings.RotateAfter
            ? Refusal.Limit($"you took {taken} jobs of '{queue}' in this shift, and {settings.RotateAfter} is the most; take another queue")
            : null;
    }

    /// <summary>Why a person may not be the one to look at a job; null when they may.</summary>
    private Refusal? MayLook(Job job, Acting who)
    {
        if (job.Stage != JobStage.First && Looks(_db, job.Id).Any(l => l.By == who.Name))
            return Refusal.Forbidden($"you looked at job {job.Id} before; this look is another person's");
        return job.Stage == JobStage.Disputed && !who.MayApprove ? Refusal.Forbidden($"two people disagree on job {job.Id}; this needs somebody who may approve") : null;
    }

    private Job Claimed(long id, string queue, Acting who, DateTimeOffset now, bool isNew)
    {
        if (isNew)
        {
            _db.Run(
                """
                INSERT INTO taken VALUES ($who, $queue, $now, 1)
                ON CONFLICT DO UPDATE SET count = CASE WHEN since > $began THEN count + 1 ELSE 1 END, since = CASE WHEN since > $began THEN since ELSE $now END
                """,
                ("$who", who.Name), ("$queue", queue), ("$now", Micros.Of(now)), ("$began", Micros.Of(now - TimeSpan.FromHours(_wellness.ShiftHours))));
        }

        return _db.Query(
            $"UPDATE jobs SET state = 1, claimed_by = $who, claimed_until = $until WHERE id = $id RETURNING {JobColumns}", JobOf,
            ("$who", who.Name), ("$until", Micros.Of(now + TimeSpan.FromMinutes(Settings(queue).ClaimMinutes))), ("$id", id)).Single();
    }
}
