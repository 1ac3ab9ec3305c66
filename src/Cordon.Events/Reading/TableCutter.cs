using System.Buffers;
using System.Globalization;
using Cordon.Events.Formats;

namespace Cordon.Events.Reading;

/// <summary>Cuts CSV and its kin into blocks of whole rows; a row may spread over lines where a field is quoted.</summary>
internal sealed class TableCutter(InputFile file, InputSource source, TableLayout layout, byte delimiter, string format)
{
    private const int BlockBytes = Limits.LineBytes + (1 << 14);

    // As for lines: what waits to be taken is kept small, and grows only where a row needs it.
    private const int UsualBytes = 1 << 18;

    private byte[] _carried = [];
    private long _line = 1;
    private bool _headerDone;

    public IEnumerable<Batch> Cut(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
            _carried.CopyTo(buffer, 0);
            var room = _carried.Length < UsualBytes / 2 ? UsualBytes : BlockBytes;
            var length = _carried.Length + source.Read(buffer.AsSpan(_carried.Length, room - _carried.Length));
            _carried = [];
            var more = length == room;
            var rows = new List<TableBlock.Row>();
            var end = CutRows(buffer.AsSpan(0, length), more, more && room < BlockBytes, rows);
            if (end == 0 && more && room < BlockBytes)
            {
                _carried = buffer.AsSpan(0, length).ToArray();
                ArrayPool<byte>.Shared.Return(buffer);
                continue;
            }

            if (end == 0 && more)
            {
                // No row ends in the buffer and no line either.
                yield return SkipOverlong(buffer);
                continue;
            }

            if (more)
                _carried = buffer.AsSpan(end, length - end).ToArray();
            yield return new TableBlock(file, buffer, rows, layout, delimiter, format);
            if (!more)
                yield break;
        }
    }

    /// <summary>Finds the whole rows; gives where the first unfinished one begins.</summary>
    private int CutRows(ReadOnlySpan<byte> bytes, bool more, bool canGrow, List<TableBlock.Row> rows)
    {
        var start = 0;
        while (start < bytes.Length)
        {
            var rest = bytes[start..];
            var end = DelimitedRow.End(rest, delimiter);
            var open = end < 0;
            if ((open || end == rest.Length) && ((more && start > 0) || canGrow || source.Fault is not null))
                return start;
            if (open)
            {
                // The quote that does not close must not swallow the rest of the file: it costs its own line.
                end = rest.IndexOf((byte)'\n');
                if (end < 0 && more)
                    return start;
                if (end < 0)
                    end = rest.Length;
            }
            else if (end == rest.Length && more)
            {
                return start;
            }

            Add(rest[..end], start, open, rows);
            start += end + 1;
        }

        return Math.Min(start, bytes.Length);
    }

    private void Add(ReadOnlySpan<byte> row, int start, bool open, List<TableBlock.Row> rows)
    {
        if (_headerDone)
            rows.Add(new TableBlock.Row(start, row.EndsWith("\r"u8) ? row.Length - 1 : row.Length, _line, open));
        _headerDone = true;
        _line += 1 + row.Count((byte)'\n');
    }

    private OverlongRecord SkipOverlong(byte[] buffer)
    {
        var head = buffer.AsSpan(0, Limits.RejectBytes).ToArray();
        var total = (long)BlockBytes;
        while (true)
        {
            var read = source.Read(buffer.AsSpan(0, BlockBytes));
            var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            total += end < 0 ? read : end;
            if (end >= 0)
                _carried = buffer.AsSpan(end + 1, read - end - 1).ToArray();
            if (end >= 0 || read < BlockBytes)
                break;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return new OverlongRecord(file, head, total, _line++, 1);
    }

    /// <summary>What to say of a quote without an end.</summary>
    public static readonly string OpenQuote = string.Create(CultureInfo.InvariantCulture,
        $"a quoted field opens in this row and does not close within {Limits.LineBytes} bytes; close it, or double a quote that belongs to the text");
}
