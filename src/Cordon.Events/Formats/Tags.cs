namespace Cordon.Events.Formats;

/// <summary>The one spelling of a hashtag: in lower case, without its sign.</summary>
internal static class Tags
{
    public static bool IsFolded(ReadOnlySpan<char> tag)
    {
        if (tag.StartsWith("#") || tag.StartsWith("＃"))
            return false;
        foreach (var c in tag)
        {
            if (char.ToLowerInvariant(c) != c)
                return false;
        }

        return true;
    }

    public static string Fold(ReadOnlySpan<char> tag) => tag.TrimStart("#＃").ToString().ToLowerInvariant();
}
