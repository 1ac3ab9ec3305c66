namespace Cordon.Policy.Surfaces;

/// <summary>What a viewer is told, by locale.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Texts">The words of each locale, and where help is to be had; the first is for readers of no other.</param>
public sealed record MessageDefinition(string Name, IReadOnlyList<(string Locale, string Text, string? Help)> Texts);
