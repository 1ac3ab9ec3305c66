using System.Text.Json;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Hosting;
using Cordon.Storage.State;

namespace Cordon.Server.Tests.Casework;

/// <summary>People with keys of their own, which are there before the server starts: ana, ben and eve review, cleo and dan may approve.</summary>
internal sealed class Staff
{
    private readonly Dictionary<string, string> _keys = [];
    private RunningServer _server = null!;

    public string Ana => _keys["ana"];

    public string Ben => _keys["ben"];

    public string Eve => _keys["eve"];

    public string Cleo => _keys["cleo"];

    public string Dan => _keys["dan"];

    public string Reader => _keys["reader"];

    public string Ops => _keys["ops"];

    /// <summary>Starts a server on which they work; again on the same folder, with the same keys.</summary>
    public async Task<RunningServer> Open(string? policy = null, string? folder = null, Func<ServerOptions, ServerOptions>? change = null) =>
        _server = await RunningServer.Start(policy, folder, change, before: MakeKeys);

    private void MakeKeys(string data)
    {
        if (_keys.Count > 0)
            return;
        Directory.CreateDirectory(data);
        using var store = StateStore.Open(DataFolder.StateOf(data));
        foreach (var (name, scopes) in new[]
        {
            ("ana", "review read"), ("ben", "review read"), ("eve", "review read"), ("cleo", "review approve read"), ("dan", "review approve read"), ("reader", "read"), ("ops", "admin"),
        })
        {
            var (key, secret) = KeyMaker.Make(name, scopes.Split(' '), DateTimeOffset.UtcNow);
            store.Add(key);
            _keys[name] = secret;
        }
    }

    public async Task<Answer> Post(string key, string path, object body) => await _server.Post(path, JsonSerializer.Serialize(body), key);

    public async Task<Answer> Put(string key, string path, object body) => await _server.Send(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(body), key);

    /// <summary>Asks until the answer is as expected, for at most ten seconds.</summary>
    public async Task<Answer> Until(string key, string path, Func<JsonElement, bool> expected)
    {
        for (var i = 0; ; i++)
        {
            var answer = await _server.Get(path, key);
            if (answer.Status == 200 && expected(answer.Json))
                return answer;
            Assert.True(i < 200, $"{path} still answers {answer.Text}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
