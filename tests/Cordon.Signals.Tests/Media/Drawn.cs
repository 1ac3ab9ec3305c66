using Cordon.Events;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Tests.Media;

/// <summary>Pictures that the tests draw themselves: coloured discs and bars on a shaded ground.</summary>
internal static class Drawn
{
    public static byte[] Picture(int width, int height, PixelLayout layout, ulong seed, int padding = 0)
    {
        var random = new SeededRandom(seed);
        var shapes = Enumerable.Range(0, 40).Select(_ => (
            X: random.NextUnit(), Y: random.NextUnit(), Size: 0.02 + (0.2 * random.NextUnit()), Disc: random.Next(2) == 0,
            Colour: (random.Next(256), random.Next(256), random.Next(256)))).ToArray();
        var bytes = NaivePdq.Bytes(layout);
        var stride = (width * bytes) + padding;
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (u, v) = ((x + 0.5) / width, (y + 0.5) / height);
                var (r, g, b) = ((int)(255 * u), (int)(255 * v), (int)(127 * (u + v)));
                foreach (var shape in shapes)
                {
                    var (dx, dy) = (Math.Abs(u - shape.X), Math.Abs(v - shape.Y));
                    if (shape.Disc ? (dx * dx) + (dy * dy) < shape.Size * shape.Size : Math.Max(dx, dy) < shape.Size / 2)
                        (r, g, b) = shape.Colour;
                }
                var at = (y * stride) + (x * bytes);
                if (layout == PixelLayout.Grey)
                {
                    pixels[at] = (byte)((r + g + b) / 3);
                    continue;
                }
                (pixels[at], pixels[at + 1], pixels[at + 2]) = layout == PixelLayout.Bgrx ? ((byte)b, (byte)g, (byte)r) : ((byte)r, (byte)g, (byte)b);
                if (bytes == 4)
                    pixels[at + 3] = (byte)random.Next(256);
            }
        }
        return pixels;
    }

    /// <summary>The same for grey pixels, each to its place.</summary>
    public static byte[] Turn(byte[] grey, int side, Dihedral form)
    {
        var turned = new byte[grey.Length];
        var last = side - 1;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var (toY, toX) = form switch
                {
                    Dihedral.Quarter => (x, last - y),
                    Dihedral.Half => (last - y, last - x),
                    Dihedral.ThreeQuarters => (last - x, y),
                    Dihedral.Mirrored => (y, last - x),
                    Dihedral.UpsideDown => (last - y, x),
                    Dihedral.Transposed => (x, y),
                    Dihedral.AntiTransposed => (last - x, last - y),
                    _ => (y, x),
                };
                turned[(toY * side) + toX] = grey[(y * side) + x];
            }
        }
        return turned;
    }
}
