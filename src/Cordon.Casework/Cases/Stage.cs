namespace Cordon.Casework.Cases;

/// <summary>A stage of a plan and its effects.</summary>
/// <param name="Kind">Which stage.</param>
/// <param name="Action">What the platform is asked to do with each; null for nothing.</param>
/// <param name="Label">The label that each gets; null for none.</param>
public sealed record Stage(StageKind Kind, string? Action, string? Label)
{
    /// <summary>Whether an undo takes it back.</summary>
    public bool IsReversible => Kind is StageKind.Restrict or StageKind.BlockArtifacts or StageKind.Watch;
}
