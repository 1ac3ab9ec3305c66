namespace Cordon.Events.Reading;

/// <summary>Reads a stream forward, counts its bytes and lets the first few be looked at beforehand.</summary>
internal sealed class CountedStream(Stream inner, Action<long> counted) : ForwardStream
{
    private byte[] _peeked = [];
    private int _peekedRead;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>True when the bytes can be read in any order.</summary>
    public bool IsSeekable => inner.CanSeek;

    /// <summary>The stream itself, for formats that are read in any order.</summary>
    public Stream Inner => inner;

    /// <summary>The first bytes, fewer at the end of the stream; they are read again by <see cref="Read(Span{byte})"/>.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        var head = new byte[count];
        var length = inner.ReadAtLeast(head, count, throwOnEndOfStream: false);
        _peeked = head[..length];
        return _peeked;
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_peekedRead < _peeked.Length)
        {
            read = Math.Min(buffer.Length, _peeked.Length - _peekedRead);
            _peeked.AsSpan(_peekedRead, read).CopyTo(buffer);
            _peekedRead += read;
        }
        else
        {
            read = inner.Read(buffer);
        }

        Count += read;
        counted(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
