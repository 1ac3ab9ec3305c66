namespace Cordon.Casework.Decisions;

/// <summary>How well people's findings can be relied on.</summary>
/// <param name="Second">First against second look: Cohen's kappa.</param>
/// <param name="Among">All looks at jobs that several people judged: Fleiss' kappa.</param>
/// <param name="Golden">Jobs with a known answer that were judged right; null when there were none.</param>
/// <param name="Confusion">Of jobs with a known answer: what was expected, what was found, how often.</param>
public sealed record Quality(Agreement Second, Agreement Among, Share? Golden, IReadOnlyList<GoldenCell> Confusion);
