using System.Globalization;
using System.Text;

namespace Cordon.Events;

/// <summary>
/// A fingerprint that is equal for texts that differ only in case, spacing and punctuation. It ties accounts that post
/// the same words without keeping the words.
/// </summary>
public static class TextFingerprint
{
    /// <summary>Texts with fewer letters and digits than this have no fingerprint: short greetings are everybody's.</summary>
    public const int ShortestLetters = 24;

    /// <summary>
    /// The fingerprint, 16 hex digits (64-bit FNV-1a over the letters and digits in lower case), or null when the text is too short.
    /// </summary>
    public static string? Of(string text)
    {
        var hash = 14695981039346656037UL;
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
                continue;
            hash = (hash ^ (uint)Rune.ToLowerInvariant(rune).Value) * 1099511628211UL;
            letters++;
        }

        return letters < ShortestLetters ? null : hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
