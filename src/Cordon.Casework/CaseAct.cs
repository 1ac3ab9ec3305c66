namespace Cordon.Casework;

/// <summary>
/// A consequential act as a store keeps it, in the same transaction as what it changed, until the ledger has it. Its number stands in the ledger's subject, by which it is known
/// there after a crash.
/// </summary>
/// <param name="Number">Its number; ascending, never used again.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Act">What was done, such as <c>case.propose</c>.</param>
/// <param name="Subject">To what, without naming a user of the platform.</param>
/// <param name="Details">What may name users, and the reason: it can be erased later.</param>
public sealed record CaseAct(long Number, DateTimeOffset At, string Actor, string Act, string Subject, IReadOnlyList<Ledger.LedgerDetail> Details);
