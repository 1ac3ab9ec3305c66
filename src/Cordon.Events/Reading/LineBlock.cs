using System.Buffers;

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
            ParseLines(buffer.AsMemory(0, length), firstLine, parser);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
