using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

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

        foreach (var file in new[] { "events/events-00001.jsonl", "truth.json" })
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
        var before = folder.Bytes("sim/events/events-00001.jsonl");

        (await folder.RunAsync("simulate", "--accounts", "300", "--days", "2", "--out", "sim")).With(ExitCode.Usage).Says("'sim' holds a simulation already; choose another folder");
        Assert.Equal(before, folder.Bytes("sim/events/events-00001.jsonl"));
    }

    [Fact]
    public async Task Networks_adapt_as_asked()
    {
        using var folder = new Folder();
        (await folder.RunAsync(
            "simulate", "--accounts", "400", "--days", "5", "--camouflage", "0.8", "--split", "2", "--drip", "10m", "--vary-text", "1", "--roles", "--out", "sim")).With(0);
        var truth = TruthFile.Read(folder["sim/truth.json"]);

        Assert.Equal(new AdversaryOptions { Camouflage = 0.8, Parts = 2, DripSeconds = 600, VariedWords = 1, Roles = true }, truth.Options!.Adversary);
        Assert.Contains(truth.Planted.SelectMany(p => p.Members), m => m.Role == PlantedMember.Advertiser);
        Assert.Contains("\"actor_age\":\"child\"", folder.Text("sim/events/events-00001.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_living_platform_writes_events_what_was_shown_and_the_truth_the_same_each_time()
    {
        using var folder = new Folder();
        foreach (var name in new[] { "a", "b" })
            (await folder.RunAsync("simulate", "--living", "--accounts", "300", "--days", "3", "--panel", "0.5", "--respell", "1", "--out", name)).With(0);
        var truth = TruthFile.Read(folder["a/truth.json"]);

        foreach (var file in new[] { "events/events-00001.jsonl", "shown.jsonl", "truth.json" })
            Assert.Equal(folder.Bytes($"a/{file}"), folder.Bytes($"b/{file}"));
        Assert.True(truth.Options!.Adversary!.Roles);
        Assert.All(truth.Planted, p => Assert.Equal(3, p.Terms!.Count));
        var looks = File.ReadLines(folder["a/shown.jsonl"]).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Contains(looks, l => l.GetProperty("surface").GetString() == "people" && l.GetProperty("shown").GetArrayLength() > 0);
        Assert.All(looks, l => Assert.Contains(l.GetProperty("class").GetString(), new[] { "adult", "child", "flagged" }));
        (await folder.RunAsync("detect", "a/events", "--out", "found")).With(0);
        (await folder.RunAsync("simulate", "--panel", "0.5", "--out", "c")).With(ExitCode.Usage).Says("add --living");
    }

    [Theory]
    [InlineData("--camouflage", "0.99", "Camouflage is 0.99; expected 0 to 0.95")]
    [InlineData("--split", "9", "Parts is 9; expected 1 to 8")]
    [InlineData("--drip", "8d", "DripSeconds is 691200; expected 0 to 604800")]
    [InlineData("--drip", "soon", "--drip 'soon' is not a length of time")]
    [InlineData("--vary-text", "5", "VariedWords is 5; expected 0 to 4")]
    public async Task An_adversary_out_of_range_is_refused(string option, string value, string message)
    {
        using var folder = new Folder();
        (await folder.RunAsync("simulate", option, value, "--out", "sim")).With(ExitCode.Usage).Says(message);
        Assert.Empty(folder.Names);
    }
}
