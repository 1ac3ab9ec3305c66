using System.Collections.Frozen;

namespace Cordon.Guard.Surfaces;

/// <summary>A message in several languages.</summary>
public sealed class WarningMessage
{
    private readonly FrozenDictionary<string, WarningText> _byLocale;
    private readonly FrozenDictionary<string, WarningText>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <param name="name">Its name.</param>
    /// <param name="byLocale">The words by locale (<c>en</c>, <c>pt-BR</c>); the case does not matter. At least one.</param>
    /// <param name="fallback">The locale for readers of no other.</param>
    /// <exception cref="ArgumentException">There are no words in the fallback.</exception>
    public WarningMessage(string name, IReadOnlyDictionary<string, WarningText> byLocale, string fallback)
    {
        ArgumentNullException.ThrowIfNull(byLocale);
        Name = name;
        _byLocale = byLocale.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _bySpan = _byLocale.GetAlternateLookup<ReadOnlySpan<char>>();
        Fallback = _byLocale.TryGetValue(fallback, out var text) ? text : throw new ArgumentException($"the message '{name}' has no words in '{fallback}'", nameof(fallback));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The words for readers of no other language.</summary>
    public WarningText Fallback { get; }

    /// <summary>The words for a locale, or else for its language, or else the fallback.</summary>
    public WarningText For(ReadOnlySpan<char> locale)
    {
        for (var part = locale; !part.IsEmpty; part = Before(part))
        {
            if (_bySpan.TryGetValue(part, out var text))
                return text;
        }

        return Fallback;
    }

    // pt-BR-x reads pt-BR, then pt.
    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> locale) => locale[..Math.Max(0, locale.LastIndexOfAny('-', '_'))];
}
