using System.Net;
using System.Text;

namespace Cordon.Events.Formats;

/// <summary>Takes the text and the links out of the simple HTML in which fediverse servers send posts.</summary>
internal static class HtmlText
{
    /// <summary>The text without markup; paragraphs and line breaks become spaces.</summary>
    public static string? Plain(string? html)
    {
        if (html is null)
            return null;
        var text = new StringBuilder(html.Length);
        var inTag = false;
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '<')
            {
                inTag = true;
                if (IsBreak(html.AsSpan(i + 1)))
                    text.Append(' ');
            }
            else if (html[i] == '>' && inTag)
            {
                inTag = false;
            }
            else if (!inTag)
            {
                text.Append(html[i]);
            }
        }

        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    /// <summary>The addresses of links, without those that only name a hashtag or an account.</summary>
    public static IEnumerable<string> Links(string? html)
    {
        for (var at = html?.IndexOf("<a ", StringComparison.OrdinalIgnoreCase) ?? -1; at >= 0; at = html!.IndexOf("<a ", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = html!.IndexOf('>', at);
            if (end < 0)
                yield break;
            var tag = html[at..end];
            var classes = Attribute(tag, "class") ?? "";
            if (!classes.Contains("mention", StringComparison.Ordinal) && !classes.Contains("hashtag", StringComparison.Ordinal)
                && Attribute(tag, "href") is { Length: > 0 } href)
                yield return WebUtility.HtmlDecode(href);
        }
    }

    private static bool IsBreak(ReadOnlySpan<char> tag) =>
        tag.StartsWith("br", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("/p", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("li", StringComparison.OrdinalIgnoreCase);

    private static string? Attribute(string tag, string name)
    {
        var at = tag.IndexOf($" {name}=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + name.Length + 2 >= tag.Length)
            return null;
        var start = at + name.Length + 2;
        var quote = tag[start];
        if (quote is not ('"' or '\''))
            return null;
        var end = tag.IndexOf(quote, start + 1);
        return end < 0 ? null : tag[(start + 1)..end];
    }
}
