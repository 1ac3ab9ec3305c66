using System.Text;
using Cordon.Events;

namespace Cordon.Networks.Markup;

/// <summary>The fragment identifier of a network within a page.</summary>
internal static class Anchor
{
    /// <summary>The id with everything but letters, digits and hyphens replaced: <c>network-0a1b2c3d4e5f</c>.</summary>
    public static string Of(Entity id)
    {
        var text = new StringBuilder(id.Text.Length);
        foreach (var c in id.Text)
            text.Append(char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-');
        return text.ToString();
    }
}
