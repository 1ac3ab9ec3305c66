using System.Text.Unicode;

namespace Cordon.Events.Reading;

/// <summary>JSON Lines that lie in memory as a whole.</summary>
internal sealed class PayloadLines(ReadOnlyMemory<byte> bytes) : Batch(new InputFile(Name))
{
    /// <summary>What a piece sent at once is called where files have names.</summary>
    public const string Name = "body";

    public override void Parse(RecordParser parser)
    {
        var valid = Utf8.IsValid(bytes.Span);
        var line = 1;
        for (var start = 0; start < bytes.Length; line++)
        {
            var end = bytes.Span[start..].IndexOf((byte)'\n');
            var stop = end < 0 ? bytes.Length : start + end;
            var next = end < 0 ? bytes.Length : stop + 1;
            if (stop > start && bytes.Span[stop - 1] == '\r')
                stop--;
            parser.Parse(bytes[start..stop], line, 1, valid, this);
            start = next;
        }
    }
}
