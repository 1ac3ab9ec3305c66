namespace Cordon.Casework.Evidence;

/// <summary>What the check of a vault found.</summary>
/// <param name="Kept">Pieces whose content is what was kept.</param>
/// <param name="Destroyed">Pieces of which neither key nor content is there any more.</param>
/// <param name="Bytes">Bytes of content that were read.</param>
/// <param name="Faults">What is wrong, by hash; empty when the vault is whole.</param>
/// <param name="Notes">What is not wrong and yet worth knowing.</param>
public sealed record VaultCheck(int Kept, int Destroyed, long Bytes, IReadOnlyList<string> Faults, IReadOnlyList<string> Notes)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsWhole => Faults.Count == 0;
}
