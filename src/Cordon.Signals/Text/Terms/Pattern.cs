namespace Cordon.Signals.Text.Terms;

/// <summary>A term, or a word that is allowed, as the matcher sees it.</summary>
/// <param name="Term">The number of the term.</param>
/// <param name="First">Its first letter among the letters of the bank.</param>
/// <param name="Letters">How many letters it has.</param>
/// <param name="Runs">How many runs of letters that may be taken for one another.</param>
/// <param name="Budget">The greatest cost.</param>
/// <param name="Boundary">Where in a word it may stand.</param>
/// <param name="IsAllowed">Whether it is an allowed word, not a term.</param>
internal readonly record struct Pattern(int Term, int First, byte Letters, byte Runs, byte Budget, TermBoundary Boundary, bool IsAllowed);
