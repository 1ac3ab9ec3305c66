using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Decisions;

/// <summary>What a search does with a query.</summary>
/// <param name="Verdict">Allow, warn or block.</param>
/// <param name="Reason">Why.</param>
/// <param name="List">The number of the strictest list that a term was found of; −1 for none.</param>
/// <param name="ShowAnyway">Whether the viewer may go on after the warning. Never for terms that protect children.</param>
/// <param name="Length">How many characters of the safe query were written: the query without the words of terms. 0 when nothing is left.</param>
public readonly record struct SearchDecision(GuardVerdict Verdict, GuardReason Reason, int List, bool ShowAnyway, int Length);
