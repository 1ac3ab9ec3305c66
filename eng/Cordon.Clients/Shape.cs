namespace Cordon.Clients;

/// <summary>A named schema.</summary>
internal sealed record Shape(string Name, string About, IReadOnlyList<Field> Fields);
