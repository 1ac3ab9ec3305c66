namespace Cordon.Server.Outbox;

/// <summary>When a delivery that failed is tried again: after 5 s, 30 s, 2 min, 10 min, 1 h, 3 h, 6 h, 12 h and 24 h, each up to a fifth longer by chance; then it is dead.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>How long to wait; null to give up.</summary>
    /// <param name="failures">How many attempts have failed, from 1.</param>
    /// <param name="asked">How long the receiver asked to be left alone; null when it did not.</param>
    /// <param name="chance">A number in [0,1), so that many do not come back at once.</param>
    public static TimeSpan? After(int failures, TimeSpan? asked, double chance)
    {
        if (failures > Waits.Length)
            return null;
        var wait = Waits[failures - 1] * (1 + (0.2 * chance));
        if (asked is { } wanted && wanted > wait)
            wait = wanted > LongestAsked ? LongestAsked : wanted;
        return wait;
    }
}
