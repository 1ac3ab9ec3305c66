using System.Security.Cryptography;

namespace Cordon.Casework.Reporting.CyberTipline;

/// <summary>The CyberTipline as if: checks documents against the schema inside Cordon, takes everything that is right, and sends nothing anywhere.</summary>
public sealed class SimulatedCyberTipline : IReportAuthority
{
    /// <inheritdoc/>
    public string Name => CyberTiplineForm.Name;

    /// <inheritdoc/>
    public string Mode => ReportFiler.Simulator;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ReportCase @case) => CyberTiplineForm.Problems(@case);

    /// <inheritdoc/>
    public byte[] Document(ReportCase @case) => CyberTiplineXml.Report(@case);

    /// <inheritdoc/>
    public Task<AuthorityReply> Submit(byte[] document, CancellationToken cancellation) => Task.FromResult(
        CyberTiplineSchema.Own.Problems(document) is { Count: > 0 } problems
            ? new AuthorityReply(ReplyKind.Rejected, string.Join("; ", problems))
            : new AuthorityReply(ReplyKind.Done, "simulated: opened") { Number = "simulated-" + RandomNumberGenerator.GetHexString(8, lowercase: true) });

    /// <inheritdoc/>
    public async Task<AuthorityReply> Upload(string number, string name, Stream content, CancellationToken cancellation)
    {
#pragma warning disable CA5351 // As the authority does it.
        var md5 = Convert.ToHexStringLower(await MD5.HashDataAsync(content, cancellation));
#pragma warning restore CA5351
        return new AuthorityReply(ReplyKind.Done, "simulated: received") { FileId = "simulated-" + RandomNumberGenerator.GetHexString(8, lowercase: true), Md5 = md5 };
    }

    /// <inheritdoc/>
    public Task<AuthorityReply> Describe(string number, string fileId, ReportedFile file, CancellationToken cancellation) => Task.FromResult(
        CyberTiplineSchema.Own.Problems(CyberTiplineXml.FileDetails(number, fileId, file)) is { Count: > 0 } problems
            ? new AuthorityReply(ReplyKind.Rejected, string.Join("; ", problems))
            : new AuthorityReply(ReplyKind.Done, "simulated: described"));

    /// <inheritdoc/>
    public Task<AuthorityReply> Finish(string number, CancellationToken cancellation) => Task.FromResult(new AuthorityReply(ReplyKind.Done, "simulated: filed nowhere"));

    /// <inheritdoc/>
    public Task<AuthorityReply> Retract(string number, CancellationToken cancellation) => Task.FromResult(new AuthorityReply(ReplyKind.Done, "simulated: retracted"));
}
