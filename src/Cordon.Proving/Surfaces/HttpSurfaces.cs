using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Cordon.Events;

namespace Cordon.Proving.Surfaces;

/// <summary>
/// A platform behind the two routes of the audit adapter, <c>show</c> and <c>act</c>; the contract is in <c>docs/audit.md</c>. A platform that is busy is asked again
/// up to three times, as late as it says, at most 30 s.
/// </summary>
/// <param name="client">Sends the requests; without redirects, since the key goes with them.</param>
/// <param name="address">The address below which the routes are; it ends with a slash or is taken so.</param>
/// <param name="key">Sent as <c>Authorization: Bearer</c>; null for none.</param>
/// <param name="clock">Waits.</param>
public sealed class HttpSurfaces(HttpClient client, Uri address, string? key, TimeProvider clock) : IPlatformSurfaces
{
    /// <summary>Largest answer that is read, in bytes (8 MiB).</summary>
    public const int MostBytes = 8 << 20;

    private const int Tries = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Uri _address = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    /// <summary>A client as this wants it: no redirects, no cookies, a limit on time and size.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ShownThing>> Show(SurfaceRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (status, body) = await Post("show", json =>
        {
            json.WriteString("viewer", request.Viewer.Text);
            json.WriteString("surface", SurfaceNames.Of(request.Surface));
            json.WriteString("text", request.Text);
            json.WriteNumber("count", request.Count);
        }, cancellation);
        // A surface that the platform does not have shows nothing.
        if (status == HttpStatusCode.NotImplemented)
            return [];
        if (status != HttpStatusCode.OK)
            throw Odd("show", status);
        return Read("show", body, root =>
        {
            var shown = new List<ShownThing>();
            foreach (var thing in root.GetProperty("shown").EnumerateArray())
            {
                var author = thing.TryGetProperty("author", out var behind) && behind.ValueKind != JsonValueKind.Null ? Entity.Parse(behind.GetString()!) : (Entity?)null;
                var score = thing.TryGetProperty("score", out var given) && given.ValueKind == JsonValueKind.Number ? given.GetDouble() : 0;
                shown.Add(new ShownThing(Entity.Parse(thing.GetProperty("item").GetString()!), author, score));
            }

            return shown;
        });
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Act(ProbeAct act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var (status, body) = await Post("act", json =>
        {
            json.WriteString("actor", act.Actor.Text);
            json.WriteString("kind", act.Kind);
            if (act.Target is { } target)
                json.WriteString("target", target.Text);
            json.WriteString("text", act.Text);
        }, cancellation);
        return status switch
        {
            HttpStatusCode.OK => Read("act", body, root => root.GetProperty("done").GetBoolean()),
            HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotImplemented => false,
            _ => throw Odd("act", status),
        };
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> Post(string route, Action<Utf8JsonWriter> fields, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        for (var attempt = 1; ; attempt++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, route)) { Content = new ByteArrayContent(bytes.ToArray()) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (key is not null)
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            try
            {
                using var response = await client.SendAsync(message, cancellation);
                if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || attempt == Tries)
                    return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
                var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(attempt);
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellation);
            }
            catch (HttpRequestException e)
            {
                throw new IOException($"{_address}{route} cannot be reached: {e.Message}", e);
            }
            catch (TaskCanceledException e) when (!cancellation.IsCancellationRequested)
            {
                throw new IOException($"{_address}{route} did not answer within {client.Timeout.TotalSeconds:0} s", e);
            }
        }
    }

    private T Read<T>(string route, byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new IOException($"{_address}{route} did not answer as the audit adapter does: {e.Message}; see docs/audit.md", e);
        }
    }

    private IOException Odd(string route, HttpStatusCode status) =>
        new($"{_address}{route} answered {(int)status}{(status is HttpStatusCode.Unauthorized ? "; give the adapter's key with --key-file" : "")}");
}
