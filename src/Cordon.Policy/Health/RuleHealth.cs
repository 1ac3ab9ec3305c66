namespace Cordon.Policy.Health;

/// <summary>How a rule has done since it was activated as it is.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Evaluations">Events whose condition was evaluated.</param>
/// <param name="Hits">Events for which it held.</param>
/// <param name="Errors">Events for which the condition or an effect failed.</param>
/// <param name="Shadow">Whether the policy says that it only records.</param>
/// <param name="Broken">Whether it ran away and was turned to shadow.</param>
/// <param name="BrokenAt">The sequence of the record that broke it; 0 when it is not broken.</param>
/// <param name="WindowEvaluations">Evaluations in the window of event time that is open.</param>
/// <param name="WindowHits">Hits in the open window.</param>
/// <param name="PastRate">Share of hits in the windows before, the recent weighing more; not a number before there is a past.</param>
/// <param name="Cost">The estimated cost of its condition, in the units of the CEL cost estimate.</param>
public sealed record RuleHealth(
    string Rule, long Evaluations, long Hits, long Errors, bool Shadow, bool Broken, long BrokenAt, long WindowEvaluations, long WindowHits, double PastRate, long Cost);
