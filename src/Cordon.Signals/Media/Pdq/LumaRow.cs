using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Signals.Media.Pdq;

/// <summary>The brightness of a row of pixels: 0.299 R + 0.587 G + 0.114 B in float32, summed in this order.</summary>
internal static class LumaRow
{
    private const float Red = 0.299f;
    private const float Green = 0.587f;
    private const float Blue = 0.114f;

    /// <summary>Bytes of a pixel.</summary>
    public static int BytesOf(PixelLayout layout) => layout switch { PixelLayout.Grey => 1, PixelLayout.Rgb => 3, _ => 4 };

    /// <summary>Writes the brightness of each pixel.</summary>
    /// <param name="pixels">The row: <paramref name="luma"/>'s length times the bytes of a pixel.</param>
    /// <param name="layout">How a pixel lies.</param>
    /// <param name="luma">Where to write, one number a pixel.</param>
    /// <param name="wide">Whether to take eight pixels at once, where the processor can.</param>
    public static void Read(ReadOnlySpan<byte> pixels, PixelLayout layout, Span<float> luma, bool wide)
    {
        var done = wide ? ReadWide(pixels, layout, luma) : 0;
        switch (layout)
        {
            case PixelLayout.Grey:
                for (var i = done; i < luma.Length; i++)
                    luma[i] = pixels[i];
                break;
            case PixelLayout.Bgrx:
                for (var (i, p) = (done, done * 4); i < luma.Length; i++, p += 4)
                    luma[i] = Of(pixels[p + 2], pixels[p + 1], pixels[p]);
                break;
            default:
                var bytes = BytesOf(layout);
                for (var (i, p) = (done, done * bytes); i < luma.Length; i++, p += bytes)
                    luma[i] = Of(pixels[p], pixels[p + 1], pixels[p + 2]);
                break;
        }
    }

    private static float Of(byte red, byte green, byte blue) => (Red * red) + (Green * green) + (Blue * blue);

    // How many pixels were done: a multiple of eight.
    private static int ReadWide(ReadOnlySpan<byte> pixels, PixelLayout layout, Span<float> luma)
    {
        var done = 0;
        if (layout == PixelLayout.Grey)
        {
            for (; done + 8 <= luma.Length; done += 8)
            {
                var eight = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(pixels[done..])).AsByte();
                Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(eight)).CopyTo(luma[done..]);
            }
            return done;
        }
        var (red, green, blue) = (Vector256.Create(Red), Vector256.Create(Green), Vector256.Create(Blue));
        var low = Vector256.Create(0xFF);
        // Three bytes a pixel are spread to four, in each half of the vector.
        var spread = Vector256.Create((byte)0, 1, 2, 128, 3, 4, 5, 128, 6, 7, 8, 128, 9, 10, 11, 128, 0, 1, 2, 128, 3, 4, 5, 128, 6, 7, 8, 128, 9, 10, 11, 128);
        // The second half of three-byte pixels is read from byte 12 to 28 of 24: four bytes of the next pixels must be there.
        var needed = layout == PixelLayout.Rgb ? 28 : 32;
        var bytes = BytesOf(layout) * 8;
        for (var p = 0; done + 8 <= luma.Length && p + needed <= pixels.Length; done += 8, p += bytes)
        {
            var eight = layout == PixelLayout.Rgb
                ? Avx2.Shuffle(Vector256.Create(Vector128.Create(pixels.Slice(p, 16)), Vector128.Create(pixels.Slice(p + 12, 16))), spread).AsInt32()
                : Vector256.Create(pixels.Slice(p, 32)).AsInt32();
            var first = Avx.ConvertToVector256Single(eight & low);
            var second = Avx.ConvertToVector256Single((eight >>> 8) & low);
            var third = Avx.ConvertToVector256Single((eight >>> 16) & low);
            var (r, b) = layout == PixelLayout.Bgrx ? (third, first) : (first, third);
            ((red * r) + (green * second) + (blue * b)).CopyTo(luma[done..]);
        }
        return done;
    }
}
