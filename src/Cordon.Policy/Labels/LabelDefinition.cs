namespace Cordon.Policy.Labels;

/// <summary>What a policy declares of a label.</summary>
public sealed record LabelDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it means, for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The entity types that may carry it; all when empty.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];

    /// <summary>How long it holds when whoever sets it does not say; null for until it is removed.</summary>
    public TimeSpan? Expires { get; init; }

    /// <summary>Labels that cannot hold together with it. The relation goes both ways.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Who may set it; all when empty.</summary>
    public IReadOnlyList<LabelSource> SetBy { get; init; } = [];
}
