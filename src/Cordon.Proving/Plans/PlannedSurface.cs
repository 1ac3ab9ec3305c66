using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Plans;

/// <summary>A surface that every viewer looks at.</summary>
/// <param name="Surface">Which.</param>
/// <param name="K">How many things are looked at, from 1 to 1,000.</param>
/// <param name="Texts">The queries, beginnings or tags; empty where the surface needs none.</param>
public sealed record PlannedSurface(Surface Surface, int K, IReadOnlyList<string> Texts);
