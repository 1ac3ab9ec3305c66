using System.Collections.Frozen;
using Cordon.Policy.Cel;
using Cordon.Policy.Labels;
using Cordon.Policy.Surfaces;
using Cordon.Policy.Testing;

namespace Cordon.Policy.Rules;

/// <summary>A policy that was checked and can be evaluated. Immutable; any number of engines may use it at once.</summary>
public sealed class CompiledPolicy
{
    // Made by the compiler alone, which sets every member.
    internal CompiledPolicy()
    {
    }

    /// <summary>The files it was made from.</summary>
    public required PolicySource Source { get; init; }

    /// <summary>The content hash of its files; its version.</summary>
    public string Hash => Source.Hash;

    /// <summary>Its name; <c>policy</c> when none is given.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for people.</summary>
    public required string Description { get; init; }

    /// <summary>The features, in the order of their names.</summary>
    public required IReadOnlyList<FeatureDefinition> Features { get; init; }

    /// <summary>The counters, in the order of their names.</summary>
    public required IReadOnlyList<PolicyCounter> Counters { get; init; }

    /// <summary>The labels.</summary>
    public required LabelScheme Labels { get; init; }

    /// <summary>The lists, in the order of their names.</summary>
    public required IReadOnlyList<PolicyList> Lists { get; init; }

    /// <summary>The banks of terms, in the order of their names.</summary>
    public required IReadOnlyList<PolicyTerms> Terms { get; init; }

    /// <summary>The rules in the order of evaluation: a rule comes after those that it uses, and otherwise as files and places have it.</summary>
    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

    /// <summary>When a change of a rule's pass rate is told.</summary>
    public required AlarmDefinition Alarm { get; init; }

    /// <summary>What it says of the platform's surfaces.</summary>
    public required GuardDefinition Guard { get; init; }

    /// <summary>The tests, in the order of files and places.</summary>
    public required IReadOnlyList<PolicyTest> Tests { get; init; }

    /// <summary>What is written of each declaration, flat, by kind and name, for differences.</summary>
    internal IReadOnlyDictionary<(string What, string Name), IReadOnlyDictionary<string, string>> Written { get; init; } = null!;

    internal FrozenDictionary<string, int> RuleIndex { get; init; } = null!;

    internal FrozenDictionary<string, int> CounterIndex { get; init; } = null!;

    internal FrozenDictionary<string, CelValue> ListValues { get; init; } = null!;

    internal FrozenDictionary<string, int> TermIndex { get; init; } = null!;

    /// <summary>Which counters and rules look at events of a kind that some of them names.</summary>
    internal FrozenDictionary<string, Dispatch> ByKind { get; init; } = null!;

    /// <summary>Which counters and rules look at events of all other kinds.</summary>
    internal Dispatch OtherKinds { get; init; } = null!;

    /// <summary>The policy without files: it declares nothing.</summary>
    public static CompiledPolicy Empty { get; } = PolicyCompiler.Compile(PolicySource.Of([])).Policy!;

    internal Dispatch For(string kind) => ByKind.TryGetValue(kind, out var dispatch) ? dispatch : OtherKinds;

    /// <summary>The counters and rules that look at a kind of event.</summary>
    internal sealed record Dispatch(int[] Counters, int[] Rules);
}
