using System.Text.Json;
using Cordon.Casework.Ledger;

namespace Cordon.Server.Tests;

public sealed class LedgerTests
{
    [Fact]
    public async Task What_people_do_stands_in_the_ledger_in_order_and_once_after_restarts()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            string[] expected = ["policy.activate", "label.set", "label.remove", "webhook.add", "webhook.remove", "history.query"];
            await using (var server = await RunningServer.Start(Samples.Policy, folder))
            {
                (await server.Post("/v1/labels", """{"entities":["account:a1","account:a2"],"label":"trusted","reason":"looked at \"both\""}""")).With(200);
                (await server.Post("/v1/labels/remove", """{"entities":["account:a1"],"label":"trusted","reason":"looked again"}""")).With(200);
                (await server.Post("/v1/labels", """{"entities":["account:a1"],"label":"unknown","reason":"typo"}""")).With(422);
                var webhook = (await server.Post("/v1/webhooks", """{"url":"http://127.0.0.1:9/hook","kinds":["enforce"]}""")).With(201).Json.GetProperty("id").GetString();
                (await server.Send(HttpMethod.Delete, $"/v1/webhooks/{webhook}", null, null)).With(204);
                (await server.Send(HttpMethod.Delete, $"/v1/webhooks/{webhook}", null, null)).With(404);
                (await server.Post("/v1/query", """{"entity":"account:a1","select":"history"}""")).With(200);
                (await server.Post("/v1/query", """{"select":"nothing"}""")).With(400);
                Assert.Equal(expected, await Acts(server));
            }

            // Without its snapshots, the server evaluates all of the log again.
            foreach (var snapshot in Directory.EnumerateFiles(Path.Combine(folder, "data", "snapshots")))
                File.Delete(snapshot);
            await using (var server = await RunningServer.Start(Samples.Policy, folder))
            {
                Assert.Equal(expected, await Acts(server));
                (await server.Post("/v1/labels", """{"entities":["account:a3"],"label":"trusted","reason":"looked"}""")).With(200);
                Assert.Equal([.. expected, "label.set"], await Acts(server));
            }

            var ledger = LedgerFolder.In(Path.Combine(folder, "data"));
            Assert.Empty(LedgerVerifier.Verify(ledger, cancellation: TestContext.Current.CancellationToken).Faults);
            using var reader = LedgerReader.Open(ledger);
            var label = reader.Entries(1, 1).Single();
            Assert.Equal("label:trusted on 2 entities", label.Subject);
            Assert.Null(label.Reason);
            Assert.DoesNotContain("account:", File.ReadAllText(ledger.Entries), StringComparison.Ordinal);
            Assert.Equal(["account:a1", "account:a2"], reader.Details(label)!.Single(d => d.Name == "entities").Values);
            Assert.Equal("account:a1", reader.Details(reader.Entries(5, 1).Single())!.Single(d => d.Name == "entity").Values.Single());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_is_listed_page_by_page_and_proves_itself()
    {
        await using var server = await RunningServer.Start(Samples.Policy);
        for (var i = 0; i < 4; i++)
            (await server.Post("/v1/labels", $$"""{"entities":["account:a{{i}}"],"label":"trusted","reason":"looked"}""")).With(200);

        var page = (await server.Get("/v1/ledger?limit=2&before=4")).With(200).Json;
        var proof = (await server.Get("/v1/ledger/3/proof")).With(200).Json;
        var note = (await server.Get("/v1/ledger/checkpoint")).With(200);
        var consistency = (await server.Get("/v1/ledger/consistency?old=2")).With(200).Json;

        Assert.Equal(5, page.GetProperty("size").GetInt64());
        Assert.Equal([3, 2], page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("number").GetInt64()));
        Assert.Equal("text/plain", note.MediaType);
        Assert.Equal(note.Text, proof.GetProperty("checkpoint").GetString());
        Assert.Equal(3, JsonDocument.Parse(proof.GetProperty("entry").GetString()!).RootElement.GetProperty("n").GetInt64());
        Assert.Equal((2, 5), (consistency.GetProperty("old_size").GetInt64(), consistency.GetProperty("size").GetInt64()));
        (await server.Get("/v1/ledger/5/proof")).IsProblem(404, "5 entries");
        (await server.Get("/v1/ledger/-1/proof")).IsProblem(404, "5 entries");
        (await server.Get("/v1/ledger/consistency?old=6")).IsProblem(404, "5 entries");
        (await server.Get("/v1/ledger?limit=0")).IsProblem(400, "limit");
    }

    [Fact]
    public async Task A_witness_folder_gets_the_checkpoints_and_the_ledger_continues_them()
    {
        var witness = Directory.CreateTempSubdirectory("cordon-witness-").FullName;
        try
        {
            await using var server = await RunningServer.Start(Samples.Policy, change: o => o with { Witness = witness });
            (await server.Post("/v1/labels", """{"entities":["account:a1"],"label":"trusted","reason":"looked"}""")).With(200);
            for (var i = 0; i < 200 && !File.Exists(Path.Combine(witness, "0000000000000000002.checkpoint")); i++)
                await Task.Delay(50, TestContext.Current.CancellationToken);

            var folder = LedgerFolder.In(Path.Combine(server.Folder, "data"));
            Assert.All(Directory.EnumerateFiles(witness, "*.checkpoint"), file =>
                Assert.Empty(LedgerVerifier.Verify(folder, File.ReadAllText(file), TestContext.Current.CancellationToken).Faults));
            Assert.True(File.Exists(Path.Combine(witness, "0000000000000000002.checkpoint")));
        }
        finally
        {
            Directory.Delete(witness, recursive: true);
        }
    }

    private static async Task<IEnumerable<string>> Acts(RunningServer server) =>
        (await server.Get("/v1/ledger")).With(200).Json.GetProperty("entries").EnumerateArray().Reverse().Select(e => e.GetProperty("act").GetString()!);
}
