using Cordon.Events;
using Cordon.Policy.Effects;

namespace Cordon.Policy.Testing;

/// <summary>A test of a policy: what happened before, one event, and what must come of it.</summary>
public sealed record PolicyTest
{
    /// <summary>Its name, a sentence.</summary>
    public required string Name { get; init; }

    /// <summary>The file it stands in.</summary>
    public required string File { get; init; }

    /// <summary>The line it begins in.</summary>
    public required int Line { get; init; }

    /// <summary>Labels that stand before, set by a person.</summary>
    public IReadOnlyList<(Entity Entity, string Label)> Labels { get; init; } = [];

    /// <summary>Counters whose reading is given instead of counted.</summary>
    public IReadOnlyDictionary<string, double> Counters { get; init; } = new Dictionary<string, double>();

    /// <summary>Events before, in the order of their times.</summary>
    public IReadOnlyList<Event> Before { get; init; } = [];

    /// <summary>The event that is tested.</summary>
    public required Event Event { get; init; }

    /// <summary>The verdict that is expected; null when the test does not say.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The rules that hit and act, exactly, in any order; null when the test does not say.</summary>
    public IReadOnlyList<string>? Hits { get; init; }

    /// <summary>The rules that hit in shadow, exactly, in any order; null when the test does not say.</summary>
    public IReadOnlyList<string>? Shadow { get; init; }

    /// <summary>Rules that must not hit, neither live nor in shadow.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>Labels that must stand after the event.</summary>
    public IReadOnlyList<(Entity Entity, string Label)> Labelled { get; init; } = [];

    /// <summary>Labels that must not stand after the event.</summary>
    public IReadOnlyList<(Entity Entity, string Label)> NotLabelled { get; init; } = [];

    /// <summary>Effects other than verdicts and labels, exactly, in any order, as <c>kind name</c>: <c>enqueue review</c>; null when the test does not say.</summary>
    public IReadOnlyList<string>? Effects { get; init; }

    /// <summary>Whether errors of rules are expected; without, any fails the test.</summary>
    public bool Errors { get; init; }
}
