namespace Cordon.Casework.Cases;

/// <summary>What ties two accounts.</summary>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
/// <param name="Weight">How strongly, 0 to 1.</param>
/// <param name="Parts">By kind, the strongest first.</param>
public sealed record CaseTie(string A, string B, double Weight, IReadOnlyList<CaseTiePart> Parts);
