using Cordon.Networks.Results;

namespace Cordon.Networks.Ties;

/// <summary>The ties of every kind.</summary>
/// <param name="Layers">By kind, the parts of joint ties among them.</param>
/// <param name="Joint">What several kinds together gave.</param>
internal sealed record FoundTies(TieLayer[] Layers, JointSummary Joint);
