using System.Net;
using System.Text;
using Cordon.Events;
using Cordon.Proving.Surfaces;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Proving.Tests.Audits;

public sealed class HttpSurfacesTests : IDisposable
{
    private readonly AdapterServer _server = new();
    private readonly HttpClient _client = HttpSurfaces.Client();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpSurfaces Platform => new(_client, _server.Address, "secret", new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) });

    [Fact]
    public async Task A_look_is_asked_and_answered_as_the_contract_says()
    {
        _server.Answer = _ => (200, """{"shown": [{"item": "post:1", "author": "account:a", "score": 0.5}, {"item": "tag:b", "author": null}]}""", null);
        var shown = await Platform.Show(new SurfaceRequest(Entity.Parse("account:v"), Surface.TagPage, "blue", 7), Cancellation);

        Assert.Equal([new ShownThing(Entity.Parse("post:1"), Entity.Parse("account:a"), 0.5), new ShownThing(Entity.Parse("tag:b"), null, 0)], shown);
        var (path, key, body) = Assert.Single(_server.Requests);
        Assert.Equal(("/audit/show", "Bearer secret"), (path, key));
        Assert.Equal("""{"viewer":"account:v","surface":"tag_page","text":"blue","count":7}""", body);
    }

    [Fact]
    public async Task An_act_is_asked_and_answered_as_the_contract_says()
    {
        _server.Answer = _ => (200, """{"done": true}""", null);
        Assert.True(await Platform.Act(new ProbeAct(Entity.Parse("account:v"), "follow", Entity.Parse("account:a"), ""), Cancellation));
        Assert.True(await Platform.Act(new ProbeAct(Entity.Parse("account:v"), "search", null, "blue widget"), Cancellation));

        Assert.Equal("""{"actor":"account:v","kind":"follow","target":"account:a","text":""}""", _server.Requests[0].Body);
        Assert.Equal("""{"actor":"account:v","kind":"search","text":"blue widget"}""", _server.Requests[1].Body);
        Assert.Equal("/audit/act", _server.Requests[1].Path);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task An_act_that_is_refused_is_no_failure(int status)
    {
        _server.Answer = _ => (status, "", null);
        Assert.False(await Platform.Act(new ProbeAct(Entity.Parse("account:v"), "follow", Entity.Parse("account:a"), ""), Cancellation));
    }

    [Fact]
    public async Task A_surface_that_is_not_there_shows_nothing()
    {
        _server.Answer = _ => (501, "", null);
        Assert.Empty(await Platform.Show(Look, Cancellation));
    }

    [Fact]
    public async Task A_busy_platform_is_asked_again()
    {
        _server.Answer = n => n < 3 ? (n == 1 ? 429 : 503, "", "1") : (200, """{"shown": []}""", null);
        Assert.Empty(await new HttpSurfaces(_client, _server.Address, null, TimeProvider.System).Show(Look, Cancellation));
        Assert.Equal(3, _server.Requests.Count);
        Assert.Null(_server.Requests[0].Key);
    }

    [Theory]
    [InlineData(200, "nonsense", "did not answer as the audit adapter does")]
    [InlineData(200, """{"things": []}""", "did not answer as the audit adapter does")]
    [InlineData(200, """{"shown": [{"item": "nothing"}]}""", "'nothing' is not an entity")]
    [InlineData(200, """{"shown": [{"item": null}]}""", "did not answer as the audit adapter does")]
    [InlineData(401, "", "answered 401; give the adapter's key with --key-file")]
    [InlineData(302, "", "answered 302")]
    [InlineData(500, "", "answered 500")]
    public async Task What_is_not_the_contract_is_a_failure_that_says_so(int status, string body, string problem)
    {
        _server.Answer = _ => (status, body, null);
        var failure = await Assert.ThrowsAsync<IOException>(async () => await Platform.Show(Look, Cancellation));
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_a_failure()
    {
        _server.Dispose();
        var failure = await Assert.ThrowsAsync<IOException>(async () => await Platform.Show(Look, Cancellation));
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    private static SurfaceRequest Look => new(Entity.Parse("account:v"), Surface.Feed, "", 5);

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }
}

/// <summary>A loopback server that answers as a test says.</summary>
internal sealed class AdapterServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public AdapterServer()
    {
        for (var tries = 0; ; tries++)
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/audit");
            }

            _listener.Prefixes.Clear();
            _listener.Prefixes.Add($"http://127.0.0.1:{Address.Port}/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 10)
            {
                // Somebody else took the port in between.
            }
        }

        _ = Task.Run(Serve);
    }

    public Uri Address { get; private set; }

    /// <summary>What is answered to the n-th request, from 1: status, body, Retry-After.</summary>
    public Func<int, (int Status, string Body, string? RetryAfter)> Answer { get; set; } = _ => (200, "{}", null);

    public List<(string Path, string? Key, string Body)> Requests { get; } = [];

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            Requests.Add((context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], await reader.ReadToEndAsync()));
            var (status, body, retry) = Answer(Requests.Count);
            context.Response.StatusCode = status;
            if (retry is not null)
                context.Response.Headers["Retry-After"] = retry;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    public void Dispose() => _listener.Close();
}
