namespace Cordon.Casework.Reporting;

/// <summary>An authority's answer.</summary>
/// <param name="Kind">What came of the call.</param>
/// <param name="Text">The answer as it came, or why there is none; kept as a receipt.</param>
public sealed record AuthorityReply(ReplyKind Kind, string Text)
{
    /// <summary>The report's number at the authority, where the answer has one.</summary>
    public string? Number { get; init; }

    /// <summary>The file's number at the authority.</summary>
    public string? FileId { get; init; }

    /// <summary>MD5 of what was received, as lower-case hexadecimal digits.</summary>
    public string? Md5 { get; init; }

    /// <summary>The numbers of the files of a finished report; null where the answer has none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>How long the authority wants to be left alone; null when it did not say.</summary>
    public TimeSpan? After { get; init; }
}
