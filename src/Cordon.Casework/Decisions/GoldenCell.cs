namespace Cordon.Casework.Decisions;

/// <summary>How often one answer was given where another was expected.</summary>
/// <param name="Expected">The known answer.</param>
/// <param name="Found">The answer given.</param>
/// <param name="Count">How often.</param>
public sealed record GoldenCell(string Expected, string Found, int Count);
