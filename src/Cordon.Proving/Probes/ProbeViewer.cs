using Cordon.Events;

namespace Cordon.Proving.Probes;

/// <summary>An account as which an audit looks.</summary>
/// <param name="Account">The account.</param>
/// <param name="Class">What it counts as.</param>
/// <param name="Persona">The name of its persona; <c>panel</c> for an account that exists.</param>
public sealed record ProbeViewer(Entity Account, ViewerClass Class, string Persona);
