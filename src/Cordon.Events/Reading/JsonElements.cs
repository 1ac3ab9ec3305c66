using System.Buffers;

namespace Cordon.Events.Reading;

/// <summary>Elements cut from a JSON document, in a pooled buffer.</summary>
internal sealed class JsonElements(InputFile file, byte[] buffer, List<JsonElements.Element> elements) : Batch(file)
{
    public override void Parse(RecordParser parser)
    {
        try
        {
            foreach (var element in elements)
                parser.Parse(buffer.AsMemory(element.Start, element.Length), element.Line, element.Column, false, this);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>One element: its bytes, and where it begins in the file.</summary>
    internal readonly record struct Element(int Start, int Length, long Line, long Column);
}
