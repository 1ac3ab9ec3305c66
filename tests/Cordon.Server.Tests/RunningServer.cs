using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Hosting;
using Cordon.Storage.State;

namespace Cordon.Server.Tests;

/// <summary>A server on a loopback port of its own, in a data folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _keepFolder;
    private readonly CordonServer _server;

    private RunningServer(string folder, bool keepFolder, CordonServer server)
    {
        (_folder, _keepFolder, _server) = (folder, keepFolder, server);
        Http = new HttpClient { BaseAddress = new Uri(server.Urls[0]), Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Http { get; }

    public string Folder => _folder;

    public static async Task<RunningServer> Start(string? policy = null, string? folder = null, Func<ServerOptions, ServerOptions>? change = null, TimeProvider? clock = null, Action<string>? before = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("cordon-server-").FullName;
        var options = new ServerOptions { DataFolder = Path.Combine(data, "data"), Urls = ["http://127.0.0.1:0"] };
        if (policy is not null)
        {
            Directory.CreateDirectory(Path.Combine(data, "policy"));
            await File.WriteAllTextAsync(Path.Combine(data, "policy", "policy.yaml"), policy);
            options = options with { PolicyFolder = Path.Combine(data, "policy") };
        }

        before?.Invoke(options.DataFolder);
        return new RunningServer(data, folder is not null, await CordonServer.Start(change is null ? options : change(options), clock, TestContext.Current.CancellationToken));
    }

    /// <summary>Makes a key in the data folder and returns its secret.</summary>
    public string MakeKey(params string[] scopes) => MakeKey("test", scopes);

    /// <summary>Makes a key of somebody in the data folder and returns its secret.</summary>
    public string MakeKey(string name, string[] scopes)
    {
        using var store = StateStore.Open(DataFolder.StateOf(Path.Combine(_folder, "data")));
        var (key, secret) = KeyMaker.Make(name, scopes, DateTimeOffset.UtcNow);
        store.Add(key);
        return secret;
    }

    public Task<Answer> Post(string path, string body, string? key = null) => Send(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), key);

    public Task<Answer> Post(string path, byte[] body) => Send(HttpMethod.Post, path, body, null);

    public Task<Answer> Get(string path, string? key = null) => Send(HttpMethod.Get, path, null, key);

    public async Task<Answer> Send(HttpMethod method, string path, byte[]? body, string? key)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default;
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, json, text);
    }

    /// <summary>Asks until the answer is as expected, for at most ten seconds.</summary>
    public async Task<Answer> Until(string path, Func<JsonElement, bool> expected)
    {
        for (var i = 0; ; i++)
        {
            var answer = await Get(path);
            if (answer.Status == 200 && expected(answer.Json))
                return answer;
            Assert.True(i < 200, $"{path} still answers {answer.Text}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        if (!_keepFolder)
            Directory.Delete(_folder, recursive: true);
    }
}
