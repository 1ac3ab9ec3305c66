namespace Cordon.Casework.Ledger;

/// <summary>A detail of an act.</summary>
/// <param name="Name">What it is; no two of an act share one.</param>
/// <param name="Values">The texts, in their order.</param>
public sealed record LedgerDetail(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Makes a detail of one text.</summary>
    public LedgerDetail(string name, string value)
        : this(name, [value])
    {
    }
}
