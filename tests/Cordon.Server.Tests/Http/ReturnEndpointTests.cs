using System.Globalization;

namespace Cordon.Server.Tests.Http;

public sealed class ReturnEndpointTests
{
    private const string Policy = """
        labels:
          restricted: {applies_to: account}
        """;

    // The platform's clock runs with the server's.
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task A_member_who_returns_is_proposed_queued_and_explained_and_nothing_is_done()
    {
        await using var server = await RunningServer.Start(Policy);
        await Network(server, "confirmed");
        await Post(server, Event("e1", "login", "account:m1", -60, "device:d1"), Event("e2", "login", "account:m2", -50, "device:d1"), Event("e3", "post", "account:m1", -40, "handle:h1"), Event("e4", "post", "account:m2", -30, "handle:h1"));
        // Before the network is dismantled nobody returns to it.
        await Post(server, Event("e5", "register", "account:early", -20, "device:d1"));
        Assert.Equal(0, (await server.Get("/v1/returns")).With(200).Json.GetArrayLength());

        await Network(server, "dismantled");
        await Post(server, Event("e6", "register", "account:new", 60, "device:d1"), Event("e7", "post", "account:new", 70, "handle:h1"), Event("e8", "register", "account:other", 70, "device:d9"));

        var proposal = Assert.Single((await server.Get("/v1/returns")).With(200).Json.EnumerateArray());
        Assert.Equal(("account:new", "network:n1"), (proposal.GetProperty("account").GetString(), proposal.GetProperty("network").GetString()));
        Assert.InRange(proposal.GetProperty("score").GetDouble(), 0.9, 1);
        Assert.Equal(["e6", "e7"], proposal.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("event").GetString()).Order());
        var queued = (await server.Until("/v1/queues/returns", json => json.GetProperty("jobs").GetArrayLength() == 1)).Json.GetProperty("jobs")[0];
        Assert.Equal("account:new", queued.GetProperty("subject").GetString());
        Assert.Equal(0, (await server.Get("/v1/labels?entity=account:new")).With(200).Json.GetArrayLength());
        Assert.Equal(1, (await server.Get("/v1/returns?network=n1")).Json.GetArrayLength());
        Assert.Equal(0, (await server.Get("/v1/returns?network=n2")).Json.GetArrayLength());
    }

    [Fact]
    public async Task What_was_learnt_and_proposed_outlives_a_restart_and_is_queued_once()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-returns-").FullName;
        try
        {
            await using (var server = await RunningServer.Start(Policy, folder))
            {
                await Network(server, "dismantled");
                await Post(server, Event("e1", "login", "account:m1", -60, "device:d1"), Event("e2", "login", "account:m2", -50, "device:d1"), Event("e3", "post", "account:m1", -40, "handle:h1"), Event("e4", "post", "account:m2", -30, "handle:h1"));
                await Post(server, Event("e5", "register", "account:one", 60, "device:d1", "handle:h1"));
                await server.Until("/v1/queues/returns", json => json.GetProperty("jobs").GetArrayLength() == 1);
            }

            await using var again = await RunningServer.Start(Policy, folder);
            Assert.Equal(1, (await again.Get("/v1/returns")).With(200).Json.GetArrayLength());
            await Post(again, Event("e6", "register", "account:two", 80, "device:d1", "handle:h1"));
            Assert.Equal(2, (await again.Get("/v1/returns")).With(200).Json.GetArrayLength());
            await again.Until("/v1/queues/returns", json => json.GetProperty("jobs").GetArrayLength() == 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_network_that_is_cleared_is_watched_no_more()
    {
        await using var server = await RunningServer.Start(Policy);
        await Network(server, "dismantled");
        await Post(server, Event("e1", "login", "account:m1", -60, "device:d1", "handle:h1"), Event("e2", "login", "account:m2", -50, "device:d1", "handle:h1"));
        await Network(server, "cleared");
        await Post(server, Event("e3", "register", "account:new", 60, "device:d1", "handle:h1"));

        Assert.Equal(0, (await server.Get("/v1/returns")).With(200).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_limit_out_of_range_is_refused()
    {
        await using var server = await RunningServer.Start(Policy);
        (await server.Get("/v1/returns?limit=0")).IsProblem(400, "limit");
    }

    private static async Task Network(RunningServer server, string state) =>
        (await server.Post("/v1/guard/networks", $$$"""{"id":"n1","state":"{{{state}}}","members":{"account:m1":"","account:m2":""} }""")).With(200);

    private static async Task Post(RunningServer server, params string[] events)
    {
        foreach (var e in events)
            (await server.Post("/v1/events?wait=verdict", e)).With(200);
    }

    private string Event(string id, string kind, string actor, int second, params string[] objects)
    {
        var time = _now.AddSeconds(second).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $$"""{"id":"{{id}}","time":"{{time}}","kind":"{{kind}}","actor":"{{actor}}","objects":[{{string.Join(',', objects.Select(o => $"\"{o}\""))}}]}""";
    }
}
