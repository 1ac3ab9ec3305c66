using Cordon.Events;

namespace Cordon.Proving.Probes;

/// <summary>One random walk.</summary>
/// <param name="Seed">What it began with.</param>
/// <param name="Number">Its number among the walks from this seed, from 0.</param>
/// <param name="Steps">Looks taken; fewer than planned when it met something flagged, or nothing was shown.</param>
/// <param name="Hit">True when the last look showed something flagged.</param>
/// <param name="Things">Things shown in all.</param>
public sealed record Walk(Entity Seed, int Number, int Steps, bool Hit, int Things);
