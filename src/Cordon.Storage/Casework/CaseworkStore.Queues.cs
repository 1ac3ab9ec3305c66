using System.Globalization;
using Cordon.Casework;
using Cordon.Casework.Queues;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Casework;

/// <summary>Queues as they are looked at.</summary>
public sealed partial class CaseworkStore
{
    private const int ReasonsShown = 200;

    private const string JobColumns =
        "id, queue, subject, kind, severity, priority, exposure, created, latest, due, reasons, state, stage, claimed_by, claimed_until, rank, case_id, ruling, closed";

    /// <inheritdoc/>
    public IReadOnlyList<QueueFigures> Figures(DateTimeOffset now) => _reads.Locked(() =>
    {
        var counts = _reads.Query("SELECT queue, state, count FROM queue_counts WHERE state < 2 ORDER BY queue", row => (Queue: row.GetString(0), State: row.GetInt32(1), Count: row.GetInt64(2)))
            .ToLookup(c => c.Queue);
        return counts.Select(c => c.Key).Concat(_queues.Keys).Distinct().Order(StringComparer.Ordinal).Select(queue => new QueueFigures(
            queue,
            counts[queue].Where(c => c.State == 0).Sum(c => c.Count),
            counts[queue].Where(c => c.State == 1).Sum(c => c.Count),
            _reads.Query("SELECT min(created) FROM jobs WHERE queue = $queue AND state = 0", row => TimeOrNull(row, 0), ("$queue", queue)).Single(),
            _reads.Number("SELECT count(*) FROM (SELECT 1 FROM jobs WHERE queue = $queue AND state < 2 AND due < $now LIMIT $most)",
                ("$queue", queue), ("$now", Micros.Of(now)), ("$most", QueueFigures.MostOverdue)))).ToList();
    });

    /// <inheritdoc/>
    public Outcome<JobPage> Page(string queue, JobState? state, string? after, int most)
    {
        var (rank, id) = (long.MinValue, 0L);
        if (after is not null && !TryPlace(after, out rank, out id))
            return Refusal.Invalid("after: it is the 'next' of a page before; leave it out for the first page");
        if (state == JobState.Closed)
            return Refusal.Invalid("a queue holds open jobs; ask for closed ones by their subject");
        // Claimed jobs are few, and are found by what ends their claims; the others by the order of the queue.
        var which = state switch { JobState.Waiting => "WHERE state = 0", JobState.Claimed => "INDEXED BY jobs_expiring WHERE state = 1", _ => "WHERE state < 2" };
        var jobs = _reads.Query(
            $"SELECT {JobColumns} FROM jobs {which} AND queue = $queue AND (rank, id) > ($rank, $id) ORDER BY rank, id LIMIT $most", JobOf,
            ("$queue", queue), ("$rank", rank), ("$id", id), ("$most", most + 1));
        var more = jobs.Count > most;
        if (more)
            jobs.RemoveAt(most);
        return new JobPage(jobs, more ? string.Create(CultureInfo.InvariantCulture, $"{jobs[^1].Rank}.{jobs[^1].Id}") : null);
    }

    /// <inheritdoc/>
    public JobView? View(long id, Acting viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return _reads.Locked(() => Find(_reads, id) is not { } job ? null : new JobView(
            job,
            _reads.Query("SELECT at, source, who, queue, severity, entity, event, note FROM job_reasons WHERE job = $id ORDER BY place DESC LIMIT $most", row => new JobReason(
                Micros.ToTime(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3), (CaseSeverity)row.GetInt32(4), row.GetString(5), row.GetString(6), row.GetString(7)),
                ("$id", id), ("$most", ReasonsShown)),
            _reads.Query("SELECT at, who, text FROM job_comments WHERE job = $id ORDER BY id", row => new JobComment(Micros.ToTime(row.GetInt64(0)), row.GetString(1), row.GetString(2)), ("$id", id)),
            // Who looks second must not know what the first found.
            [.. Looks(_reads, id).Where(l => job.State == JobState.Closed || job.Stage == JobStage.Disputed || l.By == viewer.Name)]));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Job> JobsOf(string subject, int most) => _reads.Query(
        $"SELECT {JobColumns} FROM jobs WHERE subject = $subject ORDER BY id DESC LIMIT $most", JobOf, ("$subject", subject), ("$most", most));

    /// <inheritdoc/>
    public IReadOnlyList<Job> ClaimsOf(string person, DateTimeOffset now) => _reads.Query(
        $"SELECT {JobColumns} FROM jobs WHERE claimed_by = $person AND state = 1 AND claimed_until > $now ORDER BY rank, id", JobOf, ("$person", person), ("$now", Micros.Of(now)));

    private static Job? Find(Sqlite.SqliteSession db, long id) => db.Query($"SELECT {JobColumns} FROM jobs WHERE id = $id", JobOf, ("$id", id)).FirstOrDefault();

    private static List<JobLook> Looks(Sqlite.SqliteSession db, long id) => db.Query(
        "SELECT stage, at, who, ruling, note FROM job_looks WHERE job = $id ORDER BY stage",
        row => new JobLook((JobStage)row.GetInt32(0), Micros.ToTime(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4)), ("$id", id));

    private static bool TryPlace(string after, out long rank, out long id)
    {
        (rank, id) = (0, 0);
        var point = after.LastIndexOf('.');
        return point > 0 && long.TryParse(after.AsSpan(0, point), CultureInfo.InvariantCulture, out rank) && long.TryParse(after.AsSpan(point + 1), CultureInfo.InvariantCulture, out id);
    }

    private static Job JobOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Queue = row.GetString(1),
        Subject = row.GetString(2),
        Kind = row.GetString(3),
        Severity = (CaseSeverity)row.GetInt32(4),
        Priority = row.GetInt32(5),
        Exposure = row.GetInt64(6),
        Created = Micros.ToTime(row.GetInt64(7)),
        Latest = Micros.ToTime(row.GetInt64(8)),
        Due = Micros.ToTime(row.GetInt64(9)),
        Reasons = row.GetInt64(10),
        State = (JobState)row.GetInt32(11),
        Stage = (JobStage)row.GetInt32(12),
        ClaimedBy = TextOrNull(row, 13),
        ClaimedUntil = TimeOrNull(row, 14),
        Rank = row.GetInt64(15),
        Case = row.IsDBNull(16) ? null : row.GetInt64(16),
        Ruling = TextOrNull(row, 17),
        Closed = TimeOrNull(row, 18),
    };
}
