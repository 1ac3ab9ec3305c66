namespace Cordon.Policy.Cel.Values;

/// <summary>
/// Marks the kind of a value that lies in the 64 bits beside it. A timestamp has one tag for each count of nanoseconds below 100, since
/// its bits count steps of 100 ns.
/// </summary>
internal sealed class CelTag : CelReference
{
    public static readonly CelTag Bool = new(CelKind.Bool, 0);
    public static readonly CelTag Int = new(CelKind.Int, 0);
    public static readonly CelTag UInt = new(CelKind.UInt, 0);
    public static readonly CelTag Double = new(CelKind.Double, 0);
    public static readonly CelTag Duration = new(CelKind.Duration, 0);

    private static readonly CelTag[] Timestamps = [.. Enumerable.Range(0, 100).Select(n => new CelTag(CelKind.Timestamp, n))];

    private CelTag(CelKind kind, int nanoseconds)
        : base(kind) => Nanoseconds = nanoseconds;

    /// <summary>What a timestamp has beyond its whole steps of 100 ns, 0 to 99.</summary>
    public int Nanoseconds { get; }

    public static CelTag Timestamp(int nanoseconds) => Timestamps[nanoseconds];
}
