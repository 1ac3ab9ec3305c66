namespace Cordon.Networks.Ties;

/// <summary>Times of which no two are within a window of each other. A look costs the same however many there are.</summary>
/// <param name="window">Microseconds, at least 1.</param>
internal sealed class ApartTimes(long window)
{
    // By slot of the window's length: its time. Two in one slot would be within a window.
    private readonly Dictionary<long, long> _times = [];

    /// <summary>Whether a time is within the window of one that was added.</summary>
    public bool IsNear(long time)
    {
        var slot = SlotOf(time);
        for (var near = slot - 1; near <= slot + 1; near++)
        {
            if (_times.TryGetValue(near, out var other) && Math.Abs(time - other) <= window)
                return true;
        }

        return false;
    }

    /// <summary>Adds a time that is near none.</summary>
    public void Add(long time) => _times.Add(SlotOf(time), time);

    private long SlotOf(long time) => Math.DivRem(time, window) is var (slot, rest) && rest < 0 ? slot - 1 : slot;
}
