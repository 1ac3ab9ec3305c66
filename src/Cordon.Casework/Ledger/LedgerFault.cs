namespace Cordon.Casework.Ledger;

/// <summary>Something that is wrong with a ledger.</summary>
/// <param name="Entry">The entry; null when it concerns none in particular.</param>
/// <param name="Message">What is wrong.</param>
public sealed record LedgerFault(long? Entry, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Entry is { } entry ? $"entry {entry}: {Message}" : Message;
}
