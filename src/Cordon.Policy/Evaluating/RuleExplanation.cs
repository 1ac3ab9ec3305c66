using Cordon.Policy.Cel;

namespace Cordon.Policy.Evaluating;

/// <summary>How a rule stands to an event.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Holds">Whether its condition holds.</param>
/// <param name="Error">What failed; null when nothing did.</param>
/// <param name="Findings">Which parts of the condition were evaluated and what they gave.</param>
public sealed record RuleExplanation(string Rule, bool Holds, string? Error, IReadOnlyList<CelFinding> Findings);
