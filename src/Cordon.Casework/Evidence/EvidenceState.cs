namespace Cordon.Casework.Evidence;

/// <summary>Where a piece of evidence stands.</summary>
public enum EvidenceState
{
    /// <summary>It is on the disk, and nobody was told so yet. Only a crash leaves it so; the next start completes it.</summary>
    Arriving,

    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>Its destruction was decided and cannot be taken back; it can no longer be read.</summary>
    Destroying,

    /// <summary>Its key is destroyed. Its hash and what the ledger says of it remain.</summary>
    Destroyed,
}
