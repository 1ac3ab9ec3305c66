namespace Cordon.Casework.Evidence;

/// <summary>A file of a pack.</summary>
/// <param name="Path">Where in the pack, with slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record PackFile(string Path, long Size, string Sha256);
