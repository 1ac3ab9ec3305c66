namespace Cordon.Casework.Ledger;

/// <summary>A consequential act, to be entered into the ledger. Nothing in it but <see cref="Details"/> may name a person who uses the platform.</summary>
public sealed record LedgerAct
{
    /// <summary>Who did it: a person of the staff, a key, a part of Cordon. At most 200 characters are kept.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>policy.activate</c>. At most 100 characters are kept.</summary>
    public required string Act { get; init; }

    /// <summary>What it was done to, such as a policy's hash. At most 1,000 characters are kept.</summary>
    public required string Subject { get; init; }

    /// <summary>Why; null when there is no reason that may stand here for ever. At most 10,000 characters are kept.</summary>
    public string? Reason { get; init; }

    /// <summary>When; null for the time of entry. Microseconds are kept.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The place in the event log of the command that it follows from; null for none. The ledger takes each once, in ascending order.</summary>
    public long? LogSequence { get; init; }

    /// <summary>What can be erased later: kept beside the ledger, which holds a salted commitment to it. Empty for none.</summary>
    public IReadOnlyList<LedgerDetail> Details { get; init; } = [];
}
