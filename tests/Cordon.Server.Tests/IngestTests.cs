using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Cordon.Server.Tests;

public sealed class IngestTests
{
    [Fact]
    public async Task One_event_an_array_and_lines_are_taken_in_once_each()
    {
        await using var server = await RunningServer.Start();

        (await server.Post("/v1/events", Samples.Event("e1"))).With(200);
        var array = await server.Post("/v1/events", $"[{Samples.Event("e1")},{Samples.Event("e2")}]");
        var lines = await server.Post("/v1/events", $"{Samples.Event("e3")}\n{Samples.Event("e3")}\n\n{Samples.Event("e2")}\n");

        Assert.Equal((1, 1, 0), Counts(array.With(200).Json));
        Assert.Equal(["duplicate", "accepted"], Outcomes(array.Json));
        Assert.Equal((1, 2, 0), Counts(lines.With(200).Json));
        Assert.Equal(["accepted", "duplicate", "duplicate"], Outcomes(lines.Json));
    }

    [Fact]
    public async Task Compressed_bodies_and_outside_shapes_are_taken_in()
    {
        await using var server = await RunningServer.Start();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(Samples.Event("e1")));

        Assert.Equal((1, 0, 0), Counts((await server.Post("/v1/events", packed.ToArray())).With(200).Json));
        Assert.Equal((1, 0, 0), Counts((await server.Post("/v1/events", """
            {"id":"urn:9","source":"/shop","specversion":"1.0","type":"post","time":"2026-03-01T12:00:00Z","data":{"actor":"account:a1","text":"hello"}}
            """)).With(200).Json));
        Assert.Equal((2, 0, 0), Counts((await server.Post("/v1/events", "account_id,url_id,timestamp\na1,https://shop.example/1,1772366400\na2,https://shop.example/1,1772366401\n")).With(200).Json));
    }

    [Fact]
    public async Task What_is_no_event_is_told_with_its_place_and_kept()
    {
        await using var server = await RunningServer.Start();

        var mixed = await server.Post("/v1/events", $"{Samples.Event("e1")}\n{{\"id\":\"e2\"}}\n");
        var rejects = await server.Get("/v1/rejects");

        Assert.Equal((1, 0, 1), Counts(mixed.With(200).Json));
        Assert.Equal(2, mixed.Json.GetProperty("events")[1].GetProperty("line").GetInt32());
        var reject = Assert.Single(rejects.With(200).Json.EnumerateArray());
        Assert.Equal("""{"id":"e2"}""", reject.GetProperty("raw").GetString());
        Assert.Contains("no time, kind, actor", reject.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 400, "holds no event")]
    [InlineData("   ", 400, "holds no event")]
    [InlineData("{", 422, "not JSON")]
    [InlineData("blue widgets", 422, "not JSON")]
    [InlineData("[{\"id\":1", 400, "nothing of this was accepted")]
    [InlineData("""{"id":"e","id":"e","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"}""", 422, "twice")]
    [InlineData("""{"id":7,"time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"}""", 422, "id")]
    [InlineData("""{"id":"e","time":"2026-03-01T12:00:00Z","kind":"post","actr":"account:a"}""", 422, "did you mean 'actor'")]
    [InlineData("""{"id":"e","time":"1970-01-01T00:00:00Z","kind":"post","actor":"account:a"}""", 422, "2000")]
    public async Task A_body_that_cannot_be_used_is_answered_with_what_is_wrong(string body, int status, string says)
    {
        await using var server = await RunningServer.Start();

        (await server.Post("/v1/events", body)).IsProblem(status, says);
    }

    [Fact]
    public async Task Hostile_bodies_are_answered_and_leave_the_server_whole()
    {
        await using var server = await RunningServer.Start(change: o => o with { MostBodyBytes = 1 << 20, MostPayloadBytes = 1 << 20, MostRecords = 100 });
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize))
            gzip.Write(new byte[64 << 20].Select(_ => (byte)' ').ToArray());

        (await server.Post("/v1/events", bomb.ToArray())).IsProblem(400, "larger, decompressed");
        (await server.Post("/v1/events", new byte[(1 << 20) + 1])).IsProblem(413, "longer than");
        (await server.Post("/v1/events", [0xC3, 0x28])).With(422);
        (await server.Post("/v1/events", new string('[', 200_000))).With(400);
        (await server.Post("/v1/events", string.Concat(Enumerable.Repeat("{\"a\":", 2000)))).With(422);
        (await server.Post("/v1/events", string.Join('\n', Enumerable.Range(0, 101).Select(i => Samples.Event($"e{i}"))))).IsProblem(413, "at most 100");

        Assert.Equal((1, 0, 0), Counts((await server.Post("/v1/events", Samples.Event("e1"))).With(200).Json));
    }

    [Fact]
    public async Task A_caller_that_waits_gets_the_verdict_with_its_reasons_also_for_an_event_sent_again()
    {
        await using var server = await RunningServer.Start(Samples.Policy);

        var calm = (await server.Post("/v1/events?wait=verdict", Samples.Event("e1"))).With(200).Json.GetProperty("events")[0];
        var offer = (await server.Post("/v1/events?wait=verdict", Samples.Event("e2", "a blue widget"))).With(200).Json.GetProperty("events")[0];
        var again = (await server.Post("/v1/events?wait=verdict", Samples.Event("e2", "a blue widget"))).With(200).Json.GetProperty("events")[0];

        Assert.Equal("allow", calm.GetProperty("verdict").GetString());
        Assert.Equal("hold", offer.GetProperty("verdict").GetString());
        Assert.Equal("offer", offer.GetProperty("rules")[0].GetProperty("rule").GetString());
        Assert.NotEmpty(offer.GetProperty("rules")[0].GetProperty("reasons").EnumerateArray());
        Assert.Equal("watch", offer.GetProperty("labels")[0].GetProperty("label").GetString());
        Assert.Equal("duplicate", again.GetProperty("outcome").GetString());
        Assert.Equal("hold", again.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task When_too_much_waits_callers_are_told_to_come_back()
    {
        await using var server = await RunningServer.Start(change: o => o with { MostWaitingBytes = 10 });

        (await server.Post("/v1/events", Samples.Event("e1"))).IsProblem(429, "again in a second");
    }

    [Fact]
    public async Task An_event_from_the_far_future_is_refused_so_that_it_makes_no_other_late()
    {
        await using var server = await RunningServer.Start();

        (await server.Post("/v1/events", Samples.Event("e1").Replace("2026-03", "2099-03", StringComparison.Ordinal))).IsProblem(422, "more than a day after");
    }

    [Fact]
    public async Task After_a_restart_everything_is_there_and_nothing_twice()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            await using (var server = await RunningServer.Start(Samples.Policy, folder))
                (await server.Post("/v1/events", Samples.Event("e1", "a blue widget"))).With(200);
            // Without its snapshots the state is made from the log.
            Directory.Delete(Path.Combine(folder, "data", "snapshots"), recursive: true);
            await using (var server = await RunningServer.Start(Samples.Policy, folder))
            {
                Assert.Equal((0, 1, 0), Counts((await server.Post("/v1/events", Samples.Event("e1", "a blue widget"))).With(200).Json));
                Assert.Single((await server.Get("/v1/labels/history?entity=account:a1")).Json.EnumerateArray());
                Assert.Equal(1, (await server.Get("/v1/queues")).Json[0].GetProperty("waiting").GetInt32());
                Assert.Single((await server.Get("/v1/policies")).Json.GetProperty("activations").EnumerateArray());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_data_folder_is_open_once()
    {
        await using var server = await RunningServer.Start();

        var failure = await Assert.ThrowsAsync<Storage.StorageException>(() => RunningServer.Start(folder: server.Folder));

        Assert.Contains("held by another process", failure.Message, StringComparison.Ordinal);
    }

    private static (int, int, int) Counts(JsonElement answer) =>
        (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicates").GetInt32(), answer.GetProperty("rejected").GetInt32());

    private static IEnumerable<string?> Outcomes(JsonElement answer) => answer.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("outcome").GetString());
}
