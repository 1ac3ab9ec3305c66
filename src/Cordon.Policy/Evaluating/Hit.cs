using Cordon.Policy.Cel;
using Cordon.Policy.Effects;

namespace Cordon.Policy.Evaluating;

/// <summary>A rule whose condition held for an event.</summary>
public sealed record Hit
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Its severity.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whether it only records what it would do: by its flag, or because it was broken.</summary>
    public required bool Shadow { get; init; }

    /// <summary>Whether it is in shadow because it ran away.</summary>
    public bool Broken { get; init; }

    /// <summary>The rule's condition as written.</summary>
    public required string Condition { get; init; }

    /// <summary>Which parts of the condition were evaluated and what they gave; empty when the engine does not explain.</summary>
    public IReadOnlyList<CelFinding> Explanation { get; init; } = [];
}
