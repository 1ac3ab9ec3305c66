using System.Buffers;
using System.Text.Unicode;

namespace Cordon.Events.Reading;

/// <summary>Whole lines of a JSON Lines file, in a pooled buffer.</summary>
/// <param name="file">Where they come from.</param>
/// <param name="buffer">From the shared pool; given back when parsed.</param>
/// <param name="length">Bytes used.</param>
/// <param name="firstLine">Number of the first line, from 1.</param>
internal sealed class LineBlock(InputFile file, byte[] buffer, int length, long firstLine) : Batch(file)
{
    public override void Parse(RecordParser parser)
    {
        try
        {
            var valid = Utf8.IsValid(buffer.AsSpan(0, length));
            var line = firstLine;
            for (var start = 0; start < length; line++)
            {
                var end = buffer.AsSpan(start, length - start).IndexOf((byte)'\n');
                var next = end < 0 ? length : start + end + 1;
                var stop = end < 0 ? length : start + end;
                if (stop > start && buffer[stop - 1] == '\r')
                    stop--;
                parser.Parse(buffer.AsMemory(start, stop - start), line, 1, valid, this);
                start = next;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
