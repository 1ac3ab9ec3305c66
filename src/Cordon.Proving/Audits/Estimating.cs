using Cordon.Proving.Probes;

namespace Cordon.Proving.Audits;

/// <summary>
/// Puts intervals to metrics. What one viewer is shown hangs together, so viewers are drawn anew, not impressions: the percentile bootstrap over clusters (Efron
/// 1979; Cameron, Gelbach, Miller 2008). Where each unit is one trial, Wilson's interval. Where resampling says nothing, because no unit counted
/// anything or each everything, Wilson's over looks, as if all that one look shows were one draw.
/// </summary>
internal static class Estimating
{
    /// <summary>With fewer units than this, a bootstrap's interval is too narrow to be relied upon.</summary>
    public const int FewUnits = 10;

    /// <summary>Of the resamples, so many may have no value before the interval is given up.</summary>
    private const double MostWithout = 0.05;

    /// <summary>Estimates one metric. The same sample and seed give the same interval.</summary>
    public static Metric Of(MetricSample sample, long randomSeed, double confidence, int resamples)
    {
        var units = sample.Units.ToArray();
        var value = Statistic.Of(sample.Kind, sample.Scale, units);
        var level = $"{confidence * 100:0.#} %";
        if (double.IsNaN(value))
            return new Metric(sample, null, null, null, "none", units.Length == 0 ? $"no {sample.Unit} was measured" : "there is nothing to divide by");
        var count = sample.Kind == MetricKind.Median ? 0 : units.Sum(u => u.Count);
        var of = units.Sum(u => u.Of);
        if (sample.Kind == MetricKind.Proportion)
        {
            var (low, high) = Wilson.Interval(count, of, confidence);
            return new Metric(sample, value, sample.Scale * low, sample.Scale * high, $"Wilson, {level}, over {units.Length} {Several(sample, units.Length)}", "");
        }

        if (sample.Kind == MetricKind.Ratio && (count == 0 || count == of) && sample.Looks > 0 && IsShare(units))
        {
            var (low, high) = Wilson.Interval(count == 0 ? 0 : sample.Looks, sample.Looks, confidence);
            return new Metric(sample, value, sample.Scale * low, sample.Scale * high, $"Wilson, {level}, over {sample.Looks} looks", count == 0 ? "none was seen" : "");
        }

        var drawn = Resampled(sample, units, Draws.Of(randomSeed, $"bootstrap {sample.Id}"), resamples);
        var method = $"bootstrap over {units.Length} {Several(sample, units.Length)}, percentile, {level}, {resamples} resamples";
        var without = drawn.Count(double.IsNaN);
        if (without > MostWithout * resamples)
            return new Metric(sample, Finite(value), null, null, method, "too few units count anything for an interval");
        var doubt = units.Length < FewUnits ? $"fewer than {FewUnits} {Several(sample, 2)}: the interval is too narrow" : "";
        var values = drawn.Where(v => !double.IsNaN(v)).Order().ToArray();
        return new Metric(sample, Finite(value), Finite(Percentile(values, (1 - confidence) / 2)), Finite(Percentile(values, (1 + confidence) / 2)), method, double.IsInfinity(value) ? "less than half were seen" : doubt);
    }

    /// <summary>The units in words, for several: viewers.</summary>
    public static string Several(MetricSample sample, int count) => count == 1 ? sample.Unit : sample.Unit + "s";

    /// <summary>A percentile of ascending values, linear between two of them; infinite values stay so.</summary>
    internal static double Percentile(ReadOnlySpan<double> ascending, double at)
    {
        var place = at * (ascending.Length - 1);
        var below = (int)place;
        var (low, high) = (ascending[below], ascending[Math.Min(below + 1, ascending.Length - 1)]);
        return place == below || low == high ? low : double.IsInfinity(high) ? high : low + ((place - below) * (high - low));
    }

    /// <summary>The statistic over units drawn anew, each stratum by itself.</summary>
    private static double[] Resampled(MetricSample sample, MetricUnit[] units, Events.SeededRandom draws, int resamples)
    {
        var strata = units.GroupBy(u => u.Stratum).OrderBy(g => g.Key).Select(g => g.ToArray()).ToArray();
        var values = new double[resamples];
        var again = new MetricUnit[units.Length];
        for (var r = 0; r < resamples; r++)
        {
            var at = 0;
            foreach (var stratum in strata)
            {
                for (var i = 0; i < stratum.Length; i++)
                    again[at++] = stratum[draws.Next(stratum.Length)];
            }

            values[r] = Statistic.Of(sample.Kind, sample.Scale, again);
        }

        return values;
    }

    private static bool IsShare(MetricUnit[] units) => Array.TrueForAll(units, u => u.Count <= u.Of);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
