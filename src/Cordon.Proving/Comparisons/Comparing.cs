using Cordon.Proving.Audits;
using Cordon.Proving.Probes;

namespace Cordon.Proving.Comparisons;

/// <summary>
/// Compares two audits. The probability of a difference is that of a permutation test over units, swapped within a viewer where both audits had the same viewers
/// (Fisher 1935; with the observed one counted, Phipson, Smyth 2010); the interval is a bootstrap over the same units. Over the main metrics, and over
/// the others, Holm's adjustment keeps the chance of any false alarm at the level.
/// </summary>
public static class Comparing
{
    /// <summary>An innocent account shown so often before, and never after, is told: by chance alone this is rarer than one in a hundred.</summary>
    public const int OftenShown = 5;

    /// <summary>Compares two audits.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="level">The chance of a false alarm, in (0,1).</param>
    public static AuditComparison Of(AuditResult before, AuditResult after, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = after.Metrics.Where(m => before.Find(m.Sample.Id) is not null)
            .Select(m => Change(before.Find(m.Sample.Id)!, m, after.RandomSeed, after.Confidence, after.Resamples))
            .ToArray();
        foreach (var isMain in new[] { true, false })
        {
            var family = Enumerable.Range(0, changes.Length).Where(i => changes[i].After.Sample.IsMain == isMain && changes[i].P is not null).ToArray();
            var adjusted = Holm.Adjust([.. family.Select(i => changes[i].P!.Value)]);
            for (var i = 0; i < family.Length; i++)
                changes[family[i]] = changes[family[i]] with { Adjusted = adjusted[i], Verdict = Verdict(changes[family[i]], adjusted[i] < level) };
        }

        var often = before.InnocentShown.Where(s => s.Value >= OftenShown).ToList();
        return new AuditComparison(
            before, after, changes, [.. often.Where(s => after.InnocentShown.GetValueOrDefault(s.Key) == 0).Select(s => s.Key)], often.Count, [.. Notes(before, after)]);
    }

    private static MetricChange Change(Metric before, Metric after, long randomSeed, double confidence, int resamples)
    {
        var sample = after.Sample;
        if (before.Sample.Kind != sample.Kind || before.Value is null || after.Value is null)
            return new MetricChange { Before = before, After = after, Method = "not compared: one has no value" };
        var pairs = UnitPairs.Of(before.Sample.Units, sample.Units);
        var (left, right) = pairs.Whole;
        var (was, isNow) = (Value(left), Value(right));
        var difference = isNow - was;
        var isRelative = sample.Kind != MetricKind.Amplification;
        var draws = Draws.Of(randomSeed, $"compare {sample.Id}");
        var (differences, relatives, extreme) = (new List<double>(resamples), new List<double>(resamples), 0);
        for (var r = 0; r < resamples; r++)
        {
            var (a, b) = pairs.Resample(draws);
            var (x, y) = (Value(a), Value(b));
            if (double.IsFinite(y - x))
                differences.Add(y - x);
            if (x > 0 && double.IsFinite(y / x))
                relatives.Add((y / x) - 1);
        }

        for (var r = 0; r < resamples; r++)
        {
            var (a, b) = pairs.Permute(draws);
            var other = Value(b) - Value(a);
            // What cannot be told counts against significance.
            if (double.IsNaN(other) || Math.Abs(other) >= Math.Abs(difference) * (1 - 1e-9))
                extreme++;
        }

        var (low, high) = Interval(differences, resamples, confidence);
        var (relativeLow, relativeHigh) = isRelative && was > 0 ? Interval(relatives, resamples, confidence) : (null, null);
        // Where nothing was seen after, resampling finds nothing either; how much there may still be is what the later interval says.
        if (isNow == 0 && was > 0 && relativeHigh is not null && after.High is { } most)
            relativeHigh = Math.Max(relativeHigh.Value, (most / was) - 1);
        return new MetricChange
        {
            Before = before,
            After = after,
            Difference = double.IsFinite(difference) ? difference : null,
            Low = low,
            High = high,
            Relative = isRelative && was > 0 && double.IsFinite(isNow / was) ? (isNow / was) - 1 : null,
            RelativeLow = relativeLow,
            RelativeHigh = relativeHigh,
            P = double.IsNaN(difference) ? null : (1.0 + extreme) / (1 + resamples),
            Method = pairs.IsPaired
                ? $"paired over {pairs.Count} {Estimating.Several(sample, pairs.Count)}, {resamples} permutations"
                : $"unpaired, {left.Length} against {right.Length} {Estimating.Several(sample, right.Length)}, {resamples} permutations",
        };

        double Value(MetricUnit[] units) => Statistic.Of(sample.Kind, sample.Scale, units);
    }

    private static (double? Low, double? High) Interval(List<double> values, int resamples, double confidence)
    {
        if (values.Count < 0.95 * resamples)
            return (null, null);
        values.Sort();
        var ascending = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values);
        return (Estimating.Percentile(ascending, (1 - confidence) / 2), Estimating.Percentile(ascending, (1 + confidence) / 2));
    }

    private static ChangeVerdict Verdict(MetricChange change, bool isSignificant)
    {
        var rose = change.Difference is { } difference ? difference > 0 : change.After.Value > change.Before.Value;
        return (isSignificant, change.After.Sample.Worse) switch
        {
            (false, _) => ChangeVerdict.Unclear,
            (_, Worse.Neither) => ChangeVerdict.Changed,
            (_, Worse.Up) => rose ? ChangeVerdict.Worse : ChangeVerdict.Better,
            _ => rose ? ChangeVerdict.Better : ChangeVerdict.Worse,
        };
    }

    private static IEnumerable<string> Notes(AuditResult before, AuditResult after)
    {
        if (before.RandomSeed != after.RandomSeed)
            yield return $"The audits have different random seeds ({before.RandomSeed} and {after.RandomSeed}), so their made-up viewers are not the same";
        if (!before.IsWhole || !after.IsWhole)
            yield return $"{(before.IsWhole ? "The later" : "The earlier")} audit reached a limit before its plan was done";
        foreach (var missing in before.Metrics.Where(m => after.Find(m.Sample.Id) is null).Take(10))
            yield return $"{missing.Sample.Id} was measured before and not after";
    }
}
