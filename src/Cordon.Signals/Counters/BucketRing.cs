using System.Runtime.Intrinsics;

namespace Cordon.Signals.Counters;

/// <summary>
/// How a window is cut into buckets: 60 to a window, aligned to 1970. A ring holds the buckets that end with the one of the key's newest event; it has enough of
/// them for every window that ends no further behind than the allowed lateness.
/// </summary>
internal readonly struct BucketRing
{
    /// <summary>Buckets of a window.</summary>
    public const int PerWindow = 60;

    private readonly long _width;

    /// <summary>The cut of a window.</summary>
    /// <param name="windowMicros">The window: whole minutes, in microseconds.</param>
    /// <param name="latenessMicros">The allowed lateness, at most the window, in microseconds.</param>
    public BucketRing(long windowMicros, long latenessMicros)
    {
        _width = windowMicros / PerWindow;
        var needed = PerWindow + 1 + (int)((latenessMicros + _width - 1) / _width);
        Slots = needed <= 64 ? 64 : 128;
    }

    /// <summary>Slots of a ring: 64 or 128.</summary>
    public int Slots { get; }

    /// <summary>The bucket of a time. It lies in slot <c>bucket &amp; (Slots − 1)</c>.</summary>
    public long Bucket(long timeMicros) => (long)((ulong)timeMicros / (ulong)_width);

    /// <summary>The buckets a reading adds up, of a ring whose newest bucket is given: from the one that holds the window's start to the one of its end.</summary>
    public (long First, long Last) Cover(long timeMicros, long newestBucket)
    {
        var end = Bucket(timeMicros);
        return (Math.Max(end - PerWindow, newestBucket - Slots + 1), Math.Min(end, newestBucket));
    }

    /// <summary>The values of the buckets from first to last, which lie in one or two pieces.</summary>
    public void Pieces<T>(ReadOnlySpan<T> ring, long first, long last, out ReadOnlySpan<T> head, out ReadOnlySpan<T> tail)
    {
        head = tail = default;
        if (first > last)
            return;
        var start = (int)first & (Slots - 1);
        var count = (int)(last - first) + 1;
        var untilEnd = Math.Min(count, Slots - start);
        head = ring.Slice(start, untilEnd);
        tail = ring[..(count - untilEnd)];
    }

    /// <summary>The sum of counts.</summary>
    public static long Sum(ReadOnlySpan<uint> counts)
    {
        var sums = Vector256<ulong>.Zero;
        while (counts.Length >= Vector256<uint>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(counts));
            sums += low + high;
            counts = counts[Vector256<uint>.Count..];
        }
        var sum = Vector256.Sum(sums);
        foreach (var count in counts)
            sum += count;
        return (long)sum;
    }

    /// <summary>The sum of amounts, added in an order that depends on their number alone.</summary>
    public static double Sum(ReadOnlySpan<double> amounts)
    {
        var sums = Vector256<double>.Zero;
        while (amounts.Length >= Vector256<double>.Count)
        {
            sums += Vector256.Create(amounts);
            amounts = amounts[Vector256<double>.Count..];
        }
        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        foreach (var amount in amounts)
            sum += amount;
        return sum;
    }
}
