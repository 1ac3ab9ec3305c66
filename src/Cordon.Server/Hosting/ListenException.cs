using System.Net;

namespace Cordon.Server.Hosting;

/// <summary>The server cannot or may not listen where it was told to; the message says what to do.</summary>
public sealed class ListenException : IOException
{
    /// <summary>Makes one with the failure behind it.</summary>
    public ListenException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Refuses to serve anybody beyond this machine while there is no key.</summary>
    internal static void ThrowIfOpenBeyondLoopback(IReadOnlyList<string> urls, bool open)
    {
        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var parsed)
                || parsed.Scheme is not ("http" or "https"))
                throw new ListenException($"'{url}' is no address to listen on; write for example http://127.0.0.1:8080");
            var isLoopback = parsed.Host == "localhost" || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
            if (open && !isLoopback)
                throw new ListenException($"{url} is reachable from other machines, and there is no API key yet: everybody could send and read. Make a key first with: cordon key create --scope admin");
        }
    }
}
