namespace Cordon.Events.Reading;

/// <summary>A batch without records: it tells, at its place in the input, of damage or of something left out.</summary>
internal sealed class Notice(InputFile file) : Batch(file)
{
    /// <summary>What was left out, when something was.</summary>
    public string? LeftOut { get; init; }

    public override void Parse(RecordParser parser)
    {
        if (LeftOut is not null)
            Ignore(LeftOut);
    }
}
