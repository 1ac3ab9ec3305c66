using System.Security.Cryptography;
using Cordon.Casework.Tests.Reporting;
using Cordon.Server.Hosting;
using Cordon.Storage;

namespace Cordon.Server.Tests.Evidence;

public sealed class ReportEndpointTests
{
    private static readonly byte[] Content = "a teapot"u8.ToArray();
    private static readonly string Sha = Convert.ToHexStringLower(SHA256.HashData(Content));

    private static string Case(string id = "case-7") => $$$"""
        {"case":"{{{id}}}","incident_type":"Misleading Words or Digital Images on the Internet","incident_time":"2026-02-27T23:30:00-05:00","incident_time_description":"upload",
        "reporter":{"first_name":"Trust","last_name":"Team","email":"safety@board.example"},"network":"n-12",
        "reported":[{"id":"a1","screen_name":"one","ip_events":[{"address":"198.51.100.7","event":"Login","time":"2026-02-27T23:00:00Z"}],"associated":[{"id":"a2","type":"same device"}]},
          {"id":"a2","screen_name":"two","ip_events":[{"address":"198.51.100.8","event":"Login","time":"2026-02-27T23:00:00Z"}],"associated":[{"id":"a1","type":"same device"}]}],
        "files":[{"sha256":"{{{Sha}}}","name":"teapot.png","is_viewed":true,"is_meme":false,"is_generated":false,"ip_event":{"address":"198.51.100.7","event":"Upload","time":"2026-02-27T23:30:00-05:00"}}]}
        """;

    [Fact]
    public async Task A_case_is_previewed_and_filed_in_the_simulator_without_leaving_the_server()
    {
        await using var server = await RunningServer.Start();
        var before = (await server.Post("/v1/reports/preview", Case())).With(200).Json;
        Assert.Contains("1 of 1 file are not in the vault", before.GetProperty("missing")[0].GetString(), StringComparison.Ordinal);
        Assert.Single(before.GetProperty("problems").EnumerateArray());
        (await server.Post("/v1/reports", Case())).IsProblem(422, "not in the vault");

        await Keep(server, null);
        var preview = (await server.Post("/v1/reports/preview", Case())).With(200).Json;
        Assert.Equal((100, 0, "simulator"), (preview.GetProperty("completeness").GetInt32(), preview.GetProperty("problems").GetArrayLength(), preview.GetProperty("mode").GetString()));
        Assert.Contains("a2 (same device)", preview.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<h1>Report of case case-7</h1>", (await server.Post("/v1/reports/preview?form=html", Case())).With(200).Text, StringComparison.Ordinal);
        Assert.Contains("<groupIdentifier>n-12</groupIdentifier>", (await server.Post("/v1/reports/preview?form=xml", Case())).With(200).Text, StringComparison.Ordinal);

        var id = (await server.Post("/v1/reports", Case())).With(201).Json.GetProperty("id").GetString();
        var filed = await server.Until($"/v1/reports/{id}", r => r.GetProperty("state").GetString() == "finished");
        Assert.StartsWith("simulated-", filed.Json.GetProperty("number").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, filed.Json.GetProperty("receipts").GetArrayLength());
        (await server.Post("/v1/reports", Case())).IsProblem(409, "reported already");
        (await server.Post($"/v1/reports/{id}/retract", """{"reason":"late"}""")).IsProblem(409, "is filed");
    }

    [Fact]
    public async Task An_authority_gets_a_report_once_when_a_second_person_has_agreed()
    {
        using var authority = new FakeCyberTipline();
        // The authority is busy at first.
        authority.FaultOf = (n, _) => n == 0 ? FakeCyberTipline.Fault.Busy : FakeCyberTipline.Fault.None;
        await using var server = await Start(authority);
        var staff = await Staff.Of(server);
        await Keep(server, staff.Ann);

        var report = (await server.Post("/v1/reports", Case(), staff.Ann)).With(201).Json;
        var id = report.GetProperty("id").GetString();
        Assert.Equal("waiting", report.GetProperty("state").GetString());
        (await server.Post($"/v1/reports/{id}/approve", """{"reason":"looked at it"}""", staff.Ann)).IsProblem(409, "another person");
        (await server.Post($"/v1/reports/{id}/approve", """{"reason":" "}""", staff.Bob)).IsProblem(422, "reason");
        await Task.Delay(1200, TestContext.Current.CancellationToken);
        Assert.Empty(authority.Calls);
        (await server.Post($"/v1/reports/{id}/approve", """{"reason":"looked at it"}""", staff.Bob)).With(200);

        for (var i = 0; i < 400 && !authority.Finished.Any(); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var filed = Assert.Single(authority.Finished);
        Assert.Equal(Content, Assert.Single(filed.Files).Content);
        var ended = (await server.Get($"/v1/reports/{id}", staff.Bob)).With(200).Json;
        for (var i = 0; i < 100 && ended.GetProperty("state").GetString() != "finished"; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            ended = (await server.Get($"/v1/reports/{id}", staff.Bob)).With(200).Json;
        }

        Assert.Equal(("finished", filed.Number), (ended.GetProperty("state").GetString(), ended.GetProperty("number").GetString()));
        Assert.Equal("temporary", ended.GetProperty("receipts")[0].GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("", "case")]
    [InlineData("""{"case":"c","incident_type":"x","incident_time":"2026-02-27T23:30:00Z","reporter":{"first_name":"a","last_name":"b","email":"c@d"}}""", "incident_type")]
    [InlineData("""{"case":"c","incident_type":"x","incident_time":"2026-02-27T23:30:00","reporter":{"first_name":"a","last_name":"b","email":"c@d"}}""", "zone")]
    [InlineData("""{"case":"c","colour":"blue"}""", "colour")]
    public async Task A_case_that_cannot_be_reported_is_told_why(string body, string says)
    {
        await using var server = await RunningServer.Start();

        var answer = await server.Post("/v1/reports", body.Length == 0 ? "{}" : body);

        Assert.True(answer.Status is 400 or 422, answer.Text);
        answer.IsProblem(answer.Status, says);
    }

    [Fact]
    public async Task Settings_that_could_file_by_accident_keep_the_server_from_starting()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            var good = Path.Combine(folder, "good");
            var open = Path.Combine(folder, "open");
            await File.WriteAllTextAsync(good, "user:secret\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(open, "user:secret\n", TestContext.Current.CancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(good, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            foreach (var (settings, says) in ((ReportSettings, string)[])
            [
                (new ReportSettings { Mode = "production", CredentialsFile = good }, "--report-production-is-meant"),
                (new ReportSettings { Mode = "test" }, "--report-credentials"),
                (new ReportSettings { Mode = "test", CredentialsFile = good + "x" }, "cannot be read"),
                (new ReportSettings { Mode = "test", CredentialsFile = open }, "chmod 600"),
                (new ReportSettings { Mode = "test", CredentialsFile = good, Address = new Uri("https://elsewhere.example") }, "of this machine"),
                (new ReportSettings { Mode = "teapot" }, "simulator, test or production"),
            ])
            {
                if (says == "chmod 600" && OperatingSystem.IsWindows())
                    continue;
                var failure = await Assert.ThrowsAsync<StorageException>(() => RunningServer.Start(folder: folder, change: o => o with { Reports = settings }));
                Assert.Contains(says, failure.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RunningServer> Start(FakeCyberTipline authority)
    {
        var credentials = Path.GetTempFileName();
        await File.WriteAllTextAsync(credentials, "user:secret\n", TestContext.Current.CancellationToken);
        var server = await RunningServer.Start(change: o => o with
        {
            Reports = new ReportSettings { Mode = "test", CredentialsFile = credentials, Address = authority.Address, CallEvery = TimeSpan.Zero },
        });
        File.Delete(credentials);
        return server;
    }

    private static async Task Keep(RunningServer server, string? key)
    {
        var path = (await server.Post("/v1/evidence/uploads", $$"""{"sha256":"{{Sha}}","size":{{Content.Length}},"case":"case-7"}""", key)).With(201).Json.GetProperty("path").GetString()!;
        (await server.Send(HttpMethod.Put, path, Content, null)).With(201);
    }
}
