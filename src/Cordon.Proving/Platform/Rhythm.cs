namespace Cordon.Proving.Platform;

/// <summary>When people are awake: a day's curve of activity, moved by the time zone, and a week's.</summary>
internal static class Rhythm
{
    /// <summary>Milliseconds of a day.</summary>
    public const int Day = 86_400_000;

    /// <summary>Activity per local hour, relative: a trough at night, a hump at noon, a peak in the evening.</summary>
    private static ReadOnlySpan<byte> Hours =>
        [12, 7, 4, 3, 3, 5, 12, 25, 36, 40, 42, 45, 52, 50, 45, 44, 46, 52, 60, 70, 78, 72, 52, 28];

    /// <summary>Quantiles of <see cref="Hours"/>, so that one draw gives a time of day.</summary>
    private static readonly int[] Quantiles = MakeQuantiles();

    /// <summary>Activity of a day of the week relative to the mean; Sunday is 0.</summary>
    public static double Week(DayOfWeek day) => day switch
    {
        DayOfWeek.Saturday => 1.18,
        DayOfWeek.Sunday => 1.22,
        DayOfWeek.Friday => 1.04,
        DayOfWeek.Monday => 0.86,
        _ => 0.9,
    };

    /// <summary>A time of day in UTC, in milliseconds, for someone <paramref name="zone"/> hours ahead of it.</summary>
    public static int Sample(ref RandomStream random, int zone)
    {
        var at = random.Unit() * (Quantiles.Length - 1);
        var low = (int)at;
        var local = Quantiles[low] + (int)((at - low) * (Quantiles[low + 1] - Quantiles[low]));
        var utc = local - (zone * 3_600_000);
        return utc < 0 ? utc + Day : utc >= Day ? utc - Day : utc;
    }

    private static int[] MakeQuantiles()
    {
        var total = 0;
        foreach (var weight in Hours)
            total += weight;
        var quantiles = new int[1025];
        var hour = 0;
        var before = 0;
        for (var i = 0; i < quantiles.Length; i++)
        {
            var want = (double)total * i / (quantiles.Length - 1);
            while (hour < 23 && before + Hours[hour] < want)
                before += Hours[hour++];
            quantiles[i] = Math.Min(Day - 1, (int)((hour + ((want - before) / Hours[hour])) * 3_600_000));
        }

        return quantiles;
    }
}
