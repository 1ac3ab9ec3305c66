namespace Cordon.Networks.Ties;

/// <summary>One way of cutting time for co-actions: the windows that are tried, and how long the actions on one object are one unit.</summary>
/// <param name="Windows">Microseconds, ascending, at least one.</param>
/// <param name="Period">Microseconds; a unit is what happens on one object within it.</param>
/// <param name="HubFan">A unit that more accounts than this touch ties nobody.</param>
/// <param name="IsSlow">
/// Whether timing says little at these windows, so that what speaks against shared interest is how much of what the less active of the two touched
/// the other touched too.
/// </param>
/// <param name="Price">What a tie pays for being looked for in several ways, in units of surprise.</param>
internal sealed record CoActionScale(long[] Windows, long Period, int HubFan, bool IsSlow, double Price)
{
    private const long Minute = 60_000_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    // More accounts than this know a thing by being on the platform.
    private const int RareFan = 20;

    /// <summary>
    /// The scales of one kind: the given window alone, or with the ladder of slow ones for what is rare. The window and the ladder
    /// spend half of the false discoveries each, the ladder's windows in equal parts.
    /// </summary>
    public static CoActionScale[] Of(TieKind kind, TieOptions options)
    {
        var window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;
        var quick = new CoActionScale([window], PeriodOf(window), options.HubFan, IsSlow: false, Price: 0);
        // Friends use the same tags, like the same posts and follow the same people all week.
        if (!options.Adaptive || kind is not (TieKind.Link or TieKind.Media or TieKind.Text))
            return [quick];
        long[] ladder = [10 * Minute, Hour, 6 * Hour, Day, 7 * Day];
        var slow = new CoActionScale(ladder, PeriodOf(ladder[^1]), Math.Min(options.HubFan, RareFan), IsSlow: true, Math.Log10(2 * ladder.Length));
        return [quick with { Price = Math.Log10(2) }, slow];
    }

    /// <summary>Whether the next action on an object begins another unit.</summary>
    /// <param name="lasted">Microseconds from the unit's first action to it.</param>
    /// <param name="still">Microseconds from the action before to it.</param>
    public bool EndsUnit(long lasted, long still) =>
        lasted >= Period && (still > Windows[^1] || lasted >= Period + (Period / 4));

    /// <summary>Whether a unit that so many accounts touch is looked at: it is neither one account's own nor a hub.</summary>
    public bool CanTie(int fan) => fan >= 2 && fan <= HubFan;

    /// <summary>How long what happens on one object is one unit of evidence: a day, or 24 windows where that is longer. Microseconds.</summary>
    public static long PeriodOf(long window) => Math.Max(Day, 24 * window);

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
