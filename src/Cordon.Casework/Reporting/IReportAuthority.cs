namespace Cordon.Casework.Reporting;

/// <summary>
/// Takes reports: opened, filled with files that are each described, and then finished, which files them, or retracted. No call throws for what the network or
/// the authority does; that is what replies are for.
/// </summary>
public interface IReportAuthority
{
    /// <summary>Its name, such as <c>cybertipline</c>.</summary>
    string Name { get; }

    /// <summary>Whether it is the real one: <c>simulator</c>, <c>test</c> or <c>production</c>.</summary>
    string Mode { get; }

    /// <summary>What it would not take in a case, in words; empty for nothing.</summary>
    IReadOnlyList<string> Problems(ReportCase @case);

    /// <summary>The document of a case, as it is sent.</summary>
    byte[] Document(ReportCase @case);

    /// <summary>Opens a report.</summary>
    Task<AuthorityReply> Submit(byte[] document, CancellationToken cancellation);

    /// <summary>Sends a file.</summary>
    /// <param name="number">The report's number.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">The content, read once.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<AuthorityReply> Upload(string number, string name, Stream content, CancellationToken cancellation);

    /// <summary>Describes a file that was sent.</summary>
    Task<AuthorityReply> Describe(string number, string fileId, ReportedFile file, CancellationToken cancellation);

    /// <summary>Files a report.</summary>
    Task<AuthorityReply> Finish(string number, CancellationToken cancellation);

    /// <summary>Takes back a report that is not finished.</summary>
    Task<AuthorityReply> Retract(string number, CancellationToken cancellation);
}
