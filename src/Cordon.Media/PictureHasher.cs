using System.Runtime.InteropServices;
using Cordon.Signals.Media.Pdq;
using SkiaSharp;

namespace Cordon.Media;

/// <summary>
/// Decodes picture files (JPEG, PNG, WebP, the first frame of a GIF, BMP) and hashes their pixels at full resolution. The orientation in EXIF is not applied, nor a
/// colour profile; what is transparent is shown over white. The pixels are kept in one buffer outside the managed heap, used again. One thread at a time.
/// </summary>
/// <param name="limits">What a picture may cost; the defaults when null.</param>
public sealed class PictureHasher(DecodeLimits? limits = null) : IDisposable
{
    private readonly DecodeLimits _limits = limits ?? new DecodeLimits();
    private readonly PdqHasher _pdq = new();
    private nint _pixels;
    private int _capacity;

    /// <summary>Hashes a file on disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forms">Where the hashes go: 1 to 8, in the order of <see cref="Dihedral"/>.</param>
    /// <param name="quality">The quality, 0 to 100.</param>
    /// <returns>Why there is no hash, or none.</returns>
    public Refusal HashFile(string path, Span<PdqHash> forms, out int quality)
    {
        quality = 0;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            // Read by its length, a pipe or device would never end or be taken for empty.
            if (!file.CanSeek)
                return new Refusal(RefusalKind.Unreadable, "is not a regular file");
            if (file.Length > _limits.Bytes)
                return TooLong(file.Length);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Hash(bytes, forms, out quality);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Refusal(RefusalKind.Unreadable, $"cannot be read: {failure.Message}");
        }
    }

    /// <summary>Hashes the bytes of a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="forms">Where the hashes go: 1 to 8, in the order of <see cref="Dihedral"/>.</param>
    /// <param name="quality">The quality, 0 to 100.</param>
    /// <returns>Why there is no hash, or none.</returns>
    public Refusal Hash(ReadOnlySpan<byte> file, Span<PdqHash> forms, out int quality)
    {
        quality = 0;
        var refusal = Check(file, PictureHeader.Read(file));
        if (refusal.Kind != RefusalKind.None)
            return refusal;
        // The codec reads from the copy; the copy is within the limit.
        using var data = SKData.CreateCopy(file);
        using var stream = new SKMemoryStream(data);
        using var codec = SKCodec.Create(stream, out var opened);
        if (codec is null)
            return new Refusal(RefusalKind.Malformed, $"is broken: {Words(opened)}");
        // The decoder's own reading of the header is what it allocates for: it is held to the same limits.
        var info = codec.Info;
        refusal = CheckSides(file.Length, info.Width, info.Height);
        if (refusal.Kind != RefusalKind.None)
            return refusal;
        if (codec.FrameCount > 1 && codec.EncodedFormat != SKEncodedImageFormat.Gif)
            return new Refusal(RefusalKind.Animated, $"has {codec.FrameCount} frames; only stills are hashed, so give its frames one by one");
        var grey = info.ColorType == SKColorType.Gray8;
        var wanted = new SKImageInfo(info.Width, info.Height, grey ? SKColorType.Gray8 : SKColorType.Rgba8888, grey || info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        Grow(wanted.BytesSize);
        var decoded = codec.GetPixels(wanted, _pixels, wanted.RowBytes, new SKCodecOptions(SKZeroInitialized.No));
        if (decoded != SKCodecResult.Success)
            return new Refusal(RefusalKind.Malformed, $"is broken: {Words(decoded)}");
        Span<byte> pixels;
        unsafe
        {
            pixels = new Span<byte>((void*)_pixels, wanted.BytesSize);
        }
        if (wanted.AlphaType == SKAlphaType.Unpremul)
            OverWhite(pixels);
        quality = _pdq.Hash(pixels, wanted.Width, wanted.Height, wanted.RowBytes, grey ? PixelLayout.Grey : PixelLayout.Rgbx, forms);
        return Refusal.None;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Marshal.FreeHGlobal(_pixels);
        (_pixels, _capacity) = (0, 0);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the pixels.</summary>
    ~PictureHasher() => Marshal.FreeHGlobal(_pixels);

    private Refusal Check(ReadOnlySpan<byte> file, PictureHeader header)
    {
        if (file.IsEmpty)
            return new Refusal(RefusalKind.Empty, "is empty");
        if (file.Length > _limits.Bytes)
            return TooLong(file.Length);
        if (header.Format == PictureFormat.Unknown)
            return new Refusal(RefusalKind.UnknownFormat, "is no JPEG, PNG, WebP, GIF or BMP file");
        if (header.Width < 1 || header.Height < 1)
            return new Refusal(RefusalKind.Malformed, $"is broken: its {header.Format} header has no width and height");
        if (header.Animated)
            return new Refusal(RefusalKind.Animated, "is animated; only stills are hashed, so give its frames one by one");
        return CheckSides(file.Length, header.Width, header.Height);
    }

    private Refusal CheckSides(int bytes, long width, long height)
    {
        if (width > _limits.Side || height > _limits.Side)
            return new Refusal(RefusalKind.TooLarge, $"has {width} × {height} pixels; a side has at most {_limits.Side}");
        if (width * height > _limits.Pixels)
            return new Refusal(RefusalKind.TooLarge, $"has {width} × {height} pixels, together more than {_limits.Pixels}");
        if (width * height * 4 > (long)bytes * _limits.Expansion)
            return new Refusal(RefusalKind.TooLarge, $"has {width} × {height} pixels in {bytes} bytes, more than {_limits.Expansion} times its size");
        return Refusal.None;
    }

    private Refusal TooLong(long bytes) => new(RefusalKind.TooLarge, $"has {bytes} bytes; at most {_limits.Bytes} are decoded");

    private void Grow(int bytes)
    {
        if (bytes <= _capacity)
            return;
        Marshal.FreeHGlobal(_pixels);
        (_pixels, _capacity) = (0, 0);
        _pixels = Marshal.AllocHGlobal(bytes);
        _capacity = bytes;
    }

    // Rounded to nearest: (c·a + 255·(255 − a)) / 255.
    private static void OverWhite(Span<byte> pixels)
    {
        for (var p = 0; p + 3 < pixels.Length; p += 4)
        {
            int alpha = pixels[p + 3];
            if (alpha == 255)
                continue;
            for (var channel = p; channel < p + 3; channel++)
                pixels[channel] = (byte)(((pixels[channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
        }
    }

    private static string Words(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "it ends too early",
        SKCodecResult.ErrorInInput => "its content has an error",
        SKCodecResult.Unimplemented => "it uses a variant of its format that is not decoded",
        _ => $"the decoder says {result}",
    };
}
