namespace Cordon.Client;

/// <summary>Who looks.</summary>
/// <param name="Id">The entity, such as <c>account:a1</c>; null for nobody known.</param>
/// <param name="Age">What the platform knows: <c>child</c>, <c>adult</c> or <c>unknown</c>; null for unknown.</param>
public readonly record struct GuardViewer(string? Id, string? Age = null);
