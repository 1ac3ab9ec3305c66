using Cordon.Casework.Queues;

namespace Cordon.Storage.Casework;

/// <summary>How jobs come into being, and how reasons fold into them.</summary>
public sealed partial class CaseworkStore
{
    /// <summary>Reasons kept one by one of a job; what comes after is counted.</summary>
    private const int MostReasons = 1000;

    /// <inheritdoc/>
    public FeedPlace Fed => _db.Query("SELECT sequence, part FROM fed", row => new FeedPlace(row.GetInt64(0), row.GetInt32(1))).Single();

    /// <inheritdoc/>
    public void Feed(IReadOnlyList<IncomingJob> jobs, FeedPlace through)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        _db.InTransaction(() =>
        {
            foreach (var job in jobs)
                Fold(job);
            return _db.Run("UPDATE fed SET sequence = $sequence, part = $part", ("$sequence", through.Sequence), ("$part", through.Part));
        });
    }

    /// <inheritdoc/>
    public Job Add(IncomingJob job) => Add([job])[0];

    /// <inheritdoc/>
    public IReadOnlyList<Job> Add(IReadOnlyList<IncomingJob> jobs) => _db.InTransaction(() => jobs.Select(Fold).ToList());

    private Job Fold(IncomingJob incoming)
    {
        var about = incoming;
        // Of a member of an open case there is one job: the network's.
        if (incoming.Case is null && incoming.Golden is null && CaseOf(incoming.Subject) is { } found)
            incoming = incoming with { Subject = found.Network, Case = found.Case };
        var open = incoming.Golden is null
            ? _db.Query($"SELECT {JobColumns} FROM jobs WHERE subject = $subject AND state < 2 AND golden IS NULL", JobOf, ("$subject", incoming.Subject)).FirstOrDefault()
            : null;
        var job = open is null ? Open(incoming) : Join(open, incoming);
        if (job.Reasons <= MostReasons)
        {
            _db.Run("INSERT INTO job_reasons VALUES ($job, $place, $at, $source, $by, $queue, $severity, $entity, $event, $note)",
                ("$job", job.Id), ("$place", job.Reasons), ("$at", Micros.Of(about.At)), ("$source", about.Source), ("$by", about.By), ("$queue", about.Queue),
                ("$severity", (int)about.Severity), ("$entity", about.Subject), ("$event", about.Event), ("$note", about.Note));
        }

        return job;
    }

    private Job Open(IncomingJob incoming)
    {
        var queue = Routing.QueueOf(_routes, incoming);
        var rank = JobPriority.RankOf(incoming.At, incoming.Severity, incoming.Priority, incoming.Exposure);
        return _db.Query(
            $"""
            INSERT INTO jobs(queue, subject, kind, severity, priority, exposure, created, latest, due, reasons, state, stage, rank, case_id, golden)
            VALUES ($queue, $subject, $kind, $severity, $priority, $exposure, $at, $at, $due, 1, 0, 0, $rank, $case, $golden) RETURNING {JobColumns}
            """,
            JobOf,
            ("$queue", queue), ("$subject", incoming.Subject), ("$kind", Routing.KindOf(incoming.Subject).ToString()), ("$severity", (int)incoming.Severity), ("$priority", incoming.Priority),
            ("$exposure", incoming.Exposure), ("$at", Micros.Of(incoming.At)), ("$due", Micros.Of(Settings(queue).DueOf(incoming.At, incoming.Severity))), ("$rank", rank),
            ("$case", incoming.Case), ("$golden", incoming.Golden)).Single();
    }

    private Job Join(Job open, IncomingJob incoming)
    {
        var graver = incoming.Severity > open.Severity;
        var severity = graver ? incoming.Severity : open.Severity;
        var priority = Math.Max(open.Priority, incoming.Priority);
        var exposure = Math.Max(open.Exposure, incoming.Exposure);
        var created = incoming.At < open.Created ? incoming.At : open.Created;
        // A graver reason takes the job along to its queue, unless a person put it where it is or works on it.
        var queue = graver && open.State == JobState.Waiting ? Routing.QueueOf(_routes, incoming) : open.Queue;
        // The clock of a graver reason runs from that reason on, and never ends later than before.
        var due = graver && Settings(queue).DueOf(incoming.At, severity) is var sooner && sooner < open.Due ? sooner : open.Due;
        return _db.Query(
            $"""
            UPDATE jobs SET queue = CASE moved WHEN 0 THEN $queue ELSE queue END, severity = $severity, priority = $priority, exposure = $exposure, created = $created,
                latest = max(latest, $at), due = $due, reasons = reasons + 1, rank = $rank, case_id = coalesce(case_id, $case)
            WHERE id = $id RETURNING {JobColumns}
            """,
            JobOf,
            ("$queue", queue), ("$severity", (int)severity), ("$priority", priority), ("$exposure", exposure), ("$created", Micros.Of(created)), ("$at", Micros.Of(incoming.At)),
            ("$due", Micros.Of(due)), ("$rank", JobPriority.RankOf(created, severity, priority, exposure)), ("$case", incoming.Case), ("$id", open.Id)).Single();
    }

    private (long Case, string Network)? CaseOf(string account) => _db.Query(
        """
        SELECT c.id, c.network FROM case_members m JOIN cases c ON c.id = m.case_id
        WHERE m.account = $account AND m.standing = 0 AND c.state <= 2 ORDER BY c.id LIMIT 1
        """,
        row => ((long, string)?)(row.GetInt64(0), row.GetString(1)), ("$account", account)).FirstOrDefault();
}
