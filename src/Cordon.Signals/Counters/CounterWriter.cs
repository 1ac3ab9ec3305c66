using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Cordon.Signals.Counters;

/// <summary>
/// Writes values in frames: length (4 bytes), content (at most 1 MiB), XXH128 of the content seeded with the frame's number (16 bytes). A frame of length 0 ends
/// the file. All values are little-endian.
/// </summary>
/// <param name="stream">Where to.</param>
internal sealed class CounterWriter(Stream stream)
{
    /// <summary>Most bytes of a frame's content.</summary>
    public const int FrameBytes = 1 << 20;

    /// <summary>Bytes of a frame's hash.</summary>
    public const int HashBytes = 16;

    private readonly byte[] _frame = new byte[FrameBytes];
    private int _filled;
    private long _number;

    /// <summary>Writes a value.</summary>
    public void Write<T>(T value) where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Writes bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = Math.Min(bytes.Length, FrameBytes - _filled);
            bytes[..part].CopyTo(_frame.AsSpan(_filled));
            _filled += part;
            bytes = bytes[part..];
            if (_filled == FrameBytes)
                EndFrame();
        }
    }

    /// <summary>Ends the file.</summary>
    public void End()
    {
        if (_filled > 0)
            EndFrame();
        EndFrame();
    }

    private void EndFrame()
    {
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in _filled)));
        var content = _frame.AsSpan(0, _filled);
        stream.Write(content);
        Span<byte> hash = stackalloc byte[HashBytes];
        XxHash128.Hash(content, hash, _number++);
        stream.Write(hash);
        _filled = 0;
    }
}
