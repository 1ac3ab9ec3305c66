namespace Cordon.Clients;

/// <summary>The type of a value: of a shape its name, of a list or map what it holds.</summary>
internal sealed record FieldType(FieldKind Kind)
{
    public string? Name { get; init; }

    public FieldType? Item { get; init; }

    public bool IsNullable { get; init; }
}
