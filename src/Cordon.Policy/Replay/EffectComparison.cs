namespace Cordon.Policy.Replay;

/// <summary>How many effects of one name were asked for on both sides.</summary>
/// <param name="Effect">Kind and name, such as <c>enqueue review</c>.</param>
/// <param name="Baseline">Of the baseline.</param>
/// <param name="Candidate">Of the candidate.</param>
public sealed record EffectComparison(string Effect, long Baseline, long Candidate);
