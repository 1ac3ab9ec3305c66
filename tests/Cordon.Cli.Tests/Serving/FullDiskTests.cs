using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Cordon.Cli.Tests.Serving;

/// <summary>A server whose files may not grow, by the limit that the system sets on a process, which is met as a full disk is.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_told_nothing_is_half_done_and_the_service_goes_on_when_there_is_room()
    {
        using var folder = new Folder();
        await using var server = await ServeProcess.Start(folder["."], "--data", "data");
        Assert.Equal(200, (await server.Post("v1/events", Batch(0))).Status);

        // Room for a fraction of what the next batch needs.
        await Limit(server.Id, (new FileInfo(folder["data/log.db-wal"]).Length + 20_000).ToString(CultureInfo.InvariantCulture));
        var refused = await server.Post("v1/events", Batch(1));
        Assert.Equal(507, refused.Status);
        Assert.Contains("nothing of this was accepted", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using (var ready = await server.Http.GetAsync("health/ready", TestContext.Current.CancellationToken))
            Assert.Equal(503, (int)ready.StatusCode);

        await Limit(server.Id, "unlimited");
        var again = await server.Post("v1/events", Batch(1));
        Assert.Equal(200, again.Status);
        Assert.Equal(2000, again.Body.GetProperty("accepted").GetInt32());
        Assert.Equal(0, await server.Stop());
    }

    private static async Task Limit(int process, string bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        await limit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, limit.ExitCode);
    }

    private static string Batch(int number)
    {
        var body = new StringBuilder();
        for (var i = 0; i < 2000; i++)
        {
            // Ids that do not compress, so that the batch needs room.
            body.Append(CultureInfo.InvariantCulture,
                $$"""{"id":"b{{number}}-{{i}}-{{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {i}")))}}","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a1"}""").Append('\n');
        }

        return body.ToString();
    }
}
