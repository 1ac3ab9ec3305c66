using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Hosting;
using Cordon.Server.Identity;
using Cordon.Storage.Identity;
using Cordon.Storage.State;

namespace Cordon.Console.Tests;

/// <summary>A server with its console on a loopback port of its own, in a data folder of its own.</summary>
internal sealed class RunningConsole : IAsyncDisposable
{
    private readonly string _folder;
    private readonly CordonServer _server;

    private RunningConsole(string folder, CordonServer server)
    {
        (_folder, _server) = (folder, server);
        Address = server.Urls[0];
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(60) };
    }

    public string Address { get; }

    public HttpClient Http { get; }

    public string Data => Path.Combine(_folder, "data");

    public CordonServer Server => _server;

    public static async Task<RunningConsole> Start(string? policy = null, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-console-").FullName;
        var options = new ServerOptions { DataFolder = Path.Combine(folder, "data"), Urls = ["http://127.0.0.1:0"] };
        if (policy is not null)
        {
            Directory.CreateDirectory(Path.Combine(folder, "policy"));
            await File.WriteAllTextAsync(Path.Combine(folder, "policy", "policy.yaml"), policy);
            options = options with { PolicyFolder = Path.Combine(folder, "policy") };
        }

        return new RunningConsole(folder, await CordonServer.Start(options, clock, TestContext.Current.CancellationToken));
    }

    /// <summary>Makes an API key.</summary>
    public string Key(params string[] scopes)
    {
        using var store = StateStore.Open(DataFolder.StateOf(Data));
        var (key, secret) = KeyMaker.Make("test", scopes, DateTimeOffset.UtcNow);
        store.Add(key);
        return secret;
    }

    /// <summary>Makes an account and a link that signs in once.</summary>
    public string Link(string name, params Role[] roles)
    {
        using var store = IdentityStore.Open(IdentityStore.PathIn(Data));
        var now = DateTimeOffset.UtcNow;
        store.TryAdd(new StoredPerson { Name = name, Roles = [.. roles.Select(AccessTable.NameOf)], Created = now });
        var token = OneTimeLink.NewToken();
        store.AddLink(token, name, now, now + TimeSpan.FromHours(1));
        return OneTimeLink.Address(Address, token);
    }

    /// <summary>Begins a session, and gives the cookie that holds it.</summary>
    public string Session(string name, params Role[] roles)
    {
        using var store = IdentityStore.Open(IdentityStore.PathIn(Data));
        var now = DateTimeOffset.UtcNow;
        store.TryAdd(new StoredPerson { Name = name, Roles = [.. roles.Select(AccessTable.NameOf)], Created = now });
        var token = OneTimeLink.NewToken();
        store.Begin(token, name, now, now + TimeSpan.FromHours(1), null);
        return $"cordon_session={token}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
