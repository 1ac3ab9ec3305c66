using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Casework;
using Cordon.Casework.Queues;

namespace Cordon.Storage.Casework;

/// <summary>What is done to many jobs at once: only to those that were shown.</summary>
public sealed partial class CaseworkStore
{
    private const int SampleSize = 20;

    /// <inheritdoc/>
    public BulkPreview Preview(JobFilter filter, Acting who, DateTimeOffset now)
    {
        var (jobs, left) = Select(_reads, filter, who, now);
        return new BulkPreview(jobs.Count, left, Counts(jobs.Select(j => j.Queue)), Counts(jobs.Select(j => j.Severity.ToString().ToLowerInvariant())), [.. jobs.Take(SampleSize)], MarkOf(jobs));
    }

    /// <inheritdoc/>
    public Outcome<int> MoveAll(JobFilter filter, string mark, string queue, Acting who, DateTimeOffset now, string reason) =>
        InBulk(filter, mark, who, now, jobs =>
        {
            foreach (var job in jobs)
                Moved(job.Id, queue);
            Act(now, who, "job.move_many", $"jobs:{jobs.Count}", ("to", queue), ("jobs", Ids(jobs)), ("reason", reason));
            return jobs.Count;
        });

    private Outcome<int> InBulk(JobFilter filter, string mark, Acting who, DateTimeOffset now, Func<List<Job>, Outcome<int>> act) => _db.InTransaction<Outcome<int>>(() =>
    {
        EndClaims(now);
        var (jobs, _) = Select(_db, filter, who, now);
        return MarkOf(jobs) == mark
            ? act(jobs)
            : Refusal.Conflict("the jobs are no longer those of the preview; look at a new preview");
    });

    private static (List<Job> Jobs, int Left) Select(Sqlite.SqliteSession db, JobFilter filter, Acting who, DateTimeOffset now)
    {
        var found = filter.Jobs is { } ids
            ? [.. ids.Distinct().Order().Take(BulkPreview.Most + 1).Select(id => Find(db, id)).OfType<Job>().Where(j => j.State != JobState.Closed)]
            : db.Query(
                $"""
                SELECT {JobColumns} FROM jobs j WHERE queue = $queue AND state < 2 AND ($kind IS NULL OR kind = $kind) AND severity BETWEEN $least AND $most
                    AND ($by IS NULL OR EXISTS (SELECT 1 FROM job_reasons r WHERE r.job = j.id AND r.who = $by))
                ORDER BY rank, id LIMIT $count
                """,
                JobOf, ("$queue", filter.Queue ?? ""), ("$kind", filter.Kind), ("$least", (int)(filter.AtLeast ?? CaseSeverity.Low)), ("$most", (int)(filter.AtMost ?? CaseSeverity.Critical)),
                ("$by", filter.By), ("$count", BulkPreview.Most + 1));
        // Networks are worked as cases, and a second look is one by one.
        var jobs = found.Where(j => j.Stage == JobStage.First && j.Case is null && (j.State == JobState.Waiting || j.ClaimedBy == who.Name || j.ClaimedUntil <= now)).Take(BulkPreview.Most).ToList();
        return (jobs, found.Count - jobs.Count);
    }

    /// <summary>What proves that the jobs are those that were shown: their numbers, and how many reasons each had.</summary>
    private static string MarkOf(List<Job> jobs) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Join(',', jobs.Select(j => string.Create(CultureInfo.InvariantCulture, $"{j.Id}:{j.Reasons}"))))))[..32];

    private static string Ids(List<Job> jobs) => string.Join(' ', jobs.Select(j => j.Id.ToString(CultureInfo.InvariantCulture)));

    private static Dictionary<string, int> Counts(IEnumerable<string> names) => names.GroupBy(n => n).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());
}
