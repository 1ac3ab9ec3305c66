using Cordon.Policy.Effects;

namespace Cordon.Policy.Rules;

/// <summary>One effect as a rule declares it.</summary>
public sealed record EffectDefinition
{
    /// <summary>What it does.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>The queue, channel, action, label or verdict; <c>hold</c> for a hold.</summary>
    public required string Name { get; init; }

    /// <summary>The verdict, for a verdict and for a hold.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The source of the entity expression; null for the actor.</summary>
    public string? Entity => EntityExpression?.Source;

    /// <summary>For a label: how long it holds; null for what the label declares.</summary>
    public TimeSpan? Expires { get; init; }

    /// <summary>For a queue: 0 to 100.</summary>
    public int Priority { get; init; }

    /// <summary>Shortest delay; for a hold its length.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Longest delay; each event has its own between the two, from its id.</summary>
    public TimeSpan LongestDelay { get; init; }

    /// <summary>A message for people; null for none.</summary>
    public string? Note { get; init; }

    internal Expression? EntityExpression { get; init; }
}
