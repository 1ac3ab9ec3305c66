using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Signals.Media.Pdq;

/// <summary>Turns strips of 16 rows over, so that the 16 values of a column lie side by side and a row filter can take 16 rows at once; and back.</summary>
internal static class Transposing
{
    /// <summary>Rows in a strip.</summary>
    public const int StripRows = 16;

    /// <summary>From 16 rows to columns of 16.</summary>
    /// <param name="rows">16 rows of <paramref name="stride"/> numbers.</param>
    /// <param name="stride">Length of a row, a multiple of 8.</param>
    /// <param name="columns"><paramref name="stride"/> columns of 16 numbers.</param>
    /// <param name="wide">Whether to use AVX.</param>
    public static void ToColumns(ReadOnlySpan<float> rows, int stride, Span<float> columns, bool wide)
    {
        rows = rows[..(stride * StripRows)];
        columns = columns[..(stride * StripRows)];
        if (!wide)
        {
            for (var row = 0; row < StripRows; row++)
            {
                for (var column = 0; column < stride; column++)
                    columns[(column * StripRows) + row] = rows[(row * stride) + column];
            }
            return;
        }
        ref var from = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(columns);
        for (var column = 0; column < stride; column += 8)
        {
            Block(ref from, column, stride, ref to, column * StripRows, StripRows);
            Block(ref from, (8 * stride) + column, stride, ref to, (column * StripRows) + 8, StripRows);
        }
    }

    /// <summary>From columns of 16 to rows that lie anywhere.</summary>
    /// <param name="columns"><paramref name="stride"/> columns of 16 numbers.</param>
    /// <param name="stride">Length of a row, a multiple of 8.</param>
    /// <param name="rows">Room for 16 rows of <paramref name="stride"/> numbers.</param>
    /// <param name="wide">Whether to use AVX.</param>
    public static void ToRows(ReadOnlySpan<float> columns, int stride, Span<float> rows, bool wide)
    {
        rows = rows[..(stride * StripRows)];
        columns = columns[..(stride * StripRows)];
        if (!wide)
        {
            for (var row = 0; row < StripRows; row++)
            {
                for (var column = 0; column < stride; column++)
                    rows[(row * stride) + column] = columns[(column * StripRows) + row];
            }
            return;
        }
        ref var from = ref MemoryMarshal.GetReference(columns);
        ref var to = ref MemoryMarshal.GetReference(rows);
        for (var column = 0; column < stride; column += 8)
        {
            Block(ref from, column * StripRows, StripRows, ref to, column, stride);
            Block(ref from, (column * StripRows) + 8, StripRows, ref to, (8 * stride) + column, stride);
        }
    }

    // Turns over a block of 8 × 8 numbers: three rounds of exchanges, of neighbours, of pairs and of halves.
    private static void Block(ref float from, int fromStart, int fromStride, ref float to, int toStart, int toStride)
    {
        var a = Vector256.LoadUnsafe(ref from, (nuint)fromStart);
        var b = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + fromStride));
        var c = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + (2 * fromStride)));
        var d = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + (3 * fromStride)));
        var e = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + (4 * fromStride)));
        var f = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + (5 * fromStride)));
        var g = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + (6 * fromStride)));
        var h = Vector256.LoadUnsafe(ref from, (nuint)(fromStart + (7 * fromStride)));
        (a, b, c, d) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        (e, f, g, h) = (Avx.UnpackLow(e, f), Avx.UnpackHigh(e, f), Avx.UnpackLow(g, h), Avx.UnpackHigh(g, h));
        const byte low = 0b01_00_01_00;
        const byte high = 0b11_10_11_10;
        var (p, q, r, s) = (Avx.Shuffle(a, c, low), Avx.Shuffle(a, c, high), Avx.Shuffle(b, d, low), Avx.Shuffle(b, d, high));
        var (t, u, v, w) = (Avx.Shuffle(e, g, low), Avx.Shuffle(e, g, high), Avx.Shuffle(f, h, low), Avx.Shuffle(f, h, high));
        Avx.Permute2x128(p, t, 0x20).StoreUnsafe(ref to, (nuint)toStart);
        Avx.Permute2x128(q, u, 0x20).StoreUnsafe(ref to, (nuint)(toStart + toStride));
        Avx.Permute2x128(r, v, 0x20).StoreUnsafe(ref to, (nuint)(toStart + (2 * toStride)));
        Avx.Permute2x128(s, w, 0x20).StoreUnsafe(ref to, (nuint)(toStart + (3 * toStride)));
        Avx.Permute2x128(p, t, 0x31).StoreUnsafe(ref to, (nuint)(toStart + (4 * toStride)));
        Avx.Permute2x128(q, u, 0x31).StoreUnsafe(ref to, (nuint)(toStart + (5 * toStride)));
        Avx.Permute2x128(r, v, 0x31).StoreUnsafe(ref to, (nuint)(toStart + (6 * toStride)));
        Avx.Permute2x128(s, w, 0x31).StoreUnsafe(ref to, (nuint)(toStart + (7 * toStride)));
    }
}
