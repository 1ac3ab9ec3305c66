namespace Cordon.Events.Reading;

/// <summary>JSON Lines that lie in memory as a whole.</summary>
internal sealed class PayloadLines(ReadOnlyMemory<byte> bytes) : Batch(new InputFile(Name))
{
    /// <summary>What a piece sent at once is called where files have names.</summary>
    public const string Name = "body";

    public override void Parse(RecordParser parser) => ParseLines(bytes, 1, parser);
}
