using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Cordon.Policy.Labels;

/// <summary>The labels that a policy declares, and which of them exclude one another.</summary>
public sealed class LabelScheme
{
    private readonly FrozenDictionary<string, LabelDefinition> _byName;
    private readonly FrozenDictionary<string, string[]> _excluded;

    /// <param name="definitions">The labels; no two of one name.</param>
    public LabelScheme(IEnumerable<LabelDefinition> definitions)
    {
        var all = definitions.OrderBy(d => d.Name, StringComparer.Ordinal).ToList();
        _byName = all.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        _excluded = all.ToFrozenDictionary(
            d => d.Name,
            d => d.Excludes.Concat(all.Where(o => o.Excludes.Contains(d.Name)).Select(o => o.Name)).Where(n => n != d.Name).Distinct().Order(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);
        Definitions = all;
    }

    /// <summary>A scheme without labels.</summary>
    public static LabelScheme Empty { get; } = new([]);

    /// <summary>The labels in the order of their names.</summary>
    public IReadOnlyList<LabelDefinition> Definitions { get; }

    /// <summary>Finds a label.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out LabelDefinition definition) => _byName.TryGetValue(name, out definition);

    /// <summary>The labels that cannot hold together with one, in the order of their names.</summary>
    public IReadOnlyList<string> ExcludedBy(string name) => _excluded.TryGetValue(name, out var names) ? names : [];
}
