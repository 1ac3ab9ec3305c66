namespace Cordon.Networks.Ties;

/// <summary>One co-action kind as the joint test asks it: that of a whole history, or of one that grows.</summary>
internal interface IJointKind
{
    /// <summary>What the kind says of a pair at the given window; null where one of the two does nothing of the kind.</summary>
    KindEvidence? EvidenceOf(ulong pair);
}
