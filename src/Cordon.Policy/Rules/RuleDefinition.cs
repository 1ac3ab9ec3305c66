using Cordon.Policy.Effects;

namespace Cordon.Policy.Rules;

/// <summary>A condition with effects.</summary>
public sealed record RuleDefinition
{
    // Made by the compiler alone, which sets every member.
    internal RuleDefinition()
    {
    }

    /// <summary>Its name, unique in the policy.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for people; stands as the reason of what it does.</summary>
    public string Description { get; init; } = "";

    /// <summary>The event kinds that it looks at; all when empty.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The source of the condition.</summary>
    public string Condition => ConditionExpression.Source;

    /// <summary>What it does when the condition holds.</summary>
    public IReadOnlyList<EffectDefinition> Effects { get; init; } = [];

    /// <summary>How grave what it finds is.</summary>
    public Severity Severity { get; init; } = Severity.Medium;

    /// <summary>The share of events that it looks at, chosen by the event's id; above 0, at most 1.</summary>
    public double Sample { get; init; } = 1;

    /// <summary>Whether it only records what it would do.</summary>
    public bool Shadow { get; init; }

    /// <summary>When it is turned to shadow.</summary>
    public required BreakerDefinition Breaker { get; init; }

    /// <summary>The estimated cost of the condition, in the units of the CEL cost estimate, without what features, counters and rules cost that it uses.</summary>
    public long Cost => ConditionExpression.Program.EstimatedCost;

    /// <summary>The file it stands in.</summary>
    public required string File { get; init; }

    /// <summary>The line it begins in.</summary>
    public required int Line { get; init; }

    /// <summary>A hash of all that is written of the rule; a broken rule stays broken through an activation while this is unchanged.</summary>
    public required string Fingerprint { get; init; }

    internal Expression ConditionExpression { get; init; } = null!;
}
