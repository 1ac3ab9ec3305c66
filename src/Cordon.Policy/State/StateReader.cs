using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Events;

namespace Cordon.Policy.State;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Whatever is not as it was written is a <see cref="StateException"/>.</summary>
internal sealed class StateReader : IDisposable
{
    private const int LongestText = 1 << 20;

    private readonly Stream _stream;
    private readonly string _what;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly byte[] _pending = new byte[8];
    private int _at;
    private int _filled;
    private int _hashed;

    /// <param name="stream">Where from; read to the end of this state or a little beyond is never needed, so it stands alone in its stream.</param>
    /// <param name="mark">The eight characters expected.</param>
    /// <param name="version">The version expected.</param>
    /// <param name="what">What is read, for messages: "the labels".</param>
    public StateReader(Stream stream, ReadOnlySpan<byte> mark, int version, string what)
    {
        (_stream, _what) = (stream, what);
        Span<byte> found = stackalloc byte[8];
        Raw(found);
        if (!found.SequenceEqual(mark))
            throw new StateException($"this is no saved state of {_what}; load a file that Cordon saved");
        if (Number() is var other && other != version)
            throw new StateException($"the saved state of {_what} has version {other}, this program reads {version}; build the state anew from the log");
    }

    public long Number()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                break;
            shift += 7;
            if (shift > 63)
                throw Damaged();
        }

        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number within bounds, such as a count of what follows.</summary>
    public int Count(int most)
    {
        var count = Number();
        return count >= 0 && count <= most ? (int)count : throw Damaged();
    }

    public double Double()
    {
        Raw(_pending);
        return BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(_pending));
    }

    public string Text()
    {
        var bytes = new byte[Count(LongestText)];
        Raw(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public string? OptionalText() => Count(1) == 0 ? null : Text();

    public Entity Name() => Entity.TryParse(Text(), out var entity, out _) ? entity : throw Damaged();

    public DateTimeOffset Time()
    {
        var ticks = Number();
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw Damaged();
    }

    public byte[] Block()
    {
        var length = Count(int.MaxValue - 64);
        using var kept = new MemoryStream();
        var piece = new byte[Math.Min(length, 1 << 16)];
        // In pieces, so that a damaged length cannot ask for more memory than there are bytes.
        for (var left = length; left > 0;)
        {
            var part = piece.AsSpan(0, Math.Min(left, piece.Length));
            Raw(part);
            kept.Write(part);
            left -= part.Length;
        }

        return kept.ToArray();
    }

    /// <summary>Checks the checksum; call when everything is read and before anything is used.</summary>
    public void Finish()
    {
        var made = HashSoFar();
        Span<byte> written = stackalloc byte[32];
        Raw(written);
        if (!written.SequenceEqual(made))
            throw Damaged();
    }

    public StateException Damaged() => new($"the saved state of {_what} is damaged or cut short; build the state anew from the log");

    public void Dispose() => _hash.Dispose();

    private byte[] HashSoFar()
    {
        _hash.AppendData(_buffer, _hashed, _at - _hashed);
        _hashed = _at;
        return _hash.GetHashAndReset();
    }

    private byte Byte()
    {
        if (_at == _filled)
            Fill();
        return _buffer[_at++];
    }

    private void Raw(Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            if (_at == _filled)
                Fill();
            var part = Math.Min(into.Length, _filled - _at);
            _buffer.AsSpan(_at, part).CopyTo(into);
            _at += part;
            into = into[part..];
        }
    }

    private void Fill()
    {
        _hash.AppendData(_buffer, _hashed, _at - _hashed);
        (_at, _hashed) = (0, 0);
        _filled = _stream.Read(_buffer);
        if (_filled == 0)
            throw Damaged();
    }
}
