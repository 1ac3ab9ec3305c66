namespace Cordon.Casework.Cases;

/// <summary>A network as detection wrote it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Calibrated">0 to 1; null when not known.</param>
/// <param name="Reasons">Why.</param>
/// <param name="People">Members, and people around it.</param>
/// <param name="Ties">What ties them.</param>
/// <param name="Artifacts">What they share.</param>
/// <param name="Timeline">Activity; null when not known.</param>
public sealed record DetectedNetwork(
    string Id, double Score, double? Calibrated, IReadOnlyList<string> Reasons, IReadOnlyList<CaseMember> People, IReadOnlyList<CaseTie> Ties, IReadOnlyList<CaseArtifact> Artifacts, CaseTimeline? Timeline)
{
    /// <summary>Most members that a network may have to be a case.</summary>
    public const int MostMembers = 20_000;
}
