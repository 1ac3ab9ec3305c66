namespace Cordon.Casework.Ledger;

/// <summary>What the check of a ledger found.</summary>
/// <param name="Size">Entries under the latest checkpoint; 0 when it cannot be read.</param>
/// <param name="Checkpoints">Checkpoints whose signatures are good.</param>
/// <param name="Details">Entries whose details are there and are what was committed to.</param>
/// <param name="Erased">Entries whose details were erased.</param>
/// <param name="Faults">What is wrong, the first entry that is bad before others; empty when the ledger is whole.</param>
/// <param name="Notes">What is not wrong and yet worth knowing.</param>
public sealed record LedgerReport(long Size, int Checkpoints, long Details, long Erased, IReadOnlyList<LedgerFault> Faults, IReadOnlyList<string> Notes)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsWhole => Faults.Count == 0;
}
