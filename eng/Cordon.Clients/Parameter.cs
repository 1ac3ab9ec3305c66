namespace Cordon.Clients;

/// <summary>A parameter of an operation, in its path or its query.</summary>
internal sealed record Parameter(string Name, bool IsInPath, bool IsRequired, FieldType Type);
