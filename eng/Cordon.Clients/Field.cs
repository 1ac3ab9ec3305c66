namespace Cordon.Clients;

/// <summary>A field of a shape.</summary>
internal sealed record Field(string Name, FieldType Type, bool IsRequired, string About);
