namespace Cordon.Casework.Queues;

/// <summary>A queue in numbers.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Waiting">Jobs that nobody works on.</param>
/// <param name="Claimed">Jobs that somebody works on.</param>
/// <param name="Oldest">When the job came that waited longest; null when none waits.</param>
/// <param name="Overdue">Open jobs past their clock, at most <see cref="MostOverdue"/>.</param>
public sealed record QueueFigures(string Queue, long Waiting, long Claimed, DateTimeOffset? Oldest, long Overdue)
{
    /// <summary>Overdue jobs are counted up to here.</summary>
    public const int MostOverdue = 10_000;
}
