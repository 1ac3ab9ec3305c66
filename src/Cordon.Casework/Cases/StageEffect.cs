namespace Cordon.Casework.Cases;

/// <summary>What a stage would do.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Reversible">Whether an undo takes it back.</param>
/// <param name="Targets">How many accounts or artifacts it reaches.</param>
/// <param name="Labels">Labels to be set.</param>
/// <param name="Messages">Messages to the platform.</param>
/// <param name="Sample">The first targets, at most 20.</param>
/// <param name="Says">In words.</param>
public sealed record StageEffect(Stage Stage, bool Reversible, int Targets, int Labels, int Messages, IReadOnlyList<string> Sample, string Says);
