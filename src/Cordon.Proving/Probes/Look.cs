using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Probes;

/// <summary>One look at a surface.</summary>
/// <param name="Viewer">Who looked.</param>
/// <param name="Surface">Where.</param>
/// <param name="Text">The query or tag; empty for none.</param>
/// <param name="Round">The round, from 0.</param>
/// <param name="Time">When.</param>
/// <param name="Shown">What was shown, the first first.</param>
public sealed record Look(ProbeViewer Viewer, Surface Surface, string Text, int Round, DateTimeOffset Time, IReadOnlyList<ShownThing> Shown);
