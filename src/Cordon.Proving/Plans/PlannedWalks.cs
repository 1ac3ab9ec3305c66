using Cordon.Events;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Plans;

/// <summary>Random walks: a new viewer takes a seed, and at each step one of the things that it is shown, until a flagged one is among them.</summary>
/// <param name="Surface">People (what is taken is followed), feed (liked) or related tags (looked at).</param>
/// <param name="Seeds">What a walk begins with: accounts, posts or tags.</param>
/// <param name="Count">Walks from each seed, from 1 to 1,000.</param>
/// <param name="Steps">Looks in a walk, from 1 to 200.</param>
/// <param name="K">Things shown at a look.</param>
/// <param name="Age">The age that the viewers say they have.</param>
public sealed record PlannedWalks(Surface Surface, IReadOnlyList<Entity> Seeds, int Count, int Steps, int K, ViewerClass Age);
