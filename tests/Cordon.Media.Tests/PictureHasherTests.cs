using System.Buffers.Binary;
using System.IO.Hashing;
using Cordon.Events;
using Cordon.Signals.Media.Pdq;
using SkiaSharp;

namespace Cordon.Media.Tests;

public sealed class PictureHasherTests : IDisposable
{
    private readonly PictureHasher _hasher = new();

    public void Dispose() => _hasher.Dispose();

    [Fact]
    public void A_file_without_loss_hashes_to_its_pixels_bit_for_bit()
    {
        using var bitmap = Pictures.Draw(333, 222, 1);
        var expected = new PdqHasher().Hash(bitmap.GetPixelSpan(), 333, 222, bitmap.RowBytes, PixelLayout.Rgbx);

        Assert.Equal(expected, Good(Pictures.Encode(bitmap, SKEncodedImageFormat.Png)));
        Assert.Equal(expected, Good(Pictures.Bmp(bitmap)));
        using var webp = bitmap.PeekPixels()!.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 50));
        Assert.Equal(expected, Good(webp!.ToArray()));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_file_with_loss_stays_within_the_match_distance(SKEncodedImageFormat format)
    {
        using var bitmap = Pictures.Draw(640, 480, 2);
        var pixels = new PdqHasher().Hash(bitmap.GetPixelSpan(), 640, 480, bitmap.RowBytes, PixelLayout.Rgbx);

        Assert.InRange(Good(Pictures.Encode(bitmap, format, 80)).Hash.DistanceTo(pixels.Hash), 0, 10);
    }

    [Fact]
    public void Of_a_GIF_the_first_frame_is_hashed()
    {
        using var bitmap = Pictures.Draw(100, 90, 3, SKColorType.Gray8);
        var first = bitmap.GetPixelSpan().ToArray();
        var second = first.Reverse().ToArray();
        var expected = new PdqHasher().Hash(first, 100, 90, 100, PixelLayout.Grey);

        // A grey of three equal channels has a brightness that float32 may round off by its last bit.
        Assert.InRange(Good(Pictures.Gif(100, 90, first)).Hash.DistanceTo(expected.Hash), 0, 2);
        Assert.Equal(Good(Pictures.Gif(100, 90, first)), Good(Pictures.Gif(100, 90, first, second)));
    }

    [Fact]
    public void What_is_transparent_lies_over_white()
    {
        using var bitmap = new SKBitmap(200, 200, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var shown = new SKBitmap(200, 200, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var random = new SeededRandom(4);
        for (var y = 0; y < 200; y++)
        {
            for (var x = 0; x < 200; x++)
            {
                var (grey, clear) = ((byte)random.Next(256), ((x / 40) + (y / 30)) % 2 == 0);
                bitmap.SetPixel(x, y, new SKColor(grey, grey, grey, clear ? (byte)0 : (byte)255));
                shown.SetPixel(x, y, clear ? SKColors.White : new SKColor(grey, grey, grey));
            }
        }

        Assert.Equal(Good(Pictures.Encode(shown, SKEncodedImageFormat.Png)), Good(Pictures.Encode(bitmap, SKEncodedImageFormat.Png)));
    }

    [Fact]
    public void Files_that_are_no_picture_are_refused_with_a_reason()
    {
        Refused([], RefusalKind.Empty, "is empty");
        Refused("a blue widget"u8.ToArray(), RefusalKind.UnknownFormat, "no JPEG, PNG, WebP, GIF or BMP");
        Refused([0xFF, 0xD8, 0xFF, 0xE0], RefusalKind.Malformed, "no width and height");
        Assert.Equal(RefusalKind.Unreadable, _hasher.HashFile(Path.Combine(AppContext.BaseDirectory, "nowhere.png"), new PdqHash[1], out _).Kind);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_file_that_is_cut_short_is_refused(SKEncodedImageFormat format)
    {
        using var bitmap = Pictures.Draw(300, 200, 5);
        var file = Pictures.Encode(bitmap, format);

        foreach (var length in new[] { file.Length / 4, file.Length / 2, file.Length * 3 / 4 })
            Refused(file[..length], RefusalKind.Malformed, "is broken");
    }

    [Fact]
    public void A_header_that_promises_too_much_is_refused_before_any_pixel_gets_memory()
    {
        using var bitmap = Pictures.Draw(64, 64, 6);
        var png = Pictures.Encode(bitmap, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), 8_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), 8_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(png.AsSpan(12, 17)));
        Refused(png, RefusalKind.TooLarge, "times its size");
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), 20_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), 20_000);
        Refused(png, RefusalKind.TooLarge, "20000 × 20000");
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), uint.MaxValue);
        Refused(png, RefusalKind.TooLarge, "a side has at most 32768");

        using var strict = new PictureHasher(new DecodeLimits { Bytes = 100 });
        Assert.Equal(RefusalKind.TooLarge, strict.Hash(png, new PdqHash[1], out _).Kind);
    }

    [Fact]
    public void An_animated_PNG_and_an_animated_WebP_are_refused()
    {
        using var bitmap = Pictures.Draw(64, 64, 7);
        var png = Pictures.Encode(bitmap, SKEncodedImageFormat.Png);
        byte[] control = [0, 0, 0, 8, (byte)'a', (byte)'c', (byte)'T', (byte)'L', 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(control.AsSpan(16), Crc32.HashToUInt32(control.AsSpan(4, 12)));
        Refused([.. png[..33], .. control, .. png[33..]], RefusalKind.Animated, "animated");

        var webp = new byte[64];
        "RIFF"u8.CopyTo(webp);
        "WEBPVP8X"u8.CopyTo(webp.AsSpan(8));
        webp[16] = 10;
        webp[20] = 2;
        Refused(webp, RefusalKind.Animated, "animated");
    }

    [Fact]
    public void Damaged_files_are_hashed_or_refused_and_never_break_the_hasher()
    {
        using var bitmap = Pictures.Draw(48, 40, 8);
        byte[][] files =
        [
            Pictures.Encode(bitmap, SKEncodedImageFormat.Png), Pictures.Encode(bitmap, SKEncodedImageFormat.Jpeg), Pictures.Encode(bitmap, SKEncodedImageFormat.Webp),
            Pictures.Bmp(bitmap), Pictures.Gif(48, 40, new byte[48 * 40]),
        ];
        var random = new SeededRandom(9);
        var forms = new PdqHash[1];
        var (good, refused) = (0, 0);
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = files[round % files.Length].ToArray();
            for (var hits = random.Next(4); hits >= 0; hits--)
                damaged[random.Next(random.Next(2) == 0 ? Math.Min(64, damaged.Length) : damaged.Length)] = (byte)random.Next(256);
            var refusal = _hasher.Hash(damaged.AsSpan(0, random.Next(4) == 0 ? random.Next(damaged.Length) : damaged.Length), forms, out _);
            if (refusal.Kind == RefusalKind.None)
                good++;
            else
                refused++;
            Assert.Equal(refusal.Kind == RefusalKind.None, refusal.Reason.Length == 0);
        }

        Assert.True(good > 100 && refused > 100, $"{good} hashed, {refused} refused");
        Assert.Equal(100, Good(files[0]).Quality);
    }

    private HashedPicture Good(byte[] file)
    {
        var forms = new PdqHash[1];
        Assert.Equal(Refusal.None, _hasher.Hash(file, forms, out var quality));
        return new HashedPicture(forms[0], quality);
    }

    private void Refused(byte[] file, RefusalKind kind, string reason)
    {
        var refusal = _hasher.Hash(file, new PdqHash[1], out _);
        Assert.Equal(kind, refusal.Kind);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }
}
