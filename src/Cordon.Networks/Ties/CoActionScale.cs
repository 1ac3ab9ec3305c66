namespace Cordon.Networks.Ties;

/// <summary>One way of cutting time for co-actions: the windows that are tried, and how long the actions on one object are one unit.</summary>
/// <param name="Windows">Microseconds, ascending, at least one.</param>
/// <param name="Period">Microseconds; a unit is what happens on one object within it.</param>
/// <param name="HubFan">A unit that more accounts than this touch ties nobody.</param>
/// <param name="IsSlow">
/// Whether timing says little at these windows, so that what speaks against shared interest is how much of what the less active of the two touched
/// the other touched too.
/// </param>
internal sealed record CoActionScale(long[] Windows, long Period, int HubFan, bool IsSlow)
{
    private const long Second = 1_000_000;
    private const long Hour = 3600 * Second;
    private const long Day = 24 * Hour;

    // More accounts than this know a thing by being on the platform.
    private const int RareFan = 20;

    /// <summary>Whether a unit is looked at only in windows in which its actions have few neighbours each.</summary>
    public bool IsLadder => Windows.Length > 1;

    /// <summary>The scales of one kind: the given window alone, or the ladder of all.</summary>
    public static CoActionScale[] Of(TieKind kind, TieOptions options)
    {
        var window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;
        if (!options.Adaptive)
            return [new CoActionScale([window], Math.Max(Day, 24 * window), options.HubFan, false)];
        var quick = new CoActionScale([10 * Second, 60 * Second, 600 * Second, Hour], Day, options.HubFan, false);
        var slow = new CoActionScale([6 * Hour, Day, 7 * Day], 24 * 7 * Day, Math.Min(options.HubFan, RareFan), true);
        // Friends use the same tags, like the same posts and follow the same people all week.
        return kind is TieKind.Link or TieKind.Media or TieKind.Text ? [quick, slow] : [quick];
    }

    /// <summary>The narrowest window that holds a gap; −1 when none does.</summary>
    public int RungOf(long gap)
    {
        for (var rung = 0; rung < Windows.Length; rung++)
        {
            if (gap <= Windows[rung])
                return rung;
        }

        return -1;
    }
}
