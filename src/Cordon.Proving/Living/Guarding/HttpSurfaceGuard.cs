using System.Net.Http.Headers;
using System.Text.Json;

namespace Cordon.Proving.Living.Guarding;

/// <summary>
/// The guard of a running server, asked over HTTP as any platform asks it. A question that gets no answer within its surface's budget is decided by the surface's
/// fail mode, which is read once at the start.
/// </summary>
public sealed class HttpSurfaceGuard : ISurfaceGuard
{
    private const int MostCandidates = 1000;

    private readonly HttpClient _client;
    private readonly Dictionary<string, Mode> _modes;

    private HttpSurfaceGuard(HttpClient client, Dictionary<string, Mode> modes) => (_client, _modes) = (client, modes);

    private readonly record struct Mode(bool FailsClosed, TimeSpan Budget);

    /// <summary>Questions that were not answered in time, or not with success: the fail mode decided.</summary>
    public long Unanswered { get; private set; }

    /// <summary>Reads the fail modes.</summary>
    /// <param name="client">With the server's address as base address, and its key where it needs one.</param>
    /// <param name="budget">How long to wait for an answer; null for what each surface says.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">The server does not tell its surfaces.</exception>
    public static async Task<HttpSurfaceGuard> ConnectAsync(HttpClient client, TimeSpan? budget, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            using var answer = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri("/v1/guard/surfaces", UriKind.Relative), cancellation));
            return new HttpSurfaceGuard(client, answer.RootElement.GetProperty("surfaces").EnumerateArray().ToDictionary(
                s => s.GetProperty("surface").GetString()!,
                s => new Mode(s.GetProperty("fail").GetString() == "closed", budget ?? TimeSpan.FromMilliseconds(s.GetProperty("budget_ms").GetDouble())),
                StringComparer.Ordinal));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException($"{client.BaseAddress}v1/guard/surfaces does not tell the surfaces: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask Rank(
        GuardedViewer viewer, string surface, ReadOnlyMemory<GuardedCandidate> candidates, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        if (candidates.Length > MostCandidates)
            throw new ArgumentException($"{candidates.Length} candidates are more than the {MostCandidates} that are ranked at once", nameof(candidates));
        var answer = await Ask("rank", surface, json =>
        {
            json.WriteString("viewer", viewer.Account);
            json.WriteString("age", Word(viewer.Age));
            json.WriteString("surface", surface);
            json.WriteStartArray("candidates");
            foreach (ref readonly var candidate in candidates.Span)
            {
                json.WriteStartObject();
                json.WriteString("id", candidate.Item);
                if (candidate.Author is { } author)
                    json.WriteString("author", author);
                json.WriteString("age", Word(candidate.Age));
                json.WriteNumber("score", candidate.Score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }, cancellation);
        Take(answer, surface, verdicts.Span);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Search(GuardedViewer viewer, string query, CancellationToken cancellation)
    {
        var answer = await Ask("search", "search", json =>
        {
            json.WriteString("query", query);
            json.WriteString("viewer", viewer.Account);
        }, cancellation);
        return Allows(answer, "search");
    }

    /// <inheritdoc/>
    public async ValueTask Suggest(IReadOnlyList<string> completions, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        var answer = await Ask("suggest", "autocomplete", json => Write(json, "completions", completions), cancellation);
        Take(answer, "autocomplete", verdicts.Span);
    }

    /// <inheritdoc/>
    public async ValueTask Tags(GuardedViewer viewer, IReadOnlyList<string> tags, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        var answer = await Ask("tags", "tags", json =>
        {
            json.WriteString("viewer", viewer.Account);
            json.WriteString("age", Word(viewer.Age));
            Write(json, "tags", tags);
        }, cancellation);
        Take(answer, "tags", verdicts.Span);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Connect(GuardedViewer from, GuardedViewer to, ConnectionKind how, CancellationToken cancellation)
    {
        var word = how switch { ConnectionKind.Follow => "follow", ConnectionKind.Message => "message", _ => "suggest" };
        var surface = how == ConnectionKind.Suggest ? "people" : word;
        var answer = await Ask("connect", surface, json =>
        {
            json.WriteString("from", from.Account);
            json.WriteString("from_age", Word(from.Age));
            json.WriteString("to", to.Account);
            json.WriteString("to_age", Word(to.Age));
            json.WriteString("how", word);
        }, cancellation);
        return Allows(answer, surface);
    }

    private bool Allows(JsonElement? answer, string surface) =>
        answer is { } root ? root.GetProperty("verdict").GetString() is "allow" or "demote" : !_modes[surface].FailsClosed;

    private void Take(JsonElement? answer, string surface, Span<GuardedVerdict> verdicts)
    {
        if (answer is not { } root || root.GetProperty("decisions").GetArrayLength() != verdicts.Length)
        {
            verdicts.Fill(_modes[surface].FailsClosed ? GuardedVerdict.Drop : GuardedVerdict.Keep);
            return;
        }

        var at = 0;
        foreach (var decision in root.GetProperty("decisions").EnumerateArray())
        {
            var factor = decision.TryGetProperty("factor", out var given) ? given.GetDouble() : 1;
            verdicts[at++] = decision.GetProperty("verdict").GetString() is "keep" or "warn" or "demote" ? new GuardedVerdict(true, factor) : GuardedVerdict.Drop;
        }
    }

    /// <summary>Sends a question; null when there is no answer.</summary>
    private async Task<JsonElement?> Ask(string question, string surface, Action<Utf8JsonWriter> fields, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(_modes[surface].Budget);
        try
        {
            using var content = new ByteArrayContent(body.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _client.PostAsync(new Uri("/v1/guard/" + question, UriKind.Relative), content, waiting.Token);
            if (response.IsSuccessStatusCode)
            {
                using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(waiting.Token));
                return answer.RootElement.Clone();
            }
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
        }

        Unanswered++;
        return null;
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Word(AccountAge age) => age switch { AccountAge.Child => "child", AccountAge.Adult => "adult", _ => "unknown" };
}
