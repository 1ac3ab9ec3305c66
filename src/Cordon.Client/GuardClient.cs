using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Cordon.Client;

/// <summary>
/// Asks the guard of a Cordon server. Every question is answered within the budget of its surface: by the guard, or by the surface's fail mode.
/// One client serves a whole process; any thread may ask.
/// </summary>
public sealed class GuardClient : IAsyncDisposable
{
    private static readonly TimeSpan ModesBudget = TimeSpan.FromSeconds(5);

    private readonly GuardClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly WithheldMemory _withheld;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private FrozenDictionary<string, SurfaceMode> _modes;
    private int _failures;
    private long _restsUntil;

    /// <param name="server">Where Cordon listens.</param>
    /// <param name="options">How to ask; null for the defaults.</param>
    /// <param name="handler">How requests are sent; null for a pool of connections of its own.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    public GuardClient(Uri server, GuardClientOptions? options = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        (_options, _clock) = (options ?? new GuardClientOptions(), clock ?? TimeProvider.System);
        _http = new HttpClient(handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectTimeout = TimeSpan.FromSeconds(2) })
        {
            BaseAddress = server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (_options.Key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _options.Key);
        _withheld = new WithheldMemory(_options.MostRemembered, _options.RememberedFor, _clock);
        _modes = _options.Surfaces.ToFrozenDictionary(StringComparer.Ordinal);
        _following = Task.Run(FollowModes);
    }

    /// <summary>What a surface does without an answer, as far as is known now.</summary>
    public SurfaceMode ModeOf(string surface) => Volatile.Read(ref _modes).TryGetValue(surface, out var mode) ? mode : new SurfaceMode(FailsClosed: true, TimeSpan.FromMilliseconds(20));

    /// <summary>Which candidates a surface may show to a viewer.</summary>
    /// <param name="surface">The surface: <c>people</c>, <c>feed</c>, …</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="candidates">Up to 1,000.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="GuardException">The question is wrong, or the key has no right to ask.</exception>
    public async Task<GuardAnswer> Rank(string surface, GuardViewer viewer, IReadOnlyList<GuardCandidate> candidates, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var (answer, source) = await Ask(surface, "v1/guard/rank", new RankBody(surface, viewer.Id, viewer.Age, candidates), ClientJson.Default.RankBody, ClientJson.Default.DecisionsReply, cancellation).ConfigureAwait(false);
        return Several(surface, viewer.Id, candidates.Select(c => c.Id), candidates.Count, answer, source);
    }

    /// <summary>Which completions may be offered.</summary>
    /// <inheritdoc cref="Rank" path="/exception"/>
    public async Task<GuardAnswer> Suggest(IReadOnlyList<string> completions, string surface = "autocomplete", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(completions);
        var (answer, source) = await Ask(surface, "v1/guard/suggest", new SuggestBody(surface, completions), ClientJson.Default.SuggestBody, ClientJson.Default.DecisionsReply, cancellation).ConfigureAwait(false);
        return Several(surface, null, completions, completions.Count, answer, source);
    }

    /// <summary>Which tags may be shown.</summary>
    /// <inheritdoc cref="Rank" path="/exception"/>
    public async Task<GuardAnswer> Tags(GuardViewer viewer, IReadOnlyList<string> tags, string surface = "tags", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var (answer, source) = await Ask(surface, "v1/guard/tags", new TagsBody(surface, viewer.Id, viewer.Age, tags), ClientJson.Default.TagsBody, ClientJson.Default.DecisionsReply, cancellation).ConfigureAwait(false);
        return Several(surface, viewer.Id, tags, tags.Count, answer, source);
    }

    /// <summary>Whether one account may be suggested to another, follow it, write to it, or add it to a group.</summary>
    /// <param name="from">Who acts, or is shown the other.</param>
    /// <param name="to">The other.</param>
    /// <param name="how"><c>suggest</c>, <c>follow</c>, <c>message</c> or <c>group</c>.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <inheritdoc cref="Rank" path="/exception"/>
    public async Task<ConnectDecision> Connect(GuardViewer from, GuardViewer to, string how, CancellationToken cancellation = default)
    {
        // A suggestion is made where people are suggested; what is asked for has a surface of its own name.
        var surface = how == "suggest" ? "people" : how;
        var body = new ConnectBody(from.Id ?? "", from.Age, to.Id ?? "", to.Age, how);
        var (answer, source) = await Ask(surface, "v1/guard/connect", body, ClientJson.Default.ConnectBody, ClientJson.Default.OneReply, cancellation).ConfigureAwait(false);
        var withheld = surface == "people" ? "hide" : "block";
        return new ConnectDecision(One(surface, from.Id, body.To, withheld, answer is null ? null : Decided(answer.Verdict, answer.Reason)), source, answer?.Version);
    }

    /// <summary>Whether a query is answered.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="viewer">Who searches.</param>
    /// <param name="locale">The language of the message, such as <c>en</c>; null for any.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <inheritdoc cref="Rank" path="/exception"/>
    public async Task<SearchDecision> Search(string query, GuardViewer viewer = default, string? locale = null, string surface = "search", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (answer, source) = await Ask(surface, "v1/guard/search", new SearchBody(query, surface, viewer.Id, locale), ClientJson.Default.SearchBody, ClientJson.Default.SearchReply, cancellation).ConfigureAwait(false);
        // A query is blocked for everybody or for nobody.
        var decision = One(surface, null, query, "block", answer is null ? null : Decided(answer.Verdict, answer.Reason));
        return new SearchDecision(decision, answer?.ShowAnyway ?? decision.Verdict == "allow", answer?.SafeQuery, answer?.Message?.Text, answer?.Message?.Help, source, answer?.Version);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(false);
        _http.Dispose();
        _stop.Dispose();
    }

    private GuardAnswer Several(string surface, string? viewer, IEnumerable<string> things, int count, DecisionsReply? answer, GuardSource source)
    {
        var decisions = new GuardDecision[count];
        var i = 0;
        foreach (var thing in things)
        {
            var given = answer?.Decisions[i];
            decisions[i++] = One(surface, viewer, thing, "hide", given is null ? null : Decided(given.Verdict, given.Reason, given.Factor));
        }

        return new GuardAnswer(decisions, source, answer?.Version);
    }

    private static GuardDecision Decided(string verdict, string? reason, double? factor = null) => new(verdict, reason, factor ?? (verdict is "keep" or "allow" or "warn" ? 1 : 0));

    /// <summary>What the guard decided of a thing, and where it decided nothing, what the surface's fail mode says.</summary>
    private GuardDecision One(string surface, string? viewer, string thing, string withheld, GuardDecision? given)
    {
        var failsClosed = ModeOf(surface).FailsClosed;
        if (given is { } decision)
        {
            if (!failsClosed)
                _withheld.Note(surface, viewer, thing, decision);
            return decision;
        }

        if (failsClosed)
            return new GuardDecision(withheld, "no_answer", 0);
        return _withheld.Find(surface, viewer, thing) ?? new GuardDecision(withheld == "hide" ? "keep" : "allow", "no_answer", 1);
    }

    private async Task<(TReply? Reply, GuardSource Source)> Ask<TBody, TReply>(
        string surface, string path, TBody body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> bodyType, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TReply> replyType, CancellationToken cancellation)
        where TReply : class, IReply
    {
        ArgumentNullException.ThrowIfNull(surface);
        var mode = ModeOf(surface);
        if (!MayAsk())
            return (null, GuardSource.Resting);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(mode.Budget);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, budget.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is >= 400 and < 500 and not (408 or 429))
                throw new GuardException((int)response.StatusCode, await Problem(response, budget.Token).ConfigureAwait(false));
            if (!response.IsSuccessStatusCode)
                return Failed<TReply>(GuardSource.Unreachable);
            var reply = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(budget.Token).ConfigureAwait(false), replyType);
            if (reply is null)
                return Failed<TReply>(GuardSource.Unreachable);
            Volatile.Write(ref _failures, 0);
            return reply.Stale && mode.FailsClosed ? (null, GuardSource.Stale) : (reply, GuardSource.Guard);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed<TReply>(GuardSource.TooSlow);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            return Failed<TReply>(GuardSource.Unreachable);
        }
    }

    private bool MayAsk()
    {
        if (Volatile.Read(ref _failures) < _options.FailuresBeforeRest)
            return true;
        var now = _clock.GetTimestamp();
        var until = Volatile.Read(ref _restsUntil);
        // Of all who come when the rest is over, one asks, and the others rest until it knows.
        return now >= until && Interlocked.CompareExchange(ref _restsUntil, now + Ticks(_options.Rest), until) == until;
    }

    private (TReply?, GuardSource) Failed<TReply>(GuardSource source)
        where TReply : class
    {
        if (Interlocked.Increment(ref _failures) >= _options.FailuresBeforeRest)
            Volatile.Write(ref _restsUntil, _clock.GetTimestamp() + Ticks(_options.Rest));
        return (null, source);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);

    private async Task FollowModes()
    {
        while (!_stop.IsCancellationRequested)
        {
            var known = await ReadModes().ConfigureAwait(false);
            try
            {
                await Task.Delay(known ? _options.ModesEvery : TimeSpan.FromSeconds(1), _clock, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> ReadModes()
    {
        try
        {
            using var budget = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            budget.CancelAfter(ModesBudget);
            using var response = await _http.GetAsync("v1/guard/surfaces", budget.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return false;
            var told = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(budget.Token).ConfigureAwait(false), ClientJson.Default.SurfacesReply);
            var modes = new Dictionary<string, SurfaceMode>(_options.Surfaces, StringComparer.Ordinal);
            foreach (var surface in told?.Surfaces ?? [])
                modes[surface.Surface] = new SurfaceMode(surface.Fail != "open", TimeSpan.FromMilliseconds(surface.BudgetMs));
            Volatile.Write(ref _modes, modes.ToFrozenDictionary(StringComparer.Ordinal));
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<string> Problem(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var problem = JsonDocument.Parse(text);
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.ToString() : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
