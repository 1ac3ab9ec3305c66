using System.Diagnostics.CodeAnalysis;

namespace Cordon.Events.Formats;

/// <summary>What may stand as an event kind.</summary>
internal static class Kinds
{
    /// <summary>True for 1–<see cref="Limits.KindChars"/> of <c>a–z 0–9 _ - .</c> that start with a letter.</summary>
    public static bool IsKind([NotNullWhen(true)] string? kind)
    {
        if (string.IsNullOrEmpty(kind) || kind.Length > Limits.KindChars || !char.IsAsciiLetterLower(kind[0]))
            return false;
        foreach (var c in kind)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '-' or '.'))
                return false;
        }

        return true;
    }
}
