using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Console.Texts;

/// <summary>The words of the console's shell in one language. A language is a file beside this one, with the same keys as English.</summary>
public sealed class ShellTexts
{
    /// <summary>The language of those who ask for none that there is.</summary>
    public const string Usual = "en";

    /// <summary>The cookie with the language that somebody chose.</summary>
    public const string Cookie = "cordon_language";

    private const string Prefix = "texts:";

    private static readonly FrozenDictionary<string, ShellTexts> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => new ShellTexts(n[Prefix.Length..].Replace(".json", "", StringComparison.Ordinal))).ToFrozenDictionary(t => t.Language);

    private readonly FrozenDictionary<string, string> _texts;

    private ShellTexts(string language)
    {
        Language = language;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The languages.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The language, as in HTML.</summary>
    public string Language { get; }

    /// <summary>The keys.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text of a key.</summary>
    public string this[string key] => _texts[key];

    /// <summary>The text of a key with values in it.</summary>
    public string With(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>The texts of a language; those of English when there is none.</summary>
    public static ShellTexts Of(string? language) => language is not null && All.TryGetValue(language, out var texts) ? texts : All[Usual];

    /// <summary>The texts that a request asks for: by cookie, else by what the browser prefers.</summary>
    public static ShellTexts Of(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { } chosen && All.ContainsKey(chosen))
            return Of(chosen);
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            if (All.TryGetValue(wanted.Value.ToString().Split('-')[0], out var texts))
                return texts;
        }

        return Of((string?)null);
    }
}
