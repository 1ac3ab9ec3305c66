using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Schema;

namespace Cordon.Casework.Reporting.CyberTipline;

/// <summary>
/// The CyberTipline Reporting API over HTTPS with Basic authentication. Before the first report of a process its newest schema is fetched, and every document must
/// follow it before it is sent.
/// </summary>
public sealed class CyberTiplineClient : IReportAuthority, IDisposable
{
    /// <summary>The base of the real thing.</summary>
    public static Uri Production { get; } = new("https://report.cybertip.org/ispws");

    /// <summary>The base of the test system.</summary>
    public static Uri Test { get; } = new("https://exttest.cybertip.org/ispws");

    private const int MostReplyBytes = 1 << 20;

    private readonly HttpClient _http;
    private readonly string _base;
    private CyberTiplineSchema? _schema;

    /// <param name="address">The base address; https, or http to this machine.</param>
    /// <param name="mode"><c>test</c> or <c>production</c>.</param>
    /// <param name="user">The user's name.</param>
    /// <param name="password">The password.</param>
    public CyberTiplineClient(Uri address, string mode, string user, string password)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new ArgumentException("reports are sent over https", nameof(address));
        (Mode, _base) = (mode, address.AbsoluteUri.TrimEnd('/'));
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = TimeSpan.FromMinutes(10),
            MaxResponseContentBufferSize = MostReplyBytes,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Cordon", "1"));
    }

    /// <inheritdoc/>
    public string Name => CyberTiplineForm.Name;

    /// <inheritdoc/>
    public string Mode { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ReportCase @case) => CyberTiplineForm.Problems(@case);

    /// <inheritdoc/>
    public byte[] Document(ReportCase @case) => CyberTiplineXml.Report(@case);

    /// <inheritdoc/>
    public async Task<AuthorityReply> Submit(byte[] document, CancellationToken cancellation) =>
        await Refused(document, cancellation) ?? await Send("submit", Xml(document), cancellation);

    /// <inheritdoc/>
    public Task<AuthorityReply> Upload(string number, string name, Stream content, CancellationToken cancellation)
    {
        var file = new StreamContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        file.Headers.ContentLength = content.Length;
        return Send("upload", new MultipartFormDataContent { { new StringContent(number), "id" }, { file, "file", name } }, cancellation);
    }

    /// <inheritdoc/>
    public async Task<AuthorityReply> Describe(string number, string fileId, ReportedFile file, CancellationToken cancellation)
    {
        var document = CyberTiplineXml.FileDetails(number, fileId, file);
        return await Refused(document, cancellation) ?? await Send("fileinfo", Xml(document), cancellation);
    }

    /// <inheritdoc/>
    public Task<AuthorityReply> Finish(string number, CancellationToken cancellation) => Send("finish", new FormUrlEncodedContent([new("id", number)]), cancellation);

    /// <inheritdoc/>
    public Task<AuthorityReply> Retract(string number, CancellationToken cancellation) => Send("retract", new FormUrlEncodedContent([new("id", number)]), cancellation);

    /// <summary>Asks whether the authority can be reached with these credentials.</summary>
    public Task<AuthorityReply> Status(CancellationToken cancellation) => Send("status", null, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Xml(byte[] document) => new(document) { Headers = { ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" } } };

    /// <summary>Why a document may not be sent; null when it may.</summary>
    private async Task<AuthorityReply?> Refused(byte[] document, CancellationToken cancellation)
    {
        if (_schema is null)
        {
            try
            {
                using var response = await _http.GetAsync($"{_base}/xsd", cancellation);
                var text = await response.Content.ReadAsByteArrayAsync(cancellation);
                if (response.StatusCode != HttpStatusCode.OK)
                    return CyberTiplineReply.Read((int)response.StatusCode, Encoding.UTF8.GetString(text)) is { Kind: ReplyKind.Operator } problem
                        ? problem
                        : new AuthorityReply(ReplyKind.NotSent, $"the authority's schema cannot be had: it answered {(int)response.StatusCode}");
                _schema = CyberTiplineSchema.Read(text);
            }
            catch (Exception e) when (e is HttpRequestException or XmlException or XmlSchemaException or IOException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                return new AuthorityReply(ReplyKind.NotSent, $"the authority's schema cannot be had: {e.Message}");
            }
        }

        return _schema.Problems(document) is { Count: > 0 } problems
            ? new AuthorityReply(ReplyKind.Rejected, $"the document does not follow the authority's schema: {string.Join("; ", problems.Take(20))}")
            : null;
    }

    private async Task<AuthorityReply> Send(string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, $"{_base}/{path}") { Content = content };
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var reply = CyberTiplineReply.Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
            return reply with { After = response.Headers.RetryAfter?.Delta };
        }
        catch (HttpRequestException e)
        {
            var kind = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError ? ReplyKind.NotSent : ReplyKind.Unknown;
            return new AuthorityReply(kind, e.Message);
        }
        catch (IOException e)
        {
            return new AuthorityReply(ReplyKind.Unknown, e.Message);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new AuthorityReply(ReplyKind.Unknown, $"the authority did not answer within {_http.Timeout.TotalMinutes:0} minutes");
        }
    }
}
