namespace Cordon.Casework.Reporting;

/// <summary>A file on its way to the authority.</summary>
/// <param name="Sha256">The piece of evidence.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FileId">Its number at the authority; null before it arrived.</param>
/// <param name="Md5">MD5 of what arrived; null before.</param>
public sealed record FiledFile(string Sha256, FiledFileState State, string? FileId = null, string? Md5 = null);
