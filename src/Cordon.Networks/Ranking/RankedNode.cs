namespace Cordon.Networks.Ranking;

/// <summary>A node with its share of a walk.</summary>
/// <param name="Node">The node.</param>
/// <param name="Value">Its share, in [0,1].</param>
public readonly record struct RankedNode(int Node, double Value);
