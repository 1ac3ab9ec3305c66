using Cordon.Storage;
using Cordon.Storage.Log;

namespace Cordon.Server.Tests;

/// <summary>A log that keeps only the last days.</summary>
public sealed class LogRetentionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Old_records_leave_the_log_and_what_they_did_stays()
    {
        await Fill(3);

        await using (var server = await RunningServer.Start(Samples.Policy, _folder, o => o with { LogKept = TimeSpan.FromDays(1) }, new ShiftedClock(TimeSpan.FromDays(3))))
        {
            (await server.Post("/v1/events", Samples.Event("e4"))).With(200);
            var again = (await server.Post("/v1/events", Samples.Event("e1"))).With(200);
            Assert.Equal(1, again.Json.GetProperty("duplicates").GetInt32());
            var explained = (await server.Post("/v1/explain", Samples.Event("e5"))).With(200);
            Assert.True(explained.Json.EnumerateArray().Single(r => r.GetProperty("rule").GetString() == "busy").GetProperty("holds").GetBoolean());
        }

        using var log = EventLog.Open(Path.Combine(_folder, "data", "log.db"));
        Assert.Equal((4, 6), (log.FirstSequence, log.NextSequence));
    }

    [Fact]
    public async Task A_server_whose_log_and_snapshots_do_not_meet_does_not_start_with_half_a_state()
    {
        await Fill(3);
        await using (await RunningServer.Start(Samples.Policy, _folder, o => o with { LogKept = TimeSpan.FromDays(1) }, new ShiftedClock(TimeSpan.FromDays(3))))
        {
            // It only lets go of what is old.
        }

        foreach (var snapshot in Directory.EnumerateFiles(Path.Combine(_folder, "data", "snapshots")))
            File.Delete(snapshot);

        var failed = await Assert.ThrowsAsync<StorageException>(() => RunningServer.Start(Samples.Policy, _folder));
        Assert.Contains("snapshot", failed.Message, StringComparison.Ordinal);
    }

    /// <summary>An event a run, so that each leaves a snapshot.</summary>
    private async Task Fill(int runs)
    {
        for (var run = 1; run <= runs; run++)
        {
            await using var server = await RunningServer.Start(Samples.Policy, _folder);
            (await server.Post("/v1/events", Samples.Event($"e{run}"))).With(200);
        }
    }
}
