using System.Globalization;
using ZstdSharp;

namespace Cordon.Events.Reading;

/// <summary>
/// The bytes of one input, decompressed. Faults of the medium or of the compression end the bytes early and are kept in
/// <see cref="Fault"/>, so that what was readable before is delivered.
/// </summary>
internal sealed class InputSource : IDisposable
{
    /// <summary>How much of the beginning is looked at to recognise the kind of file.</summary>
    public const int HeadBytes = 1 << 16;

    // A damaged stream loses at most what one call decompresses.
    private const int StepBytes = 1 << 12;

    private readonly Stream _stream;
    private readonly byte[] _head = new byte[HeadBytes];
    private readonly int _headLength;
    private readonly bool _compressed;
    private int _headRead;
    private long _left;

    /// <param name="raw">The bytes as stored; closed with the source.</param>
    /// <param name="mostBytes">How many bytes, decompressed, are given out at most; more is a fault.</param>
    public InputSource(CountedStream raw, long mostBytes = long.MaxValue)
    {
        Raw = raw;
        _left = mostBytes;
        _stream = raw;
        try
        {
            _stream = Decompressed(raw);
            _compressed = _stream != raw;
        }
        catch (Exception e) when (IsFault(e))
        {
            Fault = Describe(e);
        }

        while (_headLength < HeadBytes)
        {
            var read = ReadStream(_head.AsSpan(_headLength));
            if (read == 0)
                break;
            _headLength += read;
        }
    }

    /// <summary>The bytes as stored.</summary>
    public CountedStream Raw { get; }

    /// <summary>True when the bytes are not as stored.</summary>
    public bool Compressed => _compressed;

    /// <summary>Why the bytes end before their end; null when they do not.</summary>
    public string? Fault { get; private set; }

    /// <summary>The first bytes, at most <see cref="HeadBytes"/>; they are read again by <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>The part of the head that <see cref="Read"/> gives next.</summary>
    public ReadOnlySpan<byte> Unread => _head.AsSpan(_headRead, _headLength - _headRead);

    /// <summary>Takes bytes from the beginning of the head, such as a byte order mark.</summary>
    public void SkipHead(int count) => _headRead += count;

    /// <summary>Fills the buffer as far as there are bytes; fewer only at the end or at a fault.</summary>
    public int Read(Span<byte> buffer)
    {
        var filled = Math.Min(buffer.Length, _headLength - _headRead);
        _head.AsSpan(_headRead, filled).CopyTo(buffer);
        _headRead += filled;
        while (filled < buffer.Length)
        {
            var read = ReadStream(buffer[filled..]);
            if (read == 0)
                break;
            filled += read;
        }

        return filled;
    }

    public void Dispose()
    {
        _stream.Dispose();
        Raw.Dispose();
    }

    private int ReadStream(Span<byte> buffer)
    {
        if (Fault is not null)
            return 0;
        try
        {
            var read = _stream.Read(_compressed ? buffer[..Math.Min(buffer.Length, StepBytes)] : buffer);
            _left -= read;
            if (_left >= 0)
                return read;
            Fault = "the data is larger, decompressed, than is taken at once; send it in smaller pieces";
            return 0;
        }
        catch (Exception e) when (IsFault(e))
        {
            Fault = Describe(e);
            return 0;
        }
    }

    private static Stream Decompressed(CountedStream raw)
    {
        var magic = raw.Peek(4);
        if (magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return new GzipMembers(raw);
        var isZstd = magic.Length == 4 && (magic.SequenceEqual((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
            || (magic[0] is >= 0x50 and <= 0x5F && magic[1..].SequenceEqual((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18])));
        if (!isZstd)
            return raw;

        // A window of 2^27 bytes is what the zstd tool itself takes without being asked; more would be memory on the sender's word.
        var zstd = new DecompressionStream(raw, 1 << 16, checkEndOfStream: true, leaveOpen: true);
        zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, 27);
        return zstd;
    }

    private static bool IsFault(Exception e) =>
        e is IOException or InvalidDataException or UnauthorizedAccessException or ZstdException or NotSupportedException;

    private string Describe(Exception e) => e switch
    {
        EndOfStreamException => string.Create(CultureInfo.InvariantCulture, $"the compressed data is cut off, or damaged before its end: it ends after {Raw.Count} bytes; copy the file again from its source"),
        InvalidDataException => string.Create(CultureInfo.InvariantCulture, $"the compressed data is damaged near byte {Raw.Count}: {e.Message}; copy the file again from its source"),
        ZstdException => string.Create(CultureInfo.InvariantCulture, $"the zstd data is damaged near byte {Raw.Count}: {e.Message}; copy the file again from its source (a window above 128 MiB is not read: compress without --long)"),
        _ => e.Message,
    };
}
