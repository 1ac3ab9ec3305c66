namespace Cordon.Networks.Dense;

/// <summary>What <see cref="DenseBlocks"/> found.</summary>
/// <param name="Blocks">By falling density.</param>
/// <param name="ChanceDensity">The density of the densest block when who touched what is dealt out at random; each block here is at least a tenth denser.</param>
public sealed record DenseBlockList(IReadOnlyList<DenseBlock> Blocks, double ChanceDensity);
