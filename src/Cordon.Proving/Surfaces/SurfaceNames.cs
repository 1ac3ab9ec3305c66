using System.Diagnostics.CodeAnalysis;

namespace Cordon.Proving.Surfaces;

/// <summary>The names of surfaces in plans, results and the adapter's requests.</summary>
public static class SurfaceNames
{
    private static readonly string[] Names = ["feed", "people", "search", "autocomplete", "tag_page", "related_tags", "trending", "chronological"];

    /// <summary>All names, in the order of <see cref="Surface"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name: <c>tag_page</c>.</summary>
    public static string Of(Surface surface) => Names[(int)surface];

    /// <summary>The name in words for people: <c>tag page</c>.</summary>
    public static string InWords(Surface surface) => surface == Surface.People ? "people suggestions" : Of(surface).Replace('_', ' ');

    /// <summary>The surface of a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out Surface surface)
    {
        var at = Array.IndexOf(Names, name);
        surface = (Surface)Math.Max(at, 0);
        return at >= 0;
    }

    /// <summary>True where the platform needs a text to show something: a query, a beginning, a tag.</summary>
    public static bool NeedsText(Surface surface) => surface is Surface.Search or Surface.Autocomplete or Surface.TagPage or Surface.RelatedTags;
}
