namespace Cordon.Policy.Surfaces;

/// <summary>What a policy says of the platform's surfaces; the guard decides by it.</summary>
public sealed record GuardDefinition
{
    /// <summary>The kinds of trait that a label can stand for.</summary>
    public static IReadOnlyList<string> Traits { get; } = ["flagged", "suspect", "held", "hidden", "cleared", "child", "adult"];

    /// <summary>What the labels stand for: pairs of one of <see cref="Traits"/> and a label, in the order of the file.</summary>
    public IReadOnlyList<(string Trait, string Label)> Labels { get; init; } = [];

    /// <summary>The surfaces that the policy describes.</summary>
    public IReadOnlyList<SurfaceDefinition> Surfaces { get; init; } = [];

    /// <summary>The lists of terms.</summary>
    public IReadOnlyList<TermListDefinition> Terms { get; init; } = [];

    /// <summary>The messages.</summary>
    public IReadOnlyList<MessageDefinition> Messages { get; init; } = [];
}
