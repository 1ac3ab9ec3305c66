namespace Cordon.Casework.Ledger;

/// <summary>The ledger cannot be read or written, or is damaged; the message says what to do.</summary>
public sealed class LedgerException : IOException
{
    /// <summary>Makes one with a message that names the place and the remedy.</summary>
    public LedgerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with the failure behind it.</summary>
    public LedgerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
