using Cordon.Events;

namespace Cordon.Policy.Replay;

/// <summary>Which entities a label was set on by rules on both sides, within the time compared.</summary>
/// <param name="Label">The label.</param>
/// <param name="Baseline">Entities of the baseline.</param>
/// <param name="Candidate">Entities of the candidate.</param>
/// <param name="Gained">Entities of the candidate alone.</param>
/// <param name="Lost">Entities of the baseline alone.</param>
/// <param name="GainedSamples">The first of the gained, in their order.</param>
/// <param name="LostSamples">The first of the lost, in their order.</param>
public sealed record LabelComparison(
    string Label, long Baseline, long Candidate, long Gained, long Lost, IReadOnlyList<Entity> GainedSamples, IReadOnlyList<Entity> LostSamples);
