using System.Buffers.Binary;
using System.IO.Compression;

namespace Cordon.Events.Reading;

/// <summary>
/// Decompresses gzip (RFC 1952), members one after the other included. The platform's own gzip stream takes a file that is
/// cut off, or has strange bytes behind it, for a whole one; this one checks every member's length and checksum.
/// </summary>
internal sealed class GzipMembers : ForwardStream
{
    private const int ChunkBytes = 1 << 15;
    private const int TrailerBytes = 8;
    private const int LongestHeaderField = 1 << 16;

    private readonly Stream _compressed;
    private readonly byte[] _chunk = new byte[ChunkBytes + TrailerBytes];
    private int _chunkStart;
    private int _chunkEnd;

    // Where in the chunk the bytes begin that were handed to the inflater in the last call.
    private int _handedStart;
    private DeflateStream? _member;
    private uint _checksum;
    private uint _length;

    public GzipMembers(Stream compressed) => _compressed = compressed;

    /// <exception cref="EndOfStreamException">The data ends inside a member.</exception>
    /// <exception cref="InvalidDataException">The data is not gzip, or its checksum differs.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            if (_member is null && !TryBeginMember())
                return 0;
            var read = _member!.Read(buffer);
            if (read > 0)
            {
                _checksum = Crc32.Update(_checksum, buffer[..read]);
                _length += (uint)read;
                return read;
            }

            if (buffer.IsEmpty)
                return 0;
            EndMember();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _member?.Dispose();
        base.Dispose(disposing);
    }

    private bool TryBeginMember()
    {
        var first = NextByte();

        // Tapes and block devices pad with zeros, which gzip itself allows.
        while (first == 0)
            first = NextByte();
        if (first < 0)
            return false;
        if (first != 0x1F || NeedByte() != 0x8B)
            throw new InvalidDataException("bytes that are not gzip follow a gzip member");
        if (NeedByte() != 8)
            throw new InvalidDataException("the gzip member is compressed in an unknown way");
        var flags = NeedByte();
        for (var i = 0; i < 6; i++)
            NeedByte();
        if ((flags & 4) != 0)
        {
            var extra = NeedByte() | (NeedByte() << 8);
            for (var i = 0; i < extra; i++)
                NeedByte();
        }

        if ((flags & 8) != 0)
            SkipText();
        if ((flags & 16) != 0)
            SkipText();
        if ((flags & 2) != 0)
        {
            NeedByte();
            NeedByte();
        }

        (_checksum, _length) = (0, 0);
        _member = new DeflateStream(new Compressed(this), CompressionMode.Decompress);
        return true;
    }

    private void SkipText()
    {
        for (var i = 0; NeedByte() != 0; i++)
        {
            if (i == LongestHeaderField)
                throw new InvalidDataException("the gzip header has a name without an end");
        }
    }

    /// <summary>
    /// Finds the member's trailer. The inflater does not tell how many of the last bytes it was handed belong to the member,
    /// but the eight bytes that must follow are known from what came out.
    /// </summary>
    private void EndMember()
    {
        _member!.Dispose();
        _member = null;
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
        var rest = _chunk.AsSpan(_handedStart, _chunkEnd - _handedStart);
        var at = rest.IndexOf(trailer);
        if (at >= 0)
        {
            _chunkStart = _handedStart + at + TrailerBytes;
            return;
        }

        rest.CopyTo(_chunk);
        (_chunkStart, _chunkEnd) = (0, rest.Length);
        var more = _compressed.ReadAtLeast(_chunk.AsSpan(_chunkEnd, TrailerBytes), TrailerBytes, throwOnEndOfStream: false);
        _chunkEnd += more;
        at = _chunk.AsSpan(0, _chunkEnd).IndexOf(trailer);
        if (at >= 0)
            _chunkStart = at + TrailerBytes;
        else if (more < TrailerBytes)
            throw new EndOfStreamException("the data ends inside a gzip member");
        else
            throw new InvalidDataException("a gzip member's checksum or length differs from its content");
    }

    private int NeedByte()
    {
        var next = NextByte();
        return next >= 0 ? next : throw new EndOfStreamException("the data ends inside a gzip header");
    }

    private int NextByte()
    {
        if (_chunkStart == _chunkEnd)
            Refill();
        return _chunkStart == _chunkEnd ? -1 : _chunk[_chunkStart++];
    }

    private void Refill()
    {
        _chunkStart = 0;
        _chunkEnd = _compressed.Read(_chunk.AsSpan(0, ChunkBytes));
    }

    /// <summary>What the inflater reads: the chunk's bytes, and a note of which it was handed last.</summary>
    private sealed class Compressed(GzipMembers members) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            if (members._chunkStart == members._chunkEnd)
            {
                members.Refill();
                members._handedStart = 0;
                if (members._chunkEnd == 0)
                    return 0;
            }

            var count = Math.Min(buffer.Length, members._chunkEnd - members._chunkStart);
            members._handedStart = members._chunkStart;
            members._chunk.AsSpan(members._chunkStart, count).CopyTo(buffer);
            members._chunkStart += count;
            return count;
        }
    }
}
