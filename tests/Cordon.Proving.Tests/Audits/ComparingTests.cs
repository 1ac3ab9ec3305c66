using Cordon.Events;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;

namespace Cordon.Proving.Tests.Audits;

public sealed class ComparingTests
{
    [Fact]
    public void A_cut_for_the_same_viewers_is_seen_and_told_as_better()
    {
        var before = Result(Units(30, i => 2 + (i % 5)));
        var comparison = Comparing.Of(before, Result(Units(30, i => 0)));
        var change = Assert.Single(comparison.Changes);

        Assert.Equal(ChangeVerdict.Better, change.Verdict);
        Assert.Equal((-1.0, -1.0), (change.Relative!.Value, change.RelativeLow!.Value));
        // None was seen in 40 looks: Wilson's upper end, over the 200 of 1,000 before.
        Assert.Equal((change.After.High!.Value / 200) - 1, change.RelativeHigh!.Value, 9);
        Assert.InRange(change.RelativeHigh!.Value, -0.6, -0.5);
        // Every swap of thirty viewers that differ is milder: the smallest probability that 500 permutations can tell.
        Assert.Equal(1.0 / 501, change.P!.Value, 12);
        Assert.Equal("paired over 30 viewers, 500 permutations", change.Method);
    }

    [Fact]
    public void A_rise_is_worse_and_what_is_equal_is_unclear()
    {
        var low = Units(30, i => i % 3);
        var high = Units(30, i => (i % 3) + 4);

        Assert.Equal(ChangeVerdict.Worse, Comparing.Of(Result(low), Result(high)).Changes[0].Verdict);
        Assert.Equal(ChangeVerdict.Better, Comparing.Of(Result(low, Worse.Down), Result(high, Worse.Down)).Changes[0].Verdict);
        Assert.Equal(ChangeVerdict.Changed, Comparing.Of(Result(low, Worse.Neither), Result(high, Worse.Neither)).Changes[0].Verdict);
        var same = Comparing.Of(Result(low), Result(low)).Changes[0];
        Assert.Equal((ChangeVerdict.Unclear, 1.0, 0.0), (same.Verdict, same.P!.Value, same.Difference!.Value));
    }

    [Fact]
    public void The_paired_test_is_that_over_all_swaps()
    {
        // Eight viewers: all 256 swaps can be counted out.
        int[] was = [5, 3, 6, 2, 7, 4, 5, 6], isNow = [4, 3, 2, 3, 5, 1, 5, 4];
        var differences = was.Zip(isNow, (a, b) => a - b).ToArray();
        var observed = Math.Abs(differences.Sum());
        var exact = Enumerable.Range(0, 256).Count(mask => Math.Abs(differences.Select((d, i) => (mask >> i & 1) == 0 ? d : -d).Sum()) >= observed) / 256.0;

        var told = Comparing.Of(Result(Units(8, i => was[i])), Result(Units(8, i => isNow[i])) with { Resamples = 20_000 }).Changes[0];

        Assert.Equal(exact, told.P!.Value, 0.01);
    }

    [Fact]
    public void Different_viewers_are_compared_as_two_groups()
    {
        var before = Result(Units(20, i => 5 + (i % 3)));
        var after = Result(Units(24, i => i % 2, prefix: "other"));
        var change = Comparing.Of(before, after).Changes[0];

        Assert.Equal("unpaired, 20 against 24 viewers, 500 permutations", change.Method);
        Assert.Equal(ChangeVerdict.Better, change.Verdict);
    }

    [Fact]
    public void Chance_alone_raises_an_alarm_as_rarely_as_it_says()
    {
        var draws = new SeededRandom(5);
        var alarms = Enumerable.Range(0, 300).Count(trial =>
        {
            var before = Result(Units(20, _ => draws.Next(8))) with { Resamples = 200 };
            var after = Result(Units(20, _ => draws.Next(8))) with { Resamples = 200, RandomSeed = trial };
            return Comparing.Of(before, after).Changes[0].Adjusted < 0.05;
        });

        Assert.InRange(alarms, 3, 28);
    }

    [Fact]
    public void Innocents_that_were_shown_often_and_are_no_longer_are_named()
    {
        var before = Result(Units(10, _ => 1)) with { InnocentShown = new Dictionary<string, long> { ["account:a"] = 9, ["account:b"] = 4, ["account:c"] = 5, ["account:d"] = 5 } };
        var after = Result(Units(10, _ => 1)) with { InnocentShown = new Dictionary<string, long> { ["account:a"] = 1, ["account:b"] = 0, ["account:c"] = 0 } };
        var comparison = Comparing.Of(before, after);

        Assert.Equal(["account:c", "account:d"], comparison.Hidden);
        Assert.Equal(3, comparison.OftenShown);
    }

    [Fact]
    public void What_has_no_value_is_not_compared()
    {
        var change = Comparing.Of(Result([]), Result(Units(10, _ => 1))).Changes[0];

        Assert.Null(change.P);
        Assert.Equal("not compared: one has no value", change.Method);
        Assert.Equal(ChangeVerdict.Unclear, change.Verdict);
    }

    internal static AuditResult Result(IReadOnlyList<MetricUnit> units, Worse worse = Worse.Up) => new()
    {
        Name = "test",
        Target = "here",
        RandomSeed = 1,
        Confidence = 0.95,
        Resamples = 500,
        Began = DateTimeOffset.UnixEpoch,
        Ended = DateTimeOffset.UnixEpoch.AddMinutes(1),
        Requests = 10,
        Failed = 0,
        Refused = 0,
        Looks = 10,
        IsWhole = true,
        Viewers = new Dictionary<string, int> { ["child"] = units.Count },
        Metrics = [Estimating.Of(StatisticsTests.Sample(units) with { Id = "exposure_per_1000.all.child", Scale = 1000, Worse = worse, Looks = 40 }, 1, 0.95, 500)],
        InnocentShown = new Dictionary<string, long>(),
        Notes = [],
    };

    internal static MetricUnit[] Units(int count, Func<int, int> flagged, string prefix = "v") => [.. Enumerable.Range(0, count).Select(i => new MetricUnit($"{prefix}{i:000}", 0, flagged(i), 20))];
}
