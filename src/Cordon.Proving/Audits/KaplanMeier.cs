namespace Cordon.Proving.Audits;

/// <summary>The product-limit estimate of a median from times of which some are only known to be longer (Kaplan, Meier 1958).</summary>
internal static class KaplanMeier
{
    /// <summary>The first time at which at least half have happened; infinite when that was not seen, not a number without units.</summary>
    /// <param name="units">The time is <see cref="MetricUnit.Count"/>; <see cref="MetricUnit.Of"/> is 1 when it was observed, else 0.</param>
    public static double Median(ReadOnlySpan<MetricUnit> units)
    {
        if (units.IsEmpty)
            return double.NaN;
        var times = new (long Time, long Seen)[units.Length];
        for (var i = 0; i < times.Length; i++)
            times[i] = (units[i].Count, units[i].Of);
        // What was observed at a time stands before what was cut off at it.
        Array.Sort(times, static (a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : b.Seen.CompareTo(a.Seen));
        var surviving = 1.0;
        for (var i = 0; i < times.Length;)
        {
            var (atRisk, seen, time) = (times.Length - i, 0, times[i].Time);
            for (; i < times.Length && times[i].Time == time; i++)
                seen += (int)times[i].Seen;
            surviving *= 1 - ((double)seen / atRisk);
            if (seen > 0 && surviving <= 0.5 + 1e-12)
                return time;
        }

        return double.PositiveInfinity;
    }
}
