using Cordon.Events;

namespace Cordon.Policy.Effects;

/// <summary>One thing that a matching rule asks for, as data; carrying it out is the host's.</summary>
public sealed record Effect
{
    /// <summary>The idempotency key: sequence, rule, place among the rule's effects, and place among the entities where there are several. The same record and policy give the same key.</summary>
    public required string Key { get; init; }

    /// <summary>What is asked for.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's severity.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The queue, channel, action, label or verdict; <c>hold</c> for a hold.</summary>
    public required string Name { get; init; }

    /// <summary>The entity that is meant; none for a verdict.</summary>
    public Entity Entity { get; init; }

    /// <summary>For a queue: 0 to 100, greater is sooner.</summary>
    public int Priority { get; init; }

    /// <summary>When it is due: the time of receipt plus the delay. For a hold its end, for a label its expiry. Null for at once, or for a label that does not expire.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>A message for people, as the rule gives it; null when it gives none.</summary>
    public string? Note { get; init; }
}
