using Cordon.Events;

namespace Cordon.Proving.Surfaces;

/// <summary>One thing that a surface shows.</summary>
/// <param name="Item">The account, post or tag; for a completed query, an entity of type <c>query</c>.</param>
/// <param name="Author">The account behind it; null when it is an account itself, or has none.</param>
/// <param name="Score">The platform's own score, where it tells one; else 0.</param>
public readonly record struct ShownThing(Entity Item, Entity? Author, double Score);
