using Cordon.Server.Outbox;

namespace Cordon.Server.Tests;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_wait_grows_with_each_failure_and_ends_after_nine()
    {
        var waits = Enumerable.Range(1, 9).Select(n => RetrySchedule.After(n, null, 0)!.Value).ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromSeconds(5), waits[0]);
        Assert.Null(RetrySchedule.After(10, null, 0));
    }

    [Fact]
    public void Chance_adds_a_fifth_at_most_and_the_receivers_wish_counts_when_it_is_longer()
    {
        Assert.InRange(RetrySchedule.After(1, null, 0.999)!.Value.TotalSeconds, 5.9, 6.0);
        Assert.Equal(TimeSpan.FromMinutes(3), RetrySchedule.After(1, TimeSpan.FromMinutes(3), 0));
        Assert.Equal(TimeSpan.FromDays(1), RetrySchedule.After(1, TimeSpan.FromDays(300), 0));
    }
}
