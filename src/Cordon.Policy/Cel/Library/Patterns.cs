using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cordon.Policy.Cel.Library;

/// <summary>Regular expressions of CEL (the syntax of RE2), matched in time linear in the text.</summary>
internal static class Patterns
{
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<string, (Regex?, string?)> Kept = new(StringComparer.Ordinal);

    /// <summary>The matcher of a pattern, or what is wrong with it.</summary>
    public static (Regex? Regex, string? Problem) Make(string pattern)
    {
        var (translated, problem) = PatternTranslation.Of(pattern);
        if (translated is null)
            return (null, problem);
        try
        {
            return (new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), null);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            var reason = wrong is RegexParseException parse ? string.Create(CultureInfo.InvariantCulture, $"{parse.Error}") : "it needs backtracking";
            return (null, $"'{Events.Shown.Brief(pattern)}' is not a regular expression that can be matched: {reason}");
        }
    }

    /// <summary>The same, remembered for patterns that are known at run time only.</summary>
    public static (Regex? Regex, string? Problem) Find(string pattern)
    {
        if (Kept.TryGetValue(pattern, out var found))
            return found;
        // Forgetting all is simple, and right as often as anything cleverer when patterns keep changing.
        if (Kept.Count >= MostKept)
            Kept.Clear();
        return Kept[pattern] = Make(pattern);
    }
}
