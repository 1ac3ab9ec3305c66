namespace Cordon.Cli.Tests;

public sealed class DemoTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public async Task The_demo_finds_what_was_planted_whatever_the_seed(string seed)
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync("demo", "--random-seed", seed, "--json")).With(0);
        var json = ended.Json;

        Assert.Equal(["accounts", "events", "networks_planted", "networks_found", "precision", "recall", "seconds", "peak_bytes", "report"], ended.JsonKeys);
        Assert.InRange(json.GetProperty("precision").GetDouble(), 0.95, 1);
        Assert.InRange(json.GetProperty("recall").GetDouble(), 0.9, 1);
        Assert.InRange(json.GetProperty("networks_found").GetInt32(), 1, json.GetProperty("networks_planted").GetInt32());
        Assert.InRange(json.GetProperty("peak_bytes").GetInt64(), 1 << 20, 1L << 30);
        Assert.Equal(Path.GetFullPath(folder["cordon-demo/report.html"]), json.GetProperty("report").GetString());
        Assert.Contains("</html>", folder.Text("cordon-demo/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_demo_replaces_the_first_and_touches_nothing_else()
    {
        using var folder = new Folder();
        folder.Put("shown/mine.txt", "mine");
        var first = (await folder.RunAsync("demo", "--random-seed", "5", "--out", "shown")).With(0);
        var report = folder.Bytes("shown/report.html");
        var names = folder.Names.ToList();
        var second = (await folder.RunAsync("demo", "--random-seed", "5", "--out", "shown")).With(0);

        Assert.Equal(names, folder.Names);
        Assert.Equal("mine", folder.Text("shown/mine.txt"));
        Assert.Equal(report, folder.Bytes("shown/report.html"));
        Assert.Equal(WithoutFigures(first), WithoutFigures(second));
        Assert.Matches(@"\d+ of \d+ planted networks found", first.Out);
        Assert.Contains("cordon detect shown/events", first.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<string> WithoutFigures(Ended ended) => ended.Lines.Where(l => !l.Contains("at most", StringComparison.Ordinal));
}
