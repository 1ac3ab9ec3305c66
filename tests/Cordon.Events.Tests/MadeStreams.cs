using System.Text;

namespace Cordon.Events.Tests;

/// <summary>A stream that is made while it is read.</summary>
internal abstract class MadeStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>The same line without end.</summary>
internal sealed class EndlessStream(string line) : MadeStream
{
    private readonly byte[] _line = Encoding.UTF8.GetBytes(line);
    private long _at;

    public override int Read(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
            buffer[i] = _line[_at++ % _line.Length];
        return buffer.Length;
    }
}

/// <summary>A text, then many letters, then another text.</summary>
internal sealed class LongLineStream(string before, long letters, string after) : MadeStream
{
    private readonly byte[] _before = Encoding.UTF8.GetBytes(before);
    private readonly byte[] _after = Encoding.UTF8.GetBytes(after);
    private long _at;

    public override int Read(Span<byte> buffer)
    {
        var inLetters = _at >= _before.Length && _at < _before.Length + letters;
        var part = _at < _before.Length ? _before.AsSpan((int)_at) : inLetters ? default : _after.AsSpan((int)(_at - _before.Length - letters));
        var count = (int)Math.Min(inLetters ? _before.Length + letters - _at : part.Length, buffer.Length);
        if (inLetters)
            buffer[..count].Fill((byte)'x');
        else
            part[..count].CopyTo(buffer);
        _at += count;
        return count;
    }
}
