namespace Cordon.Cli.Tests;

public sealed class SimulateTests(SimulatedPlatform platform)
{
    [Fact]
    public void A_simulation_says_what_it_wrote()
    {
        var json = platform.Simulated.Json;

        Assert.Equal(["accounts", "events", "lines", "bytes", "networks_planted", "seconds", "peak_bytes", "out"], platform.Simulated.JsonKeys);
        Assert.Equal(platform.Lines.Length, json.GetProperty("lines").GetInt32());
        Assert.Equal(new FileInfo(platform.Events).Length, json.GetProperty("bytes").GetInt64());
        Assert.Equal(platform.Truth.Planted.Count, json.GetProperty("networks_planted").GetInt32());
        Assert.Empty(platform.Simulated.Error);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var folder = new Folder();
        foreach (var (name, seed) in new[] { ("a", "7"), ("b", "7"), ("c", "8") })
            (await folder.RunAsync("simulate", "--accounts", "200", "--days", "2", "--random-seed", seed, "--out", name)).With(0);

        foreach (var file in new[] { "events-00001.jsonl", "truth.json" })
        {
            Assert.Equal(folder.Bytes($"a/{file}"), folder.Bytes($"b/{file}"));
            Assert.NotEqual(folder.Bytes($"a/{file}"), folder.Bytes($"c/{file}"));
        }
    }

    [Fact]
    public async Task A_folder_with_a_simulation_is_not_written_over()
    {
        using var folder = new Folder();
        (await folder.RunAsync("simulate", "--accounts", "200", "--days", "2", "--out", "sim")).With(0);
        var before = folder.Bytes("sim/events-00001.jsonl");

        (await folder.RunAsync("simulate", "--accounts", "300", "--days", "2", "--out", "sim")).With(ExitCode.Usage).Says("'sim' holds a simulation already; choose another folder");
        Assert.Equal(before, folder.Bytes("sim/events-00001.jsonl"));
    }
}
