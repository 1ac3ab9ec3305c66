using Cordon.Networks.Results;
using CsCheck;

namespace Cordon.Networks.Tests.Results;

public sealed class RecurrenceTests
{
    [Fact]
    public void The_interval_is_Wilsons()
    {
        var often = new Recurrence(47, 50);
        Assert.Equal(0.94, often.Share, 12);
        Assert.Equal(0.8378, often.Low, 4);
        Assert.Equal(0.9794, often.High, 4);
    }

    [Fact]
    public void The_interval_holds_the_share_and_both_ends_solve_Wilsons_equation() => Gen.Int[1, 500].SelectMany(of => Gen.Int[0, of].Select(times => new Recurrence(times, of))).Sample(r =>
    {
        Assert.InRange(r.Share, r.Low, r.High);
        // An end p of the interval is where the share is 1.96 standard deviations of a binomial share with p away.
        foreach (var end in new[] { r.Low, r.High }.Where(e => e is > 0 and < 1))
            Assert.Equal(1.959964 * Math.Sqrt(end * (1 - end) / r.Of), Math.Abs(r.Share - end), 9);
    });
}
