using System.Buffers.Binary;

namespace Cordon.Events.Reading;

/// <summary>
/// Checks that the metadata at the end of a Parquet file is a whole Thrift structure (compact protocol) before it is handed to
/// the Parquet library, which may loop without end over a damaged one.
/// </summary>
internal static class ParquetFooter
{
    private const int TailBytes = 8;
    private const int MostBytes = 64 << 20;
    private const int Deepest = 32;

    /// <summary>Why the footer cannot be read; null when it can. The stream is left anywhere.</summary>
    public static string? Problem(Stream stream)
    {
        Span<byte> tail = stackalloc byte[TailBytes];
        if (stream.Length < TailBytes + ParquetFile.Magic.Length)
            return "it is too short";
        stream.Position = stream.Length - TailBytes;
        stream.ReadExactly(tail);
        if (!tail.EndsWith(ParquetFile.Magic))
            return "its end is missing";
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length > MostBytes || length > stream.Length - TailBytes - ParquetFile.Magic.Length)
            return $"its footer of {length} bytes is longer than the file or than {MostBytes} bytes";
        var footer = new byte[length];
        stream.Position = stream.Length - TailBytes - length;
        stream.ReadExactly(footer);
        var at = 0;
        return TrySkipStruct(footer, ref at, 0) && at == footer.Length ? null : "its footer is no whole structure";
    }

    private static bool TrySkipStruct(ReadOnlySpan<byte> bytes, ref int at, int depth)
    {
        while (at < bytes.Length)
        {
            var header = bytes[at++];
            if (header == 0)
                return true;
            if (header >> 4 == 0 && !TryVarint(bytes, ref at, out _))
                return false;
            if (!TrySkip(bytes, ref at, header & 15, false, depth + 1))
                return false;
        }

        return false;
    }

    private static bool TrySkip(ReadOnlySpan<byte> bytes, ref int at, int type, bool inList, int depth)
    {
        if (depth > Deepest)
            return false;
        switch (type)
        {
            case 1 or 2:
                // A flag is in its field's type; only in a list does it have a byte of its own.
                at += inList ? 1 : 0;
                return at <= bytes.Length;
            case 3:
                return ++at <= bytes.Length;
            case 4 or 5 or 6:
                return TryVarint(bytes, ref at, out _);
            case 7:
                at += 8;
                return at <= bytes.Length;
            case 8:
                if (!TryVarint(bytes, ref at, out var length) || length > (ulong)(bytes.Length - at))
                    return false;
                at += (int)length;
                return true;
            case 9 or 10:
                return TrySkipList(bytes, ref at, depth);
            case 12:
                return TrySkipStruct(bytes, ref at, depth);
            default:
                return false;
        }
    }

    private static bool TrySkipList(ReadOnlySpan<byte> bytes, ref int at, int depth)
    {
        if (at >= bytes.Length)
            return false;
        var header = bytes[at++];
        var count = (ulong)(header >> 4);
        if (count == 15 && !TryVarint(bytes, ref at, out count))
            return false;

        // Every element takes a byte at least, which bounds the loop by the footer's length.
        if (count > (ulong)(bytes.Length - at))
            return false;
        for (var i = 0UL; i < count; i++)
        {
            if (!TrySkip(bytes, ref at, header & 15, true, depth + 1))
                return false;
        }

        return true;
    }

    private static bool TryVarint(ReadOnlySpan<byte> bytes, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 70 && at < bytes.Length; shift += 7)
        {
            var b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return true;
        }

        return false;
    }
}
