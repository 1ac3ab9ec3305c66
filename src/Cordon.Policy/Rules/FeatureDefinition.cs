namespace Cordon.Policy.Rules;

/// <summary>A named, typed value read from an event, evaluated at most once an event and only where something asks for it.</summary>
public sealed record FeatureDefinition
{
    /// <summary>Its name, which expressions use as a variable.</summary>
    public required string Name { get; init; }

    /// <summary>Its type as written: <c>bool</c>, <c>int</c>, <c>double</c>, <c>string</c>, <c>timestamp</c>, <c>duration</c> or <c>list(string)</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it means, for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The attribute it reads; null when it is an expression.</summary>
    public string? Attribute { get; init; }

    /// <summary>What an event without the attribute has, as written; null for the type's empty value.</summary>
    public string? Default { get; init; }

    /// <summary>The expression's source; null when it reads an attribute.</summary>
    public string? Value => Expression?.Source;

    internal Expression? Expression { get; init; }

    internal AttributeReader? Reader { get; init; }
}
