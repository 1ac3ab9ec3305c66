using Cordon.Signals.Counters;

namespace Cordon.Policy.Rules;

/// <summary>A counter that a policy declares: what is counted, of which events, under which key.</summary>
public sealed record PolicyCounter
{
    // Made by the compiler alone, which sets every member.
    internal PolicyCounter()
    {
    }

    /// <summary>What is kept and for how long.</summary>
    public required CounterDefinition Definition { get; init; }

    /// <summary>The counter's name.</summary>
    public string Name => Definition.Name;

    /// <summary>What it means, for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The event kinds that are counted; all when empty.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The source of the key expression.</summary>
    public string Key => KeyExpression.Source;

    /// <summary>
    /// A hash of all that the count depends on: the definition, the expressions, and the features that they use. A counter keeps its
    /// state through an activation when this is unchanged. What a list holds is no part of it.
    /// </summary>
    public required string Fingerprint { get; init; }

    internal Expression KeyExpression { get; init; } = null!;

    internal Expression? Condition { get; init; }

    internal Expression? Item { get; init; }

    internal Expression? Amount { get; init; }
}
