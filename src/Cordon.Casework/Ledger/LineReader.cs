using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>Reads the lines of a file from a place on.</summary>
/// <param name="file">The file.</param>
/// <param name="from">Where the first line begins.</param>
internal sealed class LineReader(SafeFileHandle file, long from)
{
    private const int StartBytes = 1 << 18;

    // No line that was written is longer; a longer one is damage, and is not read into memory.
    private const int MostBytes = 1 << 27;

    private byte[] _buffer = new byte[StartBytes];
    private int _start;
    private int _end;
    private long _read = from;

    /// <summary>Where the next line begins.</summary>
    public long Position { get; private set; } = from;

    /// <summary>Bytes after the last whole line; once there are no more lines.</summary>
    public long Rest => RandomAccess.GetLength(file) - Position;

    /// <summary>The next line without its end; good until the next call. False when there is no whole line any more.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = _buffer.AsSpan(_start, searched + at);
                _start += searched + at + 1;
                Position += searched + at + 1;
                return true;
            }

            searched = _end - _start;
            if (searched > MostBytes || !Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = RandomAccess.Read(file, _buffer.AsSpan(_end), _read);
        _end += count;
        _read += count;
        return count > 0;
    }
}
