using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Signals.Media.Pdq;

/// <summary>The box filter's steps over many lanes at once: 16 rows of a strip, or all columns of a row. Scalar and AVX give the same bits.</summary>
internal static class BoxFilter
{
    private const int Lanes = Transposing.StripRows;

    // Up to this width a quotient from the reciprocal and two fused steps (Markstein 1990) is the correctly rounded one for every dividend; tried for all of them.
    private const int ProvenWidth = 512;

    /// <summary>Filters the 16 rows of a turned-over strip.</summary>
    /// <param name="strip">Columns of 16 numbers.</param>
    /// <param name="window">Of the row: its length is that of the strip.</param>
    /// <param name="output">As many columns of 16 numbers.</param>
    /// <param name="wide">Whether to use AVX.</param>
    public static void Strip(ReadOnlySpan<float> strip, BoxWindow window, Span<float> output, bool wide)
    {
        strip = strip[..(window.Length * Lanes)];
        output = output[..(window.Length * Lanes)];
        if (!wide)
        {
            Span<float> sum = stackalloc float[Lanes];
            sum.Clear();
            for (var i = 0; i < window.Ahead; i++)
                Add(sum, strip.Slice(i * Lanes, Lanes));
            for (var o = 0; o < window.Length; o++)
            {
                Slide(sum, strip, window, o);
                for (var lane = 0; lane < Lanes; lane++)
                    output[(o * Lanes) + lane] = sum[lane] / window.Count(o);
            }
            return;
        }
        ref var from = ref MemoryMarshal.GetReference(strip);
        ref var to = ref MemoryMarshal.GetReference(output);
        var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < window.Ahead; i++)
            (first, second) = (first + Load(ref from, i), second + LoadSecond(ref from, i));
        var full = window.Length - window.Ahead;
        var width = window.Width;
        var (w, reciprocal) = (Vector256.Create((float)width), Vector256.Create(1f / width));
        var fused = Fused(width);
        for (var o = 0; o < window.Length; o++)
        {
            if (o < full)
                (first, second) = (first + Load(ref from, o + window.Ahead), second + LoadSecond(ref from, o + window.Ahead));
            var leaving = o + window.Ahead - width;
            if (leaving >= 0)
                (first, second) = (first - Load(ref from, leaving), second - LoadSecond(ref from, leaving));
            if (o < full && leaving >= -1)
            {
                Over(first, w, reciprocal, fused).StoreUnsafe(ref to, (nuint)(o * Lanes));
                Over(second, w, reciprocal, fused).StoreUnsafe(ref to, (nuint)((o * Lanes) + 8));
            }
            else
            {
                var count = Vector256.Create((float)window.Count(o));
                (first / count).StoreUnsafe(ref to, (nuint)(o * Lanes));
                (second / count).StoreUnsafe(ref to, (nuint)((o * Lanes) + 8));
            }
        }
    }

    /// <summary>Filters the 16 rows of a turned-over strip and keeps some outputs.</summary>
    /// <param name="strip">Columns of 16 numbers.</param>
    /// <param name="window">Of the row.</param>
    /// <param name="kept">The outputs to keep, ascending, perhaps repeated.</param>
    /// <param name="output">16 rows, each of the kept outputs.</param>
    /// <param name="wide">Whether to use AVX.</param>
    public static void StripSampled(ReadOnlySpan<float> strip, BoxWindow window, ReadOnlySpan<int> kept, Span<float> output, bool wide)
    {
        strip = strip[..(window.Length * Lanes)];
        output = output[..(kept.Length * Lanes)];
        Span<float> sum = stackalloc float[Lanes];
        sum.Clear();
        if (!wide)
        {
            for (var i = 0; i < window.Ahead; i++)
                Add(sum, strip.Slice(i * Lanes, Lanes));
            var next = 0;
            for (var o = 0; next < kept.Length; o++)
            {
                Slide(sum, strip, window, o);
                for (; next < kept.Length && kept[next] == o; next++)
                    Keep(sum, window.Count(o), output, next, kept.Length);
            }
            return;
        }
        ref var from = ref MemoryMarshal.GetReference(strip);
        var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < window.Ahead; i++)
            (first, second) = (first + Load(ref from, i), second + LoadSecond(ref from, i));
        var full = window.Length - window.Ahead;
        var at = 0;
        for (var k = 0; k < kept.Length; k++)
        {
            for (; at <= kept[k]; at++)
            {
                if (at < full)
                    (first, second) = (first + Load(ref from, at + window.Ahead), second + LoadSecond(ref from, at + window.Ahead));
                var leaving = at + window.Ahead - window.Width;
                if (leaving >= 0)
                    (first, second) = (first - Load(ref from, leaving), second - LoadSecond(ref from, leaving));
            }
            first.CopyTo(sum);
            second.CopyTo(sum[8..]);
            Keep(sum, window.Count(kept[k]), output, k, kept.Length);
        }
    }

    /// <summary>One step down all columns: a row enters, one leaves, and the mean is given.</summary>
    /// <param name="sum">The running sums, one a column.</param>
    /// <param name="entering">The row that enters; empty for none.</param>
    /// <param name="leaving">The row that leaves; empty for none.</param>
    /// <param name="count">How many rows the mean is over.</param>
    /// <param name="output">Where the means go; empty for nowhere.</param>
    /// <param name="wide">Whether to use AVX; then all lengths are multiples of 8.</param>
    public static void Rows(Span<float> sum, ReadOnlySpan<float> entering, ReadOnlySpan<float> leaving, int count, Span<float> output, bool wide)
    {
        var done = 0;
        if (wide)
        {
            var (w, reciprocal) = (Vector256.Create((float)count), Vector256.Create(1f / count));
            var fused = Fused(count);
            var (enters, leaves, gives) = (!entering.IsEmpty, !leaving.IsEmpty, !output.IsEmpty);
            entering = enters ? entering[..sum.Length] : sum;
            leaving = leaves ? leaving[..sum.Length] : sum;
            output = gives ? output[..sum.Length] : sum;
            ref var sums = ref MemoryMarshal.GetReference(sum);
            ref var added = ref MemoryMarshal.GetReference(entering);
            ref var taken = ref MemoryMarshal.GetReference(leaving);
            ref var means = ref MemoryMarshal.GetReference(output);
            for (; done + 8 <= sum.Length; done += 8)
            {
                var running = Vector256.LoadUnsafe(ref sums, (nuint)done);
                if (enters)
                    running += Vector256.LoadUnsafe(ref added, (nuint)done);
                if (leaves)
                    running -= Vector256.LoadUnsafe(ref taken, (nuint)done);
                running.StoreUnsafe(ref sums, (nuint)done);
                if (gives)
                    Over(running, w, reciprocal, fused).StoreUnsafe(ref means, (nuint)done);
            }
            return;
        }
        for (var i = done; i < sum.Length; i++)
        {
            if (!entering.IsEmpty)
                sum[i] += entering[i];
            if (!leaving.IsEmpty)
                sum[i] -= leaving[i];
            if (!output.IsEmpty)
                output[i] = sum[i] / count;
        }
    }

    /// <summary>Sums over a width, correctly rounded, as <see cref="Rows"/> and <see cref="Strip"/> take them where there is AVX.</summary>
    internal static Vector256<float> Over(Vector256<float> sum, int width) =>
        Over(sum, Vector256.Create((float)width), Vector256.Create(1f / width), Fused(width));

    private static bool Fused(int width) => Fma.IsSupported && width <= ProvenWidth;

    private static Vector256<float> Over(Vector256<float> sum, Vector256<float> width, Vector256<float> reciprocal, bool fused)
    {
        if (!fused)
            return sum / width;
        var quotient = sum * reciprocal;
        return Fma.MultiplyAdd(Fma.MultiplyAddNegated(quotient, width, sum), reciprocal, quotient);
    }

    private static Vector256<float> Load(ref float from, int column) => Vector256.LoadUnsafe(ref from, (nuint)(column * Lanes));

    private static Vector256<float> LoadSecond(ref float from, int column) => Vector256.LoadUnsafe(ref from, (nuint)((column * Lanes) + 8));

    private static void Add(Span<float> sum, ReadOnlySpan<float> column)
    {
        for (var lane = 0; lane < Lanes; lane++)
            sum[lane] += column[lane];
    }

    private static void Slide(Span<float> sum, ReadOnlySpan<float> strip, BoxWindow window, int output)
    {
        if (output + window.Ahead < window.Length)
            Add(sum, strip.Slice((output + window.Ahead) * Lanes, Lanes));
        var leaving = window.Leaving(output);
        if (leaving < 0)
            return;
        var column = strip.Slice(leaving * Lanes, Lanes);
        for (var lane = 0; lane < Lanes; lane++)
            sum[lane] -= column[lane];
    }

    private static void Keep(ReadOnlySpan<float> sum, int count, Span<float> output, int at, int stride)
    {
        for (var lane = 0; lane < Lanes; lane++)
            output[(lane * stride) + at] = sum[lane] / count;
    }
}
