using System.Buffers;

namespace Cordon.Events.Reading;

/// <summary>Cuts JSON Lines into blocks of whole lines.</summary>
internal sealed class LineCutter(InputFile file, InputSource source)
{
    // Room for a line of the longest length with its line break, and for some more lines.
    private const int BlockBytes = Limits.LineBytes + (1 << 14);

    // A block is no larger than it must be: its events wait in memory until they are taken, and what waits is copied by the
    // garbage collector. It grows only where a line needs it.
    private const int UsualBytes = 1 << 18;

    private byte[] _carried = [];
    private long _line = 1;

    /// <summary>All blocks of the source, in order; an unfinished last line before a fault is left out.</summary>
    public IEnumerable<Batch> Cut(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
            _carried.CopyTo(buffer, 0);
            var room = _carried.Length < UsualBytes / 2 ? UsualBytes : BlockBytes;
            var length = _carried.Length + source.Read(buffer.AsSpan(_carried.Length, room - _carried.Length));
            _carried = [];
            if (length == room)
            {
                var end = buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
                if (end == 0 && room < BlockBytes)
                {
                    _carried = buffer.AsSpan(0, length).ToArray();
                    ArrayPool<byte>.Shared.Return(buffer);
                    continue;
                }

                if (end == 0)
                {
                    yield return SkipOverlong(buffer, length);
                    continue;
                }

                _carried = buffer.AsSpan(end, length - end).ToArray();
                yield return Block(buffer, end);
                continue;
            }

            if (source.Fault is not null)
                length = buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (length == 0)
                ArrayPool<byte>.Shared.Return(buffer);
            else
                yield return Block(buffer, length);
            yield break;
        }
    }

    private LineBlock Block(byte[] buffer, int length)
    {
        var block = new LineBlock(file, buffer, length, _line);
        _line += buffer.AsSpan(0, length).Count((byte)'\n');
        return block;
    }

    /// <summary>Reads on to the next line break, keeping nothing but the count and what follows the break.</summary>
    private OverlongRecord SkipOverlong(byte[] buffer, int length)
    {
        var head = buffer.AsSpan(0, Limits.RejectBytes).ToArray();
        var total = (long)length;
        while (true)
        {
            var read = source.Read(buffer.AsSpan(0, BlockBytes));
            var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                total += end;
                _carried = buffer.AsSpan(end + 1, read - end - 1).ToArray();
                break;
            }

            total += read;
            if (read < BlockBytes)
                break;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return new OverlongRecord(file, head, total, _line++, 1);
    }
}
