using System.Diagnostics.CodeAnalysis;

namespace Cordon.Storage.History;

/// <summary>
/// Texts as they stand in the files. The database's binding ends a text at its first NUL, so a NUL is written as U+E000 0, and U+E000 itself as
/// U+E000 1. Values that a query looks for are written the same way.
/// </summary>
internal static class StoredText
{
    private const char Mark = '\uE000';
    private const string MarkThenNul = "\uE0000";
    private const string MarkThenMark = "\uE0001";

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Encode(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny('\0', Mark) < 0)
            return text;
        return text.Replace("\uE000", MarkThenMark, StringComparison.Ordinal).Replace("\0", MarkThenNul, StringComparison.Ordinal);
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Decode(string? text)
    {
        if (text is null || !text.Contains(Mark, StringComparison.Ordinal))
            return text;

        // After a mark stands 0 or 1.
        var decoded = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Mark && i + 1 < text.Length)
                decoded.Append(text[++i] == '0' ? '\0' : Mark);
            else
                decoded.Append(text[i]);
        }

        return decoded.ToString();
    }

    public static IReadOnlyList<string> Decode(List<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
            texts[i] = Decode(texts[i]);
        return texts;
    }
}
