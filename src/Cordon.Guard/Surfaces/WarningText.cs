namespace Cordon.Guard.Surfaces;

/// <summary>What a viewer is told, in one language.</summary>
/// <param name="Text">The words.</param>
/// <param name="Help">Where help is to be had: an address, or a number to call; null for none.</param>
public sealed record WarningText(string Text, string? Help);
