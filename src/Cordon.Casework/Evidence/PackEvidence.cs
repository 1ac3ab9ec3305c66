namespace Cordon.Casework.Evidence;

/// <summary>A piece of evidence that a pack speaks of.</summary>
/// <param name="Sha256">Its hash.</param>
/// <param name="Size">Bytes.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsIncluded">Whether its content is in the pack.</param>
public sealed record PackEvidence(string Sha256, long Size, string State, bool IsIncluded);
