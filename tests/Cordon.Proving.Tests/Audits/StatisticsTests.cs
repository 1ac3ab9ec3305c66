using Cordon.Events;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;
using CsCheck;

namespace Cordon.Proving.Tests.Audits;

public sealed class StatisticsTests
{
    // Published values: Newcombe 1998, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(20, 20, 0.8389, 1)]
    public void Wilsons_interval_is_the_published_one(int count, int of, double low, double high)
    {
        var interval = Wilson.Interval(count, of, 0.95);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(0.975, 1.959963985)]
    [InlineData(0.995, 2.575829304)]
    [InlineData(0.5, 0)]
    [InlineData(0.025, -1.959963985)]
    public void The_normal_quantile_is_the_published_one(double p, double z) => Assert.Equal(z, Wilson.Quantile(p), 7);

    [Fact]
    public void The_median_of_times_is_what_the_definition_says() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 1]).Array[1, 20].Sample(times =>
        {
            var units = times.Select((t, i) => new MetricUnit($"{i}", 0, t.Item1, t.Item2)).ToArray();
            Assert.Equal(NaiveMedian(times), KaplanMeier.Median(units));
        });

    [Fact]
    public void Holm_never_lowers_a_probability_and_keeps_their_order() =>
        Gen.Double[0, 1].Array[1, 30].Sample(p =>
        {
            var adjusted = Holm.Adjust(p);
            for (var i = 0; i < p.Length; i++)
            {
                // By definition: the largest of (m − rank)·p over all that are not larger.
                var order = p.Order().ToArray();
                var expected = order.Select((q, rank) => (q, Value: Math.Min(1, (p.Length - rank) * q))).Where(o => o.q <= p[i]).Max(o => o.Value);
                Assert.Equal(expected, adjusted[i], 12);
            }
        });

    [Fact]
    public void A_bootstrap_of_alike_viewers_is_narrow_and_one_of_unlike_viewers_wide()
    {
        var alike = Estimated([.. Enumerable.Range(0, 40).Select(i => new MetricUnit($"{i:00}", 0, 5, 100))]);
        var unlike = Estimated([.. Enumerable.Range(0, 40).Select(i => new MetricUnit($"{i:00}", 0, i < 4 ? 50 : 0, 100))]);

        Assert.Equal((0.05, 0.05), (alike.Low!.Value, alike.High!.Value));
        Assert.Equal(0.05, unlike.Value!.Value, 12);
        // The share of 4 of 40 viewers times a half: from about 1 to 10 viewers in 40.
        Assert.InRange(unlike.Low!.Value, 0.005, 0.02);
        Assert.InRange(unlike.High!.Value, 0.08, 0.12);
    }

    [Fact]
    public void Nine_in_ten_intervals_hold_the_truth()
    {
        // Viewers differ: each has its own rate, 1/4 in the mean, of 20 things.
        var draws = new SeededRandom(11);
        var held = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            var units = Enumerable.Range(0, 40).Select(i =>
            {
                var rate = draws.NextUnit() / 2;
                return new MetricUnit($"{i:00}", 0, Enumerable.Range(0, 20).Count(_ => draws.NextUnit() < rate), 20);
            }).ToArray();
            var metric = Estimating.Of(Sample(units), trial, 0.9, 400);
            held += metric.Low <= 0.25 && metric.High >= 0.25 ? 1 : 0;
        }

        Assert.InRange(held, 165, 194);
    }

    [Fact]
    public void Where_nobody_saw_any_the_upper_end_is_that_of_the_looks()
    {
        var metric = Estimating.Of(Sample([.. Enumerable.Range(0, 30).Select(i => new MetricUnit($"{i:00}", 0, 0, 40))]) with { Looks = 20 }, 1, 0.95, 500);

        Assert.Equal((0.0, 0.0), (metric.Value!.Value, metric.Low!.Value));
        Assert.Equal(0.1611, metric.High!.Value, 4);
        Assert.Equal("none was seen", metric.Doubt);
    }

    [Fact]
    public void Few_viewers_and_no_denominators_are_told()
    {
        Assert.Equal("fewer than 10 viewers: the interval is too narrow", Estimated([new("a", 0, 1, 3), new("b", 0, 2, 3)]).Doubt);
        Assert.Equal("no viewer was measured", Estimated([]).Doubt);
        var lift = Sample([new("a", 0, 1, 2), new("b", 1, 0, 0, 0, 5)]) with { Kind = MetricKind.Lift };
        Assert.Null(Estimating.Of(lift, 1, 0.95, 200).Value);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        MetricUnit[] units = [.. Enumerable.Range(0, 25).Select(i => new MetricUnit($"{i:00}", 0, i % 7, 20))];
        Metric Of(long seed) => Estimating.Of(Sample(units), seed, 0.95, 500);

        Assert.Equal((Of(3).Low, Of(3).High), (Of(3).Low, Of(3).High));
        Assert.NotEqual((Of(3).Low, Of(3).High), (Of(4).Low, Of(4).High));
    }

    internal static MetricSample Sample(IReadOnlyList<MetricUnit> units) => new() { Id = "m", Title = "M", Kind = MetricKind.Ratio, Unit = "viewer", IsMain = true, Units = units };

    private static Metric Estimated(IReadOnlyList<MetricUnit> units) => Estimating.Of(Sample(units), 1, 0.95, 2000);

    private static double NaiveMedian((int Time, int Seen)[] times)
    {
        for (var t = 0; t <= 12; t++)
        {
            var surviving = 1.0;
            for (var s = 0; s <= t; s++)
            {
                var atRisk = times.Count(x => x.Time >= s);
                if (atRisk > 0)
                    surviving *= 1 - ((double)times.Count(x => x.Time == s && x.Seen == 1) / atRisk);
            }

            if (surviving <= 0.5 + 1e-12)
                return t;
        }

        return double.PositiveInfinity;
    }
}
