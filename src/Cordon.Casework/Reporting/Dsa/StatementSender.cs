using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Cordon.Casework.Reporting.Dsa;

/// <summary>
/// Sends statements to the DSA transparency database, up to 100 in a request. The platform's own id makes sending again harmless: one that the database has
/// already is accepted. A request that is refused is halved until the statement at fault stands alone, so that one bad statement holds up no other.
/// </summary>
public sealed class StatementSender : IDisposable
{
    /// <summary>Statements of one request at most.</summary>
    public const int MostAtOnce = 100;

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    private readonly IStatementStore _store;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly string _base;

    /// <param name="store">Where statements wait.</param>
    /// <param name="address">The database's base address; https, or http to this machine.</param>
    /// <param name="token">The bearer token.</param>
    /// <param name="clock">Tells the time.</param>
    public StatementSender(IStatementStore store, Uri address, string token, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new ArgumentException("statements are sent over https", nameof(address));
        (_store, _clock, _base) = (store, clock, address.AbsoluteUri.TrimEnd('/'));
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromMinutes(1), MaxResponseContentBufferSize = 4 << 20 };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>Sends what is due. One caller at a time.</summary>
    /// <returns>How many were accepted.</returns>
    public async Task<int> Work(CancellationToken cancellation)
    {
        var accepted = 0;
        while (_store.DueStatements(_clock.GetUtcNow(), MostAtOnce) is { Count: > 0 } due)
            accepted += await Send(due, cancellation);
        return accepted;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<int> Send(IReadOnlyList<KeptStatement> statements, CancellationToken cancellation)
    {
        var puids = statements.Select(s => s.Statement.Puid).ToList();
        var (status, body) = await Post(statements, cancellation);
        var now = _clock.GetUtcNow();
        if (status == HttpStatusCode.Created)
        {
            _store.Note(puids, StatementState.Accepted, null, now);
            return statements.Count;
        }

        if (status != HttpStatusCode.UnprocessableEntity)
        {
            var wait = Waits[Math.Min(statements.Max(s => s.Failures), Waits.Length - 1)];
            _store.Note(puids, StatementState.Waiting, status is { } code ? $"the database answered {(int)code}: {Brief(body)}" : body, now + wait);
            return 0;
        }

        if (statements.Count > 1)
        {
            var half = statements.Count / 2;
            return await Send([.. statements.Take(half)], cancellation) + await Send([.. statements.Skip(half)], cancellation);
        }

        if (IsDouble(body))
        {
            _store.Note(puids, StatementState.Accepted, "the database had it already", now);
            return 1;
        }

        _store.Note(puids, StatementState.Refused, Brief(body), now);
        return 0;
    }

    private async Task<(HttpStatusCode? Status, string Body)> Post(IReadOnlyList<KeptStatement> statements, CancellationToken cancellation)
    {
        var single = statements.Count == 1;
        var body = single ? StatementJson.Write(statements[0].Statement) : StatementJson.Write([.. statements.Select(s => s.Statement)]);
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        try
        {
            using var response = await _http.PostAsync($"{_base}/api/v1/{(single ? "statement" : "statements")}", content, cancellation);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, $"the database cannot be asked: {e.Message}");
        }
    }

    /// <summary>True when nothing but the puid of a single statement is complained of. Its form was checked before, so that it can only be there already.</summary>
    private static bool IsDouble(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
                && errors.EnumerateObject().Select(e => e.Name).ToList() is ["puid"];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Brief(string body) => body.Length > 2000 ? body[..2000] : body;
}
