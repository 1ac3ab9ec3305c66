using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Events;

namespace Cordon.Policy.State;

/// <summary>Writes saved state: a mark, a version, the values, and SHA-256 over it all. The same values give the same bytes.</summary>
internal sealed class StateWriter : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[FlushBytes + 16];
    private int _used;

    /// <param name="stream">Where to; left open.</param>
    /// <param name="mark">Eight ASCII characters that say what follows.</param>
    /// <param name="version">The version of what follows.</param>
    public StateWriter(Stream stream, ReadOnlySpan<byte> mark, int version)
    {
        _stream = stream;
        Raw(mark);
        Number(version);
    }

    /// <summary>A signed whole number, 1 to 10 bytes.</summary>
    public void Number(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        Room(10);
        while (rest >= 0x80)
        {
            _buffer[_used++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        _buffer[_used++] = (byte)rest;
    }

    public void Double(double value)
    {
        Room(8);
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_used), BitConverter.DoubleToInt64Bits(value));
        _used += 8;
    }

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(bytes.Length);
        Raw(bytes);
    }

    public void OptionalText(string? text)
    {
        Number(text is null ? 0 : 1);
        if (text is not null)
            Text(text);
    }

    public void Name(Entity entity) => Text(entity.Text);

    /// <summary>A time in UTC, exact to 100 ns.</summary>
    public void Time(DateTimeOffset time) => Number(time.UtcTicks);

    public void Block(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Raw(bytes);
    }

    /// <summary>Ends with the checksum; nothing may be written after it.</summary>
    public void Finish()
    {
        Flush();
        _stream.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > FlushBytes)
        {
            Flush();
            _hash.AppendData(bytes);
            _stream.Write(bytes);
            return;
        }

        Room(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Room(int bytes)
    {
        if (_used + bytes > _buffer.Length)
            Flush();
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
