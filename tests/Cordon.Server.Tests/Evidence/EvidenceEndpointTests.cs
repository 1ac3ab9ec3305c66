using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;

namespace Cordon.Server.Tests.Evidence;

public sealed class EvidenceEndpointTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a blue widget beside a teapot; ", 40_000)));
    private static readonly string Sha = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Fact]
    public async Task Content_comes_in_by_a_signed_upload_is_read_with_a_reason_and_outlives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            string key;
            await using (var server = await RunningServer.Start(folder: folder))
            {
                key = (await Staff.Of(server)).Ann;
                var path = await Allow(server, key);
                (await Put(server, path, Content[..^1])).IsProblem(422, "bytes");
                (await Put(server, path, [.. Content[..^1], 0])).IsProblem(422, "SHA-256");
                (await Put(server, path[..^3] + "AAA", Content)).IsProblem(409, "not signed");
                Assert.Equal("kept", (await Put(server, path, Content)).With(201).Json.GetProperty("state").GetString());
                (await Put(server, path, Content)).With(201);
            }

            await using (var server = await RunningServer.Start(folder: folder))
            {
                (await server.Get($"/v1/evidence/{Sha}/content", key)).IsProblem(400, "reason");
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/evidence/{Sha}/content?reason=request+of+the+authority");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(Content, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
                Assert.StartsWith("attachment", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
                Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());

                var list = (await server.Get("/v1/evidence?case=case-7", key)).With(200).Json.GetProperty("evidence");
                Assert.Equal(Sha, list[0].GetProperty("sha256").GetString());
                Assert.Equal(0, (await server.Get("/v1/evidence?case=other", key)).With(200).Json.GetProperty("evidence").GetArrayLength());
                using var ledger = LedgerReader.Open(LedgerFolder.In(Path.Combine(folder, "data")));
                var entries = ledger.Entries(0, 100);
                Assert.Equal(["evidence.keep", "evidence.read"], entries.Select(e => e.Act));
                Assert.All(entries, e => Assert.Equal(("ann", $"evidence:{Sha}"), (e.Actor, e.Subject)));
                Assert.Equal("request of the authority", ledger.Details(entries[1])!.Single().Values.Single());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_upload_is_good_only_for_its_time()
    {
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var server = await RunningServer.Start(clock: clock);
        var path = await Allow(server, null);
        clock.Shift(TimeSpan.FromMinutes(16));

        (await Put(server, path, Content)).IsProblem(409, "was good until");
        (await server.Post("/v1/evidence/uploads", $$"""{"sha256":"{{Sha}}","size":1,"minutes":0}""")).IsProblem(400, "minutes");
        (await server.Post("/v1/evidence/uploads", """{"sha256":"ABC","size":1}""")).IsProblem(400, "sha256");
        (await server.Post("/v1/evidence/uploads", $$"""{"sha256":"{{Sha}}","size":-1}""")).IsProblem(400, "size");
        (await server.Post("/v1/evidence/uploads", $$"""{"sha256":"{{Sha}}","size":1,"colour":"blue"}""")).IsProblem(400, "colour");
        (await server.Get($"/v1/evidence/{Sha}")).IsProblem(404, "cordon evidence list");
    }

    [Fact]
    public async Task Content_larger_than_other_bodies_may_be_is_taken()
    {
        await using var server = await RunningServer.Start(change: o => o with { MostBodyBytes = 1 << 16 });
        Assert.True(Content.Length > 1 << 20);

        (await Put(server, await Allow(server, null), Content)).With(201);
    }

    [Fact]
    public async Task Destroying_needs_two_people_and_no_hold()
    {
        await using var server = await RunningServer.Start();
        var staff = await Staff.Of(server);
        (await Put(server, await Allow(server, staff.Ann), Content)).With(201);

        (await server.Post($"/v1/evidence/{Sha}/destroy", """{"reason":"agreed"}""", staff.Bob)).IsProblem(409, "nobody asked");
        (await server.Post($"/v1/evidence/{Sha}/hold", """{"reason":"court order"}""", staff.Ann)).With(200);
        (await server.Post($"/v1/evidence/{Sha}/destroy/request", """{"reason":"asked for"}""", staff.Ann)).IsProblem(409, "legal hold of ann");
        (await server.Post($"/v1/evidence/{Sha}/release", """{"reason":"lifted"}""", staff.Bob)).With(200);
        (await server.Post($"/v1/evidence/{Sha}/destroy/request", """{"reason":"asked for"}""", staff.Ann)).With(200);
        (await server.Post($"/v1/evidence/{Sha}/destroy", """{"reason":"agreed"}""", staff.Ann)).IsProblem(409, "another person");
        (await server.Post($"/v1/evidence/{Sha}/destroy", """{"reason":""}""", staff.Bob)).IsProblem(400, "reason");
        Assert.Equal("destroyed", (await server.Post($"/v1/evidence/{Sha}/destroy", """{"reason":"agreed"}""", staff.Bob)).With(200).Json.GetProperty("state").GetString());

        (await server.Get($"/v1/evidence/{Sha}/content?reason=look", staff.Ann)).IsProblem(410, "destroyed");
        Assert.Empty(Directory.EnumerateFiles(EvidenceFolder.In(Path.Combine(server.Folder, "data")).Keys));
    }

    [Fact]
    public async Task Its_clock_is_seen_and_a_person_sweeps_or_a_setting_does()
    {
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var server = await RunningServer.Start(clock: clock);
        (await Put(server, await Allow(server, null), Content)).With(201);
        Assert.Equal(0, (await server.Get("/v1/evidence/due")).With(200).Json.GetProperty("evidence").GetArrayLength());

        clock.Shift(TimeSpan.FromDays(366));
        Assert.Equal(1, (await server.Get("/v1/evidence/due")).With(200).Json.GetProperty("evidence").GetArrayLength());
        Assert.Equal(Sha, (await server.Post("/v1/evidence/sweep", "")).With(200).Json.GetProperty("destroyed")[0].GetString());
        Assert.Equal(0, (await server.Get("/v1/evidence/due")).With(200).Json.GetProperty("evidence").GetArrayLength());
    }

    [Fact]
    public async Task Content_is_pulled_only_from_hosts_that_were_named()
    {
        await using var platform = await Receiver.Start();
        var url = platform.Url;
        await using (var server = await RunningServer.Start())
            (await server.Post("/v1/evidence/pull", $$"""{"url":"{{url.Replace("http:", "https:", StringComparison.Ordinal)}}"}""")).IsProblem(409, "--evidence-from");
        await using (var server = await RunningServer.Start(change: o => o with { EvidenceHosts = ["127.0.0.1"] }))
        {
            (await server.Post("/v1/evidence/pull", $$"""{"url":"{{url}}"}""")).IsProblem(400, "https");
            (await server.Post("/v1/evidence/pull", $$"""{"url":"{{url.Replace("http:", "https:", StringComparison.Ordinal)}}"}""")).IsProblem(409, "public internet");
        }

        await using (var server = await RunningServer.Start(change: o => o with { EvidenceHosts = ["127.0.0.1"], PullsFromLoopback = true }))
        {
            (await server.Post("/v1/evidence/pull", $$"""{"url":"{{url}}"}""")).IsProblem(502, "405");
            (await server.Post("/v1/evidence/pull", """{"url":"teapot"}""")).IsProblem(400, "url");
            var pulled = (await server.Post("/v1/evidence/pull", $$"""{"url":"{{server.Http.BaseAddress}}health/live","case":"case-7","size":17}""")).With(201).Json;
            Assert.Equal(("pull 127.0.0.1", 17), (pulled.GetProperty("source").GetString(), pulled.GetProperty("size").GetInt64()));
        }
    }

    [Fact]
    public async Task Other_scopes_open_none_of_it()
    {
        await using var server = await RunningServer.Start();
        var staff = await Staff.Of(server);
        foreach (var (method, path) in ((string, string)[])
        [
            ("GET", "/v1/evidence"),
            ("GET", "/v1/evidence/due"),
            ("POST", "/v1/evidence/sweep"),
            ("POST", "/v1/evidence/pull"),
            ("POST", "/v1/evidence/uploads"),
            ("GET", "/v1/evidence/x"),
            ("GET", "/v1/evidence/x/content?reason=y"),
            ("POST", "/v1/evidence/x/hold"),
            ("POST", "/v1/evidence/x/release"),
            ("POST", "/v1/evidence/x/extend"),
            ("POST", "/v1/evidence/x/destroy"),
            ("POST", "/v1/evidence/x/destroy/request"),
            ("POST", "/v1/evidence/x/destroy/withdraw"),
            ("GET", "/v1/reports"),
            ("POST", "/v1/reports"),
            ("POST", "/v1/reports/preview"),
            ("GET", "/v1/reports/x"),
            ("POST", "/v1/reports/x/approve"),
            ("POST", "/v1/reports/x/retract"),
            ("POST", "/v1/reports/x/resume"),
        ])
        {
            (await server.Send(new HttpMethod(method), path, method == "POST" ? "{}"u8.ToArray() : null, staff.Reader)).IsProblem(403, "scope");
            (await server.Send(new HttpMethod(method), path, method == "POST" ? "{}"u8.ToArray() : null, null)).IsProblem(401, "key");
        }
    }

    private static async Task<string> Allow(RunningServer server, string? key) => (await server.Post(
        "/v1/evidence/uploads", $$"""{"sha256":"{{Sha}}","size":{{Content.Length}},"case":"case-7","file_name":"teapot.png","media_type":"image/png"}""", key)).With(201).Json.GetProperty("path").GetString()!;

    private static Task<Answer> Put(RunningServer server, string path, byte[] content) => server.Send(HttpMethod.Put, path, content, null);
}
