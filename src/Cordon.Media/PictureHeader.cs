using System.Buffers.Binary;

namespace Cordon.Media;

/// <summary>The format, sides and animation of a picture, read from its first bytes by managed code before any decoder sees them.</summary>
/// <param name="Format">The format.</param>
/// <param name="Width">Pixels in a row; 0 where the header does not say.</param>
/// <param name="Height">Rows; 0 where the header does not say.</param>
/// <param name="Animated">Whether it says that there is more than one frame; of a GIF, which says nothing, false.</param>
public readonly record struct PictureHeader(PictureFormat Format, long Width, long Height, bool Animated)
{
    /// <summary>Reads a header. Broken ones have no sides.</summary>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg(file);
        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png(file);
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return file.Length < 10 ? new(PictureFormat.Gif, 0, 0, false) : new(PictureFormat.Gif, UInt16(file[6..]), UInt16(file[8..]), false);
        if (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8))
            return WebP(file);
        return file.StartsWith("BM"u8) ? Bmp(file) : default;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    // Segments follow each other until the one with the frame.
    private static PictureHeader Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length;)
        {
            if (file[at] != 0xFF)
                break;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
                return new(PictureFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), false);
            at += marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }
        return new(PictureFormat.Jpeg, 0, 0, false);
    }

    // An animated PNG has an acTL chunk before the first pixels.
    private static PictureHeader Png(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[12..16].SequenceEqual("IHDR"u8))
            return new(PictureFormat.Png, 0, 0, false);
        var animated = false;
        for (long at = 8; at + 12 <= file.Length;)
        {
            var chunk = file[(int)at..];
            var kind = chunk[4..8];
            if (kind.SequenceEqual("IDAT"u8))
                break;
            animated |= kind.SequenceEqual("acTL"u8);
            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }
        return new(PictureFormat.Png, BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]), animated);
    }

    private static PictureHeader WebP(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 30)
        {
            var kind = file[12..16];
            var body = file[20..];
            if (kind.SequenceEqual("VP8X"u8))
                return new(PictureFormat.WebP, UInt24(body[4..]) + 1, UInt24(body[7..]) + 1, (body[0] & 2) != 0);
            if (kind.SequenceEqual("VP8 "u8))
                return new(PictureFormat.WebP, UInt16(body[6..]) & 0x3FFF, UInt16(body[8..]) & 0x3FFF, false);
            if (kind.SequenceEqual("VP8L"u8))
            {
                var sides = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
                return new(PictureFormat.WebP, (sides & 0x3FFF) + 1, ((sides >> 14) & 0x3FFF) + 1, false);
            }
        }
        return new(PictureFormat.WebP, 0, 0, false);
    }

    // A negative height says that rows go down from the top.
    private static PictureHeader Bmp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 26)
            return new(PictureFormat.Bmp, 0, 0, false);
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[14..]) == 12)
            return new(PictureFormat.Bmp, UInt16(file[18..]), UInt16(file[20..]), false);
        return new(PictureFormat.Bmp, BinaryPrimitives.ReadInt32LittleEndian(file[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])), false);
    }
}
