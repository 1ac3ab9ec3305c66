namespace Cordon.Casework.Queues;

/// <summary>
/// The order of a queue. Each job has a head start for its severity, priority and exposure, and the job whose <c>created − head start</c> is least comes first: as if it had waited
/// that much longer. Age counts for all alike, so that the order of two jobs never changes by itself, and an index over this one number serves it.
/// </summary>
public static class JobPriority
{
    private static readonly TimeSpan[] BySeverity = [TimeSpan.Zero, TimeSpan.FromHours(8), TimeSpan.FromDays(2), TimeSpan.FromDays(14)];

    /// <summary>The head start of 100 points of priority.</summary>
    public static TimeSpan MostByPriority { get; } = TimeSpan.FromHours(24);

    /// <summary>The head start of each doubling of exposure.</summary>
    public static TimeSpan ByDoubling { get; } = TimeSpan.FromMinutes(30);

    /// <summary>The head start of a severity: none, 8 hours, 2 days, 14 days.</summary>
    public static TimeSpan Of(CaseSeverity severity) => BySeverity[(int)severity];

    /// <summary>The head start of a job.</summary>
    /// <param name="severity">How grave.</param>
    /// <param name="priority">0 to 100.</param>
    /// <param name="exposure">How many people saw it; counts by its logarithm, up to 2^40.</param>
    public static TimeSpan HeadStart(CaseSeverity severity, int priority, long exposure) =>
        Of(severity)
        + MostByPriority * (Math.Clamp(priority, 0, 100) / 100.0)
        + ByDoubling * Math.Min(40, Math.Log2(1 + Math.Max(0, exposure)));

    /// <summary>The place in the order, lesser is sooner: microseconds since 1970 at which it would have come without a head start.</summary>
    public static long RankOf(DateTimeOffset created, CaseSeverity severity, int priority, long exposure) =>
        (created - HeadStart(severity, priority, exposure) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
