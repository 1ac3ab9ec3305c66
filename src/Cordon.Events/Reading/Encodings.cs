using System.Globalization;

namespace Cordon.Events.Reading;

/// <summary>Tells text encodings and kinds of file apart by their first bytes, and says what to do about those that cannot be read.</summary>
internal static class Encodings
{
    public static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The reason to reject a record with a byte that cannot be UTF-8.</summary>
    public static string InvalidUtf8(byte value) => string.Create(CultureInfo.InvariantCulture,
        $"not UTF-8: byte 0x{value:X2}; if the file is Latin-1 or Windows-1252, convert it with: iconv -f WINDOWS-1252 -t UTF-8");

    /// <summary>Where the first byte stands that cannot be UTF-8, in bytes that have one.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
            at += used;
        return at;
    }

    /// <summary>Why a file that begins with these bytes (at most the first 64 KiB) is not text that can be read; null when it may be.</summary>
    public static string? Problem(ReadOnlySpan<byte> head)
    {
        // UTF-32 goes first: its little-endian mark begins with that of UTF-16.
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return Convert("UTF-32");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Convert("UTF-16");
        if (Foreign(head) is { } foreign)
            return foreign;
        var zero = head.IndexOf((byte)0);
        if (zero < 0)
            return null;
        if (LooksUtf16(head, 1))
            return Convert("UTF-16LE");
        if (LooksUtf16(head, 0))
            return Convert("UTF-16BE");
        return string.Create(CultureInfo.InvariantCulture,
            $"not text in a recognised format: a zero byte at offset {zero}; give JSON Lines, JSON, CSV, TSV or Parquet, as it is or compressed with gzip or zstd");
    }

    private static string Convert(string encoding) =>
        $"the text is {encoding}; convert it with: iconv -f {encoding} -t UTF-8";

    private static string? Foreign(ReadOnlySpan<byte> head)
    {
        var name = head.StartsWith("PK\x03\x04"u8) ? "a ZIP archive"
            : head.StartsWith("BZh"u8) ? "compressed with bzip2"
            : head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']) ? "compressed with xz"
            : head.StartsWith("7z"u8) && head.Length > 2 && head[2] == 0xBC ? "a 7z archive"
            : head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? "compressed twice"
            : head.StartsWith("SQLite format 3"u8) ? "a SQLite database"
            : head.StartsWith("%PDF-"u8) ? "a PDF document"
            : null;
        return name is null ? null : $"not text in a recognised format: the file is {name}; unpack or export it first";
    }

    /// <summary>True when nearly every second byte is zero, as in UTF-16 text that is mostly ASCII.</summary>
    private static bool LooksUtf16(ReadOnlySpan<byte> head, int zeroAt)
    {
        var zeros = 0;
        var pairs = head.Length / 2;
        for (var i = 0; i < pairs; i++)
        {
            if (head[(2 * i) + zeroAt] == 0)
                zeros++;
            if (head[(2 * i) + 1 - zeroAt] == 0)
                return false;
        }

        return pairs > 0 && zeros * 10 >= pairs * 7;
    }
}
