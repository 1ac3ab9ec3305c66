using System.Text.Json;
using Cordon.Server.Access;
using Cordon.Server.Hosting;

namespace Cordon.Server.Tests;

public sealed class AccessTests
{
    [Fact]
    public async Task Without_a_key_only_loopback_is_served()
    {
        var failure = await Assert.ThrowsAsync<ListenException>(() => RunningServer.Start(change: o => o with { Urls = ["http://0.0.0.0:0"] }));

        Assert.Contains("cordon key create", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_endpoint_asks_for_its_scope_once_there_is_a_key()
    {
        await using var server = await RunningServer.Start();
        var description = (await server.Get("/openapi/v1.json")).With(200).Json;
        var keys = Scopes.All.ToDictionary(s => s, s => server.MakeKey(s));
        var nobody = "cordon_kxxxxxxxxxxxx_" + new string('a', 43);
        await Task.Delay(2200, TestContext.Current.CancellationToken);

        var checkedEndpoints = 0;
        foreach (var path in description.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                var summary = method.Value.GetProperty("summary").GetString()!;
                var scope = summary[(summary.LastIndexOf(' ') + 1)..].TrimEnd(')');
                Assert.Contains(scope, Scopes.All);
                var verb = new HttpMethod(method.Name.ToUpperInvariant());
                var body = method.Name == "post" ? "{}"u8.ToArray() : null;
                var url = path.Name.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
                Assert.Equal(401, (await server.Send(verb, url, body, null)).Status);
                Assert.Equal(401, (await server.Send(verb, url, body, nobody)).Status);
                foreach (var (held, key) in keys)
                {
                    var status = (await server.Send(verb, url, body, key)).Status;
                    if (held == scope || held == Scopes.Admin)
                        Assert.NotEqual(403, status);
                    else
                        Assert.Equal(403, status);
                    Assert.NotEqual(401, status);
                    Assert.NotEqual(500, status);
                }

                checkedEndpoints++;
            }
        }

        Assert.True(checkedEndpoints >= 20);
    }

    [Fact]
    public async Task A_secret_is_stored_as_a_hash_only()
    {
        await using var server = await RunningServer.Start();
        var secret = server.MakeKey(Scopes.Read);

        foreach (var file in Directory.EnumerateFiles(server.Folder, "state.db*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(secret[^20..], await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/v1/labels", 400)]
    [InlineData("/v1/labels?entity=a1", 400)]
    [InlineData("/v1/rejects?limit=0", 400)]
    [InlineData("/v1/rejects?limit=abc", 400)]
    [InlineData("/v1/deliveries?state=lost", 400)]
    [InlineData("/v1/counters/none?key=a", 404)]
    [InlineData("/v1/policies/abc", 404)]
    public async Task A_wrong_request_is_answered_with_a_problem(string path, int status)
    {
        await using var server = await RunningServer.Start();

        (await server.Get(path)).IsProblem(status, "");
    }

    [Theory]
    [InlineData("/v1/labels", "")]
    [InlineData("/v1/labels", "null")]
    [InlineData("/v1/labels", "[]")]
    [InlineData("/v1/labels", """{"entities":["account:a1"],"label":"watch","reason":"r","extra":1}""")]
    [InlineData("/v1/labels", """{"entities":["account:a1"],"label":"watch","label":"watch","reason":"r"}""")]
    [InlineData("/v1/labels", """{"entities":"account:a1","label":"watch","reason":"r"}""")]
    [InlineData("/v1/labels", """{"entities":[],"label":"watch","reason":"r"}""")]
    [InlineData("/v1/labels", """{"entities":["account:a1"],"label":null,"reason":"r"}""")]
    [InlineData("/v1/policies", """{"files":{"a.yaml":7}}""")]
    [InlineData("/v1/webhooks", """{"url":"http://elsewhere.example/x","kinds":["enforce"]}""")]
    [InlineData("/v1/webhooks", """{"url":"https://elsewhere.example/x","kinds":["shout"]}""")]
    [InlineData("/v1/explain", "[]")]
    public async Task A_wrong_body_is_answered_with_a_problem(string path, string body)
    {
        await using var server = await RunningServer.Start();

        (await server.Post(path, body)).IsProblem(400, "");
    }

    [Fact]
    public async Task Bodies_nested_deeply_or_not_UTF_8_are_answered_with_a_problem()
    {
        await using var server = await RunningServer.Start();

        (await server.Post("/v1/labels", new string('[', 100_000))).IsProblem(400, "");
        (await server.Post("/v1/labels", (byte[])[(byte)'"', 0xC3, 0x28, (byte)'"'])).IsProblem(400, "UTF-8");
        (await server.Post("/v1/labels", new string(' ', 2 << 20))).IsProblem(413, "");
        (await server.Send(HttpMethod.Put, "/v1/events", "{}"u8.ToArray(), null)).IsProblem(405, "POST");
    }

    [Fact]
    public async Task The_page_that_describes_the_API_the_metrics_and_the_health_need_no_key()
    {
        await using var server = await RunningServer.Start();
        server.MakeKey(Scopes.Admin);

        Assert.Contains("<html", (await server.Get("/docs/")).With(200).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("cordon_labels", (await server.Get("/metrics")).With(200).Text, StringComparison.Ordinal);
        (await server.Get("/health/live")).With(200);
        Assert.Equal("ready", (await server.Get("/health/ready")).With(200).Json.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Object, (await server.Get("/openapi/v1.json")).With(200).Json.ValueKind);
    }
}
