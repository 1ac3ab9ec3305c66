namespace Cordon.Networks.Drawing;

/// <summary>A place in the plane; the unit is about half the distance between neighbours.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct LayoutPoint(double X, double Y);

/// <summary>An undirected edge between two nodes, named by their index.</summary>
/// <param name="A">One end, from 0.</param>
/// <param name="B">The other end, from 0.</param>
/// <param name="Weight">How strongly it pulls; finite and above 0, only ratios matter.</param>
public readonly record struct LayoutEdge(int A, int B, double Weight);
