using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Cordon.Events;
using Cordon.Server.Access;
using Cordon.Server.Http;
using Cordon.Storage.History;
using Cordon.Storage.History.Query;
using Cordon.Storage.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Tests.Http;

/// <summary>A server with nothing but the query endpoint, behind the real gate, over 40 rows.</summary>
public sealed class QueryHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-query-host-").FullName;
    private readonly Dictionary<string, string> _secrets = [];
    private WebApplication _app = null!;
    private StateStore _state = null!;
    private HistoryStore _store = null!;
    private HistoryQuery _query = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _state = StateStore.Open(Path.Combine(_folder, "state.db"));
        foreach (var scope in (string[])[Scopes.Read, Scopes.Ingest])
        {
            var (key, secret) = KeyMaker.Make(scope, [scope], DateTimeOffset.UtcNow);
            _state.Add(key);
            _secrets[scope] = secret;
        }

        _store = HistoryStore.Open(Path.Combine(_folder, "history"));
        _store.Append([.. Enumerable.Range(1, 40).Select(Row)]);
        _query = new HistoryQuery(_store);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenApi("v1");
        _app = builder.Build();
        _app.UseMiddleware<ProblemMiddleware>();
        _app.UseRouting();
        _app.UseMiddleware<AccessGate>(new KeyRing(_state, TimeProvider.System));
        _app.MapOpenApi().WithMetadata(new OpenToAll());
        QueryEndpoint.Map(_app.MapGroup("/v1"), _query, () => Task.CompletedTask, (_, _) => { });
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _query.Dispose();
        _store.Dispose();
        _state.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal Task<HttpResponseMessage> Post(string body, string? scope = Scopes.Read) => Post(Encoding.UTF8.GetBytes(body), scope);

    internal async Task<HttpResponseMessage> Post(byte[] body, string? scope = Scopes.Read)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/query") { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (scope is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _secrets[scope]);
        return await _client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    internal Task<string> Get(string path) => _client.GetStringAsync(path, TestContext.Current.CancellationToken);

    private static HistoryRow Row(int number) => new()
    {
        Sequence = number,
        Received = new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero),
        Event = new Event
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"e{number}"),
            Time = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number),
            Kind = number % 4 == 0 ? "like" : "post",
            Actor = Entity.Parse(string.Create(CultureInfo.InvariantCulture, $"account:a{number % 3}")),
            Objects = [Entity.Parse("tag:blue-widget")],
            Text = "a \"blue\" widget,\r\nnew",
            Attributes = number == 7 ? new Dictionary<string, string> { ["country"] = "xx" } : new Dictionary<string, string>(),
        },
        Verdict = number % 5 == 0 ? "block" : "allow",
        Rules = number % 5 == 0 ? ["fast-posts"] : [],
        Evaluation = number % 5 == 0 ? """{"verdict":"block"}""" : null,
    };
}
