using Cordon.Events;

namespace Cordon.Proving.Surfaces;

/// <summary>A look at a surface.</summary>
/// <param name="Viewer">The account that looks.</param>
/// <param name="Surface">Where it looks.</param>
/// <param name="Text">The query, the typed beginning or the tag; empty where the surface needs none.</param>
/// <param name="Count">How many things at most, from 1 to 1,000.</param>
public sealed record SurfaceRequest(Entity Viewer, Surface Surface, string Text, int Count);
