namespace Cordon.Casework.Queues;

/// <summary>
/// Keeps jobs. Every method is one transaction: what it returned from is on the disk, all of it or nothing. Rules of who may do what are applied inside it, so that two people at once
/// cannot both win.
/// </summary>
public interface IQueueBook
{
    /// <summary>How far what rules put before people was taken in.</summary>
    FeedPlace Fed { get; }

    /// <summary>Takes in what rules put before people, and notes the place; what lies at or before the noted place is left out by the caller.</summary>
    void Feed(IReadOnlyList<IncomingJob> jobs, FeedPlace through);

    /// <summary>Takes in one reason from elsewhere.</summary>
    /// <returns>The job that it is part of now.</returns>
    Job Add(IncomingJob job);

    /// <summary>Takes in reasons from elsewhere, all or none.</summary>
    IReadOnlyList<Job> Add(IReadOnlyList<IncomingJob> jobs);

    /// <summary>The queues that have jobs or settings, by name.</summary>
    IReadOnlyList<QueueFigures> Figures(DateTimeOffset now);

    /// <summary>Jobs of a queue in its order.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="state">Only in this state; null for all that are open.</param>
    /// <param name="after">Where a page before ended; null for the start.</param>
    /// <param name="most">How many.</param>
    Outcome<JobPage> Page(string queue, JobState? state, string? after, int most);

    /// <summary>A job with all that belongs to it; null when there is none.</summary>
    /// <param name="id">The job.</param>
    /// <param name="viewer">Who looks; what the first reviewer found is hidden from the second.</param>
    JobView? View(long id, Acting viewer);

    /// <summary>The jobs about a subject, the latest first.</summary>
    IReadOnlyList<Job> JobsOf(string subject, int most);

    /// <summary>The jobs that a person has claimed.</summary>
    IReadOnlyList<Job> ClaimsOf(string person, DateTimeOffset now);

    /// <summary>Claims the next job of a queue for a person; null when there is none for them.</summary>
    Outcome<Job?> Next(string queue, Acting who, DateTimeOffset now);

    /// <summary>Claims one job, or extends one's claim of it.</summary>
    Outcome<Job> Claim(long id, Acting who, DateTimeOffset now);

    /// <summary>Gives a job back; with a skip it is not given to this person again for a day.</summary>
    Outcome<Job> Release(long id, Acting who, DateTimeOffset now, bool skip, string reason);

    /// <summary>Moves a job to another queue.</summary>
    Outcome<Job> Move(long id, string queue, Acting who, DateTimeOffset now, string reason);

    /// <summary>Writes beside a job.</summary>
    Outcome<JobComment> Comment(long id, Acting who, DateTimeOffset now, string text);

    /// <summary>What a bulk act would touch.</summary>
    BulkPreview Preview(JobFilter filter, Acting who, DateTimeOffset now);

    /// <summary>Moves all jobs of a preview.</summary>
    Outcome<int> MoveAll(JobFilter filter, string mark, string queue, Acting who, DateTimeOffset now, string reason);

    /// <summary>The settings of a queue; the usual ones when none were set.</summary>
    QueueSettings Settings(string queue);

    /// <summary>Sets how a queue is worked; jobs that come from now on follow it.</summary>
    void Set(QueueSettings settings, Acting who, DateTimeOffset now);

    /// <summary>The routing rules in their order.</summary>
    IReadOnlyList<RoutingRule> Routes { get; }

    /// <summary>Replaces the routing rules; jobs that come from now on follow them.</summary>
    void SetRoutes(IReadOnlyList<RoutingRule> rules, Acting who, DateTimeOffset now);
}
