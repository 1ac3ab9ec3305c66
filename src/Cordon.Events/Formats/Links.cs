using System.Buffers;

namespace Cordon.Events.Formats;

/// <summary>
/// The one spelling of a web address: scheme and host in lower case, no fragment, no slash after a bare host, and none of
/// the parameters that only track a click (<c>utm_*</c>, <c>fbclid</c>, <c>gclid</c>). What is no web address stays as it is.
/// </summary>
internal static class Links
{
    private static readonly SearchValues<char> HostEnd = SearchValues.Create("/?#");
    private static readonly SearchValues<char> Upper = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Where the host begins and ends in a web address; false for anything else.</summary>
    public static bool TryHost(ReadOnlySpan<char> link, out int start, out int end)
    {
        start = link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : link.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : 0;
        end = 0;
        if (start == 0)
            return false;
        var length = link[start..].IndexOfAny(HostEnd);
        end = length < 0 ? link.Length : start + length;
        return end > start;
    }

    /// <summary>The host as a domain is named: without user, port and a leading <c>www.</c>; empty when there is none. The link is normalised.</summary>
    public static ReadOnlySpan<char> Domain(ReadOnlySpan<char> link)
    {
        if (!TryHost(link, out var start, out var end))
            return default;
        var host = link[start..end];
        var user = host.LastIndexOf('@');
        host = host[(user + 1)..];
        var port = host.LastIndexOf(':');
        if (port >= 0 && !host.EndsWith("]"))
            host = host[..port];
        return host.StartsWith("www.") && host.Length > 4 ? host[4..] : host;
    }

    /// <summary>The normal spelling; the same instance when the link has it already.</summary>
    public static string Normalise(string link)
    {
        if (IsNormal(link) || !TryHost(link, out _, out var end))
            return link;

        var rest = link.AsSpan(end);
        var fragment = rest.IndexOf('#');
        if (fragment >= 0)
            rest = rest[..fragment];
        var query = rest.IndexOf('?');
        var path = query < 0 ? rest : rest[..query];
        var kept = query < 0 ? "" : KeptParameters(rest[(query + 1)..]);
        if (path is "/" && kept.Length == 0)
            path = default;
        return string.Concat(link[..end].ToLowerInvariant(), path, kept);
    }

    /// <summary>True when the spelling is surely normal already; false asks for <see cref="Normalise"/>.</summary>
    public static bool IsNormal(ReadOnlySpan<char> link)
    {
        if (!TryHost(link, out _, out var end))
            return true;
        var rest = link[end..];
        return !link[..end].ContainsAny(Upper) && rest is not "/" && !rest.ContainsAny('?', '#');
    }

    private static string KeptParameters(ReadOnlySpan<char> query)
    {
        var kept = "";
        foreach (var range in query.Split('&'))
        {
            var parameter = query[range];
            if (!parameter.IsEmpty && !IsTracking(parameter))
                kept = string.Concat(kept, kept.Length == 0 ? "?" : "&", parameter);
        }

        return kept;
    }

    private static bool IsTracking(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        var name = equals < 0 ? parameter : parameter[..equals];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
            || name.Equals("fbclid", StringComparison.OrdinalIgnoreCase)
            || name.Equals("gclid", StringComparison.OrdinalIgnoreCase);
    }
}
