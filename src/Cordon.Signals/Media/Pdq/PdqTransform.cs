using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cordon.Signals.Media.Pdq;

/// <summary>The second half of the hash, over the picture shrunk to 64 × 64: quality, cosine transform, median, and the eight dihedral forms.</summary>
internal static class PdqTransform
{
    /// <summary>Rows and columns of the shrunk picture.</summary>
    public const int Side = 64;

    /// <summary>Rows and columns of the transformed picture.</summary>
    public const int Kept = 16;

    private const int QualityScale = 90;

    // Row i of the transform, 16 × 64, and the same turned over. There is no constant row: brightness does not count.
    private static readonly float[] Cosines = MakeCosines();
    private static readonly float[] CosinesTurned = Turn(Cosines);

    /// <summary>How much structure the shrunk picture has: 0 to 100, from the differences of neighbours.</summary>
    public static int Quality(ReadOnlySpan<float> shrunk)
    {
        var steps = 0;
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var here = shrunk[(row * Side) + column];
                if (row + 1 < Side)
                    steps += Step(here, shrunk[((row + 1) * Side) + column]);
                if (column + 1 < Side)
                    steps += Step(here, shrunk[(row * Side) + column + 1]);
            }
        }
        return Math.Min(100, steps / QualityScale);
    }

    /// <summary>The 16 × 16 lowest frequencies, without the constant ones. Every sum goes up from index 0, on every processor.</summary>
    /// <param name="shrunk">64 × 64.</param>
    /// <param name="half">Room for 16 × 64.</param>
    /// <param name="transformed">Room for 16 × 16.</param>
    /// <param name="wide">Whether to take eight columns at once.</param>
    public static void Transform(ReadOnlySpan<float> shrunk, Span<float> half, Span<float> transformed, bool wide)
    {
        Product(Cosines, shrunk, half, Side, wide);
        Product(half, CosinesTurned, transformed, Kept, wide);
    }

    /// <summary>The hash of one form: which of the 256 values, turned and mirrored, lie above their lower median.</summary>
    /// <param name="transformed">16 × 16.</param>
    /// <param name="form">How the picture is turned.</param>
    /// <param name="room">Room for 512 numbers.</param>
    public static PdqHash Hash(ReadOnlySpan<float> transformed, Dihedral form, Span<float> room)
    {
        var values = room[..256];
        var sorted = room[256..512];
        var turned = form is Dihedral.Quarter or Dihedral.ThreeQuarters or Dihedral.Transposed or Dihedral.AntiTransposed;
        // An odd frequency changes its sign where its axis is reversed; rows and columns count from frequency 1.
        var rowsReversed = form is Dihedral.Half or Dihedral.UpsideDown or Dihedral.ThreeQuarters or Dihedral.AntiTransposed;
        var columnsReversed = form is Dihedral.Half or Dihedral.Mirrored or Dihedral.Quarter or Dihedral.AntiTransposed;
        for (var row = 0; row < Kept; row++)
        {
            for (var column = 0; column < Kept; column++)
            {
                var value = transformed[turned ? (column * Kept) + row : (row * Kept) + column];
                var negative = (rowsReversed && (row & 1) == 0) ^ (columnsReversed && (column & 1) == 0);
                values[(row * Kept) + column] = negative ? -value : value;
            }
        }
        values.CopyTo(sorted);
        sorted.Sort();
        var median = sorted[127];
        Span<ulong> words = stackalloc ulong[4];
        for (var word = 0; word < 4; word++)
        {
            var bits = 0UL;
            for (var bit = 63; bit >= 0; bit--)
                bits = (bits << 1) | (values[(word * 64) + bit] > median ? 1UL : 0UL);
            words[word] = bits;
        }
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    private static int Step(float one, float other) => Math.Abs((int)((one - other) * 100f / 255f));

    // left is 16 × 64, right 64 × columns.
    private static void Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> product, int columns, bool wide)
    {
        left = left[..(Kept * Side)];
        right = right[..(Side * columns)];
        product = product[..(Kept * columns)];
        if (!wide)
        {
            for (var row = 0; row < Kept; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var sum = 0f;
                    for (var k = 0; k < Side; k++)
                        sum += left[(row * Side) + k] * right[(k * columns) + column];
                    product[(row * columns) + column] = sum;
                }
            }
            return;
        }
        ref var factors = ref MemoryMarshal.GetReference(right);
        ref var sums = ref MemoryMarshal.GetReference(product);
        // Four rows at once: their sums do not wait for each other.
        for (var row = 0; row < Kept; row += 4)
        {
            for (var column = 0; column < columns; column += 8)
            {
                var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
                for (var k = 0; k < Side; k++)
                {
                    var factor = Vector256.LoadUnsafe(ref factors, (nuint)((k * columns) + column));
                    a += Vector256.Create(left[(row * Side) + k]) * factor;
                    b += Vector256.Create(left[((row + 1) * Side) + k]) * factor;
                    c += Vector256.Create(left[((row + 2) * Side) + k]) * factor;
                    d += Vector256.Create(left[((row + 3) * Side) + k]) * factor;
                }
                a.StoreUnsafe(ref sums, (nuint)((row * columns) + column));
                b.StoreUnsafe(ref sums, (nuint)(((row + 1) * columns) + column));
                c.StoreUnsafe(ref sums, (nuint)(((row + 2) * columns) + column));
                d.StoreUnsafe(ref sums, (nuint)(((row + 3) * columns) + column));
            }
        }
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Kept * Side];
        for (var i = 0; i < Kept; i++)
        {
            for (var j = 0; j < Side; j++)
                cosines[(i * Side) + j] = (float)(Math.Sqrt(2.0 / Side) * Math.Cos(Math.PI / (2 * Side) * (i + 1) * ((2 * j) + 1)));
        }
        return cosines;
    }

    private static float[] Turn(float[] cosines)
    {
        var turned = new float[cosines.Length];
        for (var i = 0; i < Kept; i++)
        {
            for (var j = 0; j < Side; j++)
                turned[(j * Kept) + i] = cosines[(i * Side) + j];
        }
        return turned;
    }
}
