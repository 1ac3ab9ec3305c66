namespace Cordon.Networks.Dense;

/// <summary>What <see cref="DenseBlocks"/> found.</summary>
/// <param name="Blocks">By falling density.</param>
/// <param name="ChanceDensity">The density of the densest block when who touched what is dealt out at random; no block here is below it.</param>
public sealed record DenseBlockList(IReadOnlyList<DenseBlock> Blocks, double ChanceDensity);
