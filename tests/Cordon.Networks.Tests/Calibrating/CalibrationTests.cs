using Cordon.Events;
using Cordon.Networks.Calibrating;
using CsCheck;

namespace Cordon.Networks.Tests.Calibrating;

public sealed class CalibrationTests
{
    private static readonly Gen<(double[] Scores, bool[] Abusive)> Labelled =
        Gen.Select(Gen.Int[0, 12], Gen.Bool).Array[2, 40].Select(pairs => (pairs.Select(p => p.Item1 / 12.0).ToArray(), pairs.Select(p => p.Item2).ToArray()));

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order() => Labelled.Sample(data =>
    {
        var (scores, abusive) = data;
        var pairs = from i in Enumerable.Range(0, scores.Length)
                    from j in Enumerable.Range(0, scores.Length)
                    where abusive[i] && !abusive[j]
                    select scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        Assert.Equal(pairs.DefaultIfEmpty(double.NaN).Average(), RankQuality.Auc(scores, abusive), 1e-9);
    });

    [Fact]
    public void Pooling_gives_the_curve_that_never_falls_with_the_least_squared_error() => Labelled.Sample(data =>
    {
        var (scores, abusive) = data;
        var pools = IsotonicCurve.Pools(scores, abusive);
        Assert.Equal(scores.Length, pools.Sum(p => p.Count));
        for (var i = 1; i < pools.Count; i++)
            Assert.True(pools[i].Abusive / pools[i].Count > pools[i - 1].Abusive / pools[i - 1].Count);
        // The min–max formula of isotonic regression: at a score the greatest, over starts up to it, of the least, over ends from it, of means.
        var levels = scores.Distinct().Order().ToArray();
        double Mean(double low, double high) => Enumerable.Range(0, scores.Length).Where(i => scores[i] >= low && scores[i] <= high).Average(i => abusive[i] ? 1.0 : 0);
        foreach (var level in levels)
        {
            var expected = levels.Where(l => l <= level).Max(low => levels.Where(h => h >= level).Min(high => Mean(low, high)));
            var below = scores.Count(s => s < level);
            var pool = pools.SkipWhile((_, i) => pools.Take(i + 1).Sum(p => p.Count) <= below).First();
            Assert.Equal(expected, pool.Abusive / pool.Count, 1e-9);
        }
    });

    [Fact]
    public void Curves_never_fall_and_stay_between_nought_and_one() => Labelled.Sample(data =>
    {
        foreach (var curve in new CalibrationCurve[] { IsotonicCurve.Fit(data.Scores, data.Abusive), PlattCurve.Fit(data.Scores, data.Abusive) })
        {
            var values = Enumerable.Range(-5, 111).Select(i => curve.At(i / 100.0)).ToArray();
            Assert.Equal(values.Order(), values);
            Assert.All(values, v => Assert.True(v is > 0 and < 1));
        }
    });

    [Fact]
    public void Both_curves_learn_the_true_probability_from_many_labels()
    {
        var random = new SeededRandom(4);
        var scores = Enumerable.Range(0, 20_000).Select(_ => random.NextUnit()).ToArray();
        // The truth is a score that exaggerates: logit(p) = 0.5·logit(score) − 1.
        static double Truth(double s) => 1 / (1 + Math.Exp(1 - (0.5 * Math.Log(s / (1 - s)))));
        var abusive = scores.Select(s => random.NextUnit() < Truth(s)).ToArray();
        var platt = PlattCurve.Fit(scores, abusive);
        Assert.Equal(0.5, platt.Slope, 0.05);
        Assert.Equal(-1, platt.Offset, 0.05);
        var isotonic = IsotonicCurve.Fit(scores, abusive);
        for (var i = 1; i < 10; i++)
            Assert.Equal(Truth(i / 10.0), isotonic.At(i / 10.0), 0.05);
    }

    [Fact]
    public void Scores_that_say_the_opposite_say_nothing()
    {
        var curve = PlattCurve.Fit([0.1, 0.2, 0.8, 0.9], [true, true, false, false]);
        Assert.Equal(curve.At(0.1), curve.At(0.9));
        Assert.Equal(0.5, curve.At(0.5), 1e-9);
    }

    [Fact]
    public void No_held_out_account_is_scored_with_its_own_label_and_each_is_scored_once()
    {
        bool[] abusive = [.. Enumerable.Range(0, 100).Select(i => i % 3 == 0)];
        var seen = new List<int>();
        var result = CrossFit.Calibrate(abusive, held =>
        {
            seen.AddRange(held);
            Assert.InRange(held.Count(i => abusive[i]), 6, 7);
            return [.. held.Select(i => abusive[i] ? 0.9 : 0.1)];
        })!;
        Assert.Equal(Enumerable.Range(0, 100), seen.Order());
        Assert.Equal(1, result.Auc);
        Assert.True(result.Brier < 0.01);
        Assert.Equal(0.34 * 0.66, result.BrierOfRate, 1e-9);
    }

    [Fact]
    public void Scores_without_information_get_the_rate_of_abuse()
    {
        var random = new SeededRandom(9);
        bool[] abusive = [.. Enumerable.Range(0, 600).Select(_ => random.NextUnit() < 0.3)];
        var result = CrossFit.Calibrate(abusive, held => [.. held.Select(_ => random.NextUnit())])!;
        Assert.InRange(result.Brier, result.BrierOfRate - 0.01, result.BrierOfRate + 0.01);
        Assert.InRange(result.Curve.At(0.5), 0.25, 0.35);
    }

    [Fact]
    public void Reliability_bins_hold_everybody_and_their_error_is_the_mean_difference()
    {
        var bins = RankQuality.Reliability([0.05, 0.05, 0.95, 1], [false, true, true, true]);
        Assert.Equal([new ReliabilityBin(2, 0.05, 0.5), new ReliabilityBin(2, 0.975, 1)], bins);
        Assert.Equal((0.45 + 0.025) / 2, RankQuality.CalibrationError(bins), 1e-9);
        Assert.Equal((0.0025 + 0.9025 + 0.0025) / 4, RankQuality.Brier([0.05, 0.05, 0.95, 1], [false, true, true, true]), 1e-9);
    }
}
