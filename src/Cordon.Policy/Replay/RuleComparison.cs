using Cordon.Policy.Effects;

namespace Cordon.Policy.Replay;

/// <summary>How often a rule hit on both sides.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Its severity in the candidate, or in the baseline when the candidate lacks it.</param>
/// <param name="BaselineHits">Hits of the baseline that acted.</param>
/// <param name="BaselineShadow">Hits of the baseline in shadow.</param>
/// <param name="CandidateHits">Hits of the candidate that acted.</param>
/// <param name="CandidateShadow">Hits of the candidate in shadow.</param>
/// <param name="Gained">Events that the candidate's rule hits and the baseline's does not, in shadow or not.</param>
/// <param name="Lost">Events that the baseline's rule hits and the candidate's does not, in shadow or not.</param>
/// <param name="CandidateErrors">Events for which the candidate's rule failed.</param>
public sealed record RuleComparison(
    string Rule, Severity Severity, long BaselineHits, long BaselineShadow, long CandidateHits, long CandidateShadow, long Gained, long Lost, long CandidateErrors);
