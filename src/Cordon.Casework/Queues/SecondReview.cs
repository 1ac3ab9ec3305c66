namespace Cordon.Casework.Queues;

/// <summary>Says which decisions a second person looks at.</summary>
public static class SecondReview
{
    /// <summary>Whether a job gets a second look. The share is drawn from the job's number, so that nobody can choose, and the same job always gets the same answer.</summary>
    public static bool IsDue(QueueSettings queue, Job job, string ruling)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(job);
        if (queue.SecondFrom is { } from && job.Severity >= from)
            return true;
        if (queue.SecondRulings.Contains(ruling))
            return true;
        return (Events.SeededRandom.Mix((ulong)job.Id) >> 11) * (1.0 / (1UL << 53)) < queue.SecondShare;
    }
}
