using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Cordon.Casework.Evidence;

/// <summary>
/// Pulls evidence from the platform by URL. Only hosts on the list are asked, a host is resolved once and the connection goes to the very address that was
/// checked, and every redirect is checked as the first URL is.
/// </summary>
public sealed class EvidencePuller : IDisposable
{
    private const int MostRedirects = 5;

    private readonly PullOptions _options;
    private readonly HttpClient _http;

    /// <param name="options">From where.</param>
    public EvidencePuller(PullOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // A pooled connection would skip the check of the address.
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = Connect,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Cordon", "1"));
    }

    /// <summary>Pulls content into a vault.</summary>
    /// <param name="url">From where.</param>
    /// <param name="vault">Where to.</param>
    /// <param name="intake">What is known of it; its source is set to the host.</param>
    /// <param name="cancellation">Ends the pull.</param>
    /// <exception cref="EvidenceException">The URL may not be asked, or did not give the content.</exception>
    public async Task<EvidenceRecord> Pull(Uri url, EvidenceVault vault, EvidenceIntake intake, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(_options.Longest);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                Check(url);
                using var response = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, bound.Token);
                if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to)
                {
                    if (redirects == MostRedirects)
                        throw new EvidenceException(EvidenceProblem.Unreachable, $"{url.Host} redirects more than {MostRedirects} times");
                    url = new Uri(url, to);
                    continue;
                }

                if (response.StatusCode != HttpStatusCode.OK)
                    throw new EvidenceException(EvidenceProblem.Unreachable, $"{url.Host} answered {(int)response.StatusCode}; nothing was kept");
                // A reply that ends before its length ends in an error here, not in a shorter piece of evidence.
                await using var content = await response.Content.ReadAsStreamAsync(bound.Token);
                return await vault.Keep(content, intake with { Source = $"pull {url.Host}" }, bound.Token);
            }
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as EvidenceException ?? new EvidenceException(EvidenceProblem.Unreachable, $"{url.Host} cannot be asked: {e.Message}", e);
        }
        catch (HttpIOException e)
        {
            throw new EvidenceException(EvidenceProblem.Unreachable, $"{url.Host} did not give all of it: {e.Message}; nothing was kept", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new EvidenceException(EvidenceProblem.Unreachable, $"{url.Host} did not give all of it within {_options.Longest.TotalMinutes:0} minutes; nothing was kept", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private void Check(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0 || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && _options.FromLoopback)))
            throw new EvidenceException(EvidenceProblem.Invalid, "evidence is pulled from an https address without a password in it");
        var host = url.IdnHost.ToLowerInvariant();
        if (!_options.Hosts.Any(h => h.StartsWith('.') ? host.EndsWith(h, StringComparison.Ordinal) : host == h))
            throw new EvidenceException(EvidenceProblem.Refused, $"evidence may not be pulled from '{Events.Shown.Brief(host)}'; name the hosts it may come from with: cordon serve --evidence-from HOST");
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = IPAddress.TryParse(host.Trim('[', ']'), out var written)
            ? [written]
            : await (_options.Resolve?.Invoke(host, cancellation) ?? Dns.GetHostAddressesAsync(host, cancellation));
        // All of them: a name that leads inside as well as outside is not to be trusted with a second try.
        if (addresses.Length == 0 || !addresses.All(Allows))
            throw new EvidenceException(EvidenceProblem.Refused, $"'{Events.Shown.Brief(host)}' leads to an address that is not of the public internet; evidence is pulled from public addresses only");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool Allows(IPAddress address) => AddressGuard.IsPublic(address) || (_options.FromLoopback && IPAddress.IsLoopback(address));
}
