using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Cordon.Events.Formats;
using Cordon.Events.Reading;
using Cordon.Events.Writing;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Hosting;
using Cordon.Server.Identity;
using Cordon.Storage;
using Cordon.Storage.Identity;
using Cordon.Storage.State;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon demo --serve</c>: the console on the demo's platform, with cases waiting, a platform that takes what it is asked to do, and links that sign two people in.</summary>
internal static class DemoServing
{
    private const int EventsAtOnce = 5_000;
    private const string First = "demo";
    private const string Second = "second";

    // Made-up rules that put before people what happens on every simulated platform.
    private const string Policy = """
        policy: {name: demo, description: Rules for the simulated platform.}
        counters:
          reports_against: {kind: distinct, key: event.target, item: event.actor, when: 'event.kind == "report"', window: 14d}
        labels:
          watch: {description: Worth a second look., expires: 30d}
          restricted: {description: May not be recommended until a person has decided.}
          removed: {description: Removed by the platform.}
          blocked: {description: Cannot be used again.}
        rules:
          - name: reported-by-many
            events: report
            when: counter("reports_against") >= 2.0 && event.target != ""
            severity: high
            then: [{label: watch, entity: event.target}, {enqueue: reports, entity: event.target, priority: 80}]
          - name: reported
            events: report
            when: event.target != ""
            severity: medium
            sample: 0.2
            then: [{enqueue: reports, entity: event.target, priority: 30}]
        """;

    /// <summary>Runs until it is asked to end.</summary>
    /// <param name="screen">Where the links are printed.</param>
    /// <param name="folder">The demo's folder, with events and networks; the data folder is in it.</param>
    /// <param name="events">The events.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task Run(Screen screen, string folder, string events, string url, CancellationToken cancellation)
    {
        var data = Path.Combine(folder, "console");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        Directory.CreateDirectory(data);
        var policy = Path.Combine(folder, "console-policy");
        Directory.CreateDirectory(policy);
        await File.WriteAllTextAsync(Path.Combine(policy, "policy.yaml"), Policy, cancellation);
        try
        {
            using var platform = DemoPlatform.Start();
            var secret = Key(data);
            await using var server = await CordonServer.Start(new ServerOptions { DataFolder = data, PolicyFolder = policy, Urls = [url] }, cancellation: cancellation);
            var links = new List<string>();
            using (var store = IdentityStore.Open(IdentityStore.PathIn(data)))
            {
                foreach (var name in (string[])[First, Second])
                {
                    store.TryAdd(new StoredPerson { Name = name, Roles = [.. AccessTable.Roles.Select(AccessTable.NameOf)], Created = DateTimeOffset.UtcNow });
                    links.Add(UserCommand.Link(store, name, server.Urls[0]));
                }
            }

            using var http = new HttpClient { BaseAddress = new Uri(server.Urls[0]), Timeout = TimeSpan.FromMinutes(2) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            screen.Line("Filling the console…");
            await Fill(http, events, Path.Combine(folder, "networks.json"), platform.Address, cancellation);
            screen.Line();
            screen.Line("The console is open. This link signs you in, once:");
            screen.Line($"  {links[0]}");
            screen.Line("A takedown needs a second person; in another browser or a private window:");
            screen.Line($"  {links[1]}");
            screen.Line("Ctrl+C ends it.");
            await server.WaitForShutdown(cancellation);
        }
        catch (Exception e) when (e is ListenException or StorageException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static string Key(string data)
    {
        using var store = StateStore.Open(DataFolder.StateOf(data));
        var (key, secret) = KeyMaker.Make("demo", [Scopes.Admin], DateTimeOffset.UtcNow);
        store.Add(key);
        return secret;
    }

    private static async Task Fill(HttpClient http, string events, string networks, string platform, CancellationToken cancellation)
    {
        await Post(http, "/v1/webhooks", JsonContent.Create(new { url = platform, kinds = new[] { "enforce", "notify" } }), cancellation);
        foreach (var some in new EventReader(new ReadOptions { Paths = [events] }).Read(cancellation).Chunk(EventsAtOnce))
        {
            using var body = new MemoryStream();
            using (var writer = new CanonicalEventWriter(body, leaveOpen: true))
            {
                foreach (var e in some)
                    writer.Write(e);
            }

            await Post(http, "/v1/events", Json(body.GetBuffer().AsMemory(0, (int)body.Length)), cancellation);
        }

        // One by one: all together may be longer than a request.
        using var found = JsonDocument.Parse(await File.ReadAllBytesAsync(networks, cancellation));
        foreach (var network in found.RootElement.GetProperty("networks").EnumerateArray())
            await Post(http, "/v1/cases", Json(JsonSerializer.SerializeToUtf8Bytes(network)), cancellation);
    }

    private static ReadOnlyMemoryContent Json(ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static async Task Post(HttpClient http, string path, HttpContent content, CancellationToken cancellation)
    {
        using (content)
        {
            using var response = await http.PostAsync(path, content, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new IOException($"{path}: {await ServerArguments.ProblemOf(response, cancellation)}");
        }
    }
}
