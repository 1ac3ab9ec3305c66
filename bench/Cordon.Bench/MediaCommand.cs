using System.Diagnostics;
using System.Globalization;
using Cordon.Events;
using Cordon.Media;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Bench;

/// <summary>PDQ hashes a second, one thread: from pixels on both paths, and from files with their decoding.</summary>
internal static class MediaCommand
{
    public const string Usage = "  media [FILE…]   PDQ hashes a second from pixels (1600 × 1004) and from the files; bytes allocated";

    private const int Width = 1600;
    private const int Height = 1004;

    public static int Run(string[] args)
    {
        var pixels = new byte[Width * Height * 4];
        var random = new SeededRandom(1);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.Next(256);
        var forms = new PdqHash[8];
        foreach (var (wide, layout, name) in new[] { (false, PixelLayout.Rgbx, "scalar, four bytes a pixel"), (true, PixelLayout.Rgbx, "AVX2, four bytes a pixel"), (true, PixelLayout.Rgb, "AVX2, three bytes a pixel"), (true, PixelLayout.Grey, "AVX2, grey") })
        {
            var hasher = new PdqHasher(wide);
            var stride = Width * (layout == PixelLayout.Grey ? 1 : layout == PixelLayout.Rgb ? 3 : 4);
            Rate($"pixels {Width} × {Height}, {name}", () => hasher.Hash(pixels, Width, Height, stride, layout, forms.AsSpan(0, 1)));
            if (wide && layout == PixelLayout.Rgbx)
                Rate($"pixels {Width} × {Height}, {name}, all eight forms", () => hasher.Hash(pixels, Width, Height, stride, layout, forms));
        }
        using var pictures = new PictureHasher();
        foreach (var path in args)
        {
            var file = File.ReadAllBytes(path);
            Rate($"file {Path.GetFileName(path)}, decoded and hashed", () => pictures.Hash(file, forms.AsSpan(0, 1), out _));
        }
        return 0;
    }

    private static void Rate(string name, Action hash)
    {
        for (var i = 0; i < 20; i++)
            hash();
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        const int times = 40;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            hash();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-66} {1 / best,8:0} a second   {bytes} B allocated"));
    }
}
