using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>Reads records of one length from the beginning of a file.</summary>
/// <param name="length">Bytes of a record.</param>
internal sealed class RecordReader(int length)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _read;

    /// <summary>The next record; good until the next call. False when there is no whole one any more.</summary>
    public bool TryRead(SafeFileHandle file, out ReadOnlySpan<byte> record)
    {
        while (_end - _start < length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var count = RandomAccess.Read(file, _buffer.AsSpan(_end), _read);
            if (count == 0)
            {
                record = default;
                return false;
            }

            _end += count;
            _read += count;
        }

        record = _buffer.AsSpan(_start, length);
        _start += length;
        return true;
    }
}
