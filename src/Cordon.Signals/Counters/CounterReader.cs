using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cordon.Signals.Counters;

/// <summary>Reads what <see cref="CounterWriter"/> writes. A frame's hash is checked before any of its content is given out.</summary>
/// <param name="stream">Where from.</param>
internal sealed class CounterReader(Stream stream)
{
    private readonly byte[] _frame = new byte[CounterWriter.FrameBytes];
    private int _length;
    private int _taken;
    private long _number;

    /// <summary>Reads a value.</summary>
    /// <exception cref="CounterFileException">The file is damaged or cut short.</exception>
    public T Read<T>() where T : unmanaged
    {
        Unsafe.SkipInit(out T value);
        Read(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>Fills bytes.</summary>
    /// <exception cref="CounterFileException">The file is damaged or cut short.</exception>
    public void Read(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_taken == _length)
            {
                NextFrame();
                if (_length == 0)
                    throw Broken("it ends before its content does");
            }
            var part = Math.Min(bytes.Length, _length - _taken);
            _frame.AsSpan(_taken, part).CopyTo(bytes);
            _taken += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>Checks that all was read and the end mark follows.</summary>
    /// <exception cref="CounterFileException">It is not so.</exception>
    public void End()
    {
        if (_taken == _length)
            NextFrame();
        if (_length != 0)
            throw Broken("there is more in it than its definitions ask for");
    }

    /// <summary>The error of a file that cannot be used.</summary>
    public CounterFileException Broken(string what) => new($"the saved counters cannot be used: {what} (frame {_number})");

    private void NextFrame()
    {
        Span<byte> hash = stackalloc byte[CounterWriter.HashBytes];
        Span<byte> stated = stackalloc byte[CounterWriter.HashBytes];
        var length = 0;
        Fill(MemoryMarshal.AsBytes(new Span<int>(ref length)));
        if (length is < 0 or > CounterWriter.FrameBytes)
            throw Broken($"a frame says it has {length} bytes; at most {CounterWriter.FrameBytes} are possible, so it is damaged");
        Fill(_frame.AsSpan(0, length));
        Fill(stated);
        XxHash128.Hash(_frame.AsSpan(0, length), hash, _number);
        if (!hash.SequenceEqual(stated))
            throw Broken("the checksum is wrong, so it is damaged");
        _number++;
        (_length, _taken) = (length, 0);
    }

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw Broken("it is cut short");
    }
}
