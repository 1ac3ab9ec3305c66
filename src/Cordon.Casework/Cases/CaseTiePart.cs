namespace Cordon.Casework.Cases;

/// <summary>One kind of what ties two accounts.</summary>
/// <param name="Kind">link, device, follow …</param>
/// <param name="Weight">0 to 1.</param>
/// <param name="Count">How often.</param>
/// <param name="Evidence">Some of the things shared, the rarest first.</param>
public sealed record CaseTiePart(string Kind, double Weight, long Count, IReadOnlyList<CaseEvidence> Evidence);
