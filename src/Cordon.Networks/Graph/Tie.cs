namespace Cordon.Networks.Graph;

/// <summary>A tie between two nodes.</summary>
/// <param name="A">One end.</param>
/// <param name="B">The other end.</param>
/// <param name="Weight">Finite and not 0; below 0 is a tie that speaks against.</param>
public readonly record struct Tie(int A, int B, float Weight);
