namespace Cordon.Cli.Tests;

public sealed class DemoTests
{
    private static readonly string[] Figures =
    [
        "flagged_exposure_before", "flagged_exposure_after", "flagged_pair_rate_before", "flagged_pair_rate_after", "child_share_before", "child_share_after",
        "innocent_reach_lost", "lookalikes_acted_on", "returned_accounts", "returned_caught", "returns_wrongly_proposed",
    ];

    [Fact]
    public async Task The_demo_finds_networks_cuts_them_off_and_catches_returns()
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync("demo", "--accounts", "1500", "--random-seed", "3", "--json")).With(0);
        var json = ended.Json;

        Assert.Equal(
            ["accounts", "events", "networks_planted", "networks_found", "precision", "recall", .. Figures.SelectMany(f => new[] { f, f + "_interval" }), "seconds", "peak_bytes", "report"],
            ended.JsonKeys);
        double Of(string name) => json.GetProperty(name).GetDouble();
        Assert.InRange(Of("precision"), 0.8, 1);
        Assert.InRange(Of("networks_found"), 2, Of("networks_planted"));
        Assert.InRange(Of("flagged_exposure_after"), 0, 0.5 * Of("flagged_exposure_before"));
        Assert.InRange(Of("flagged_pair_rate_after"), 0, 0.5 * Of("flagged_pair_rate_before"));
        Assert.InRange(Of("returned_caught"), 1, Of("returned_accounts"));
        Assert.All(Figures, f =>
        {
            var interval = json.GetProperty(f + "_interval");
            Assert.InRange(Of(f), interval[0].GetDouble(), interval[1].GetDouble());
        });
        Assert.Equal(Path.GetFullPath(folder["cordon-demo/report.html"]), json.GetProperty("report").GetString());
        Assert.Contains("id=\"effect\"", folder.Text("cordon-demo/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_demo_replaces_the_first_and_touches_nothing_else()
    {
        using var folder = new Folder();
        folder.Put("shown/mine.txt", "mine");
        var first = (await folder.RunAsync("demo", "--accounts", "500", "--random-seed", "5", "--out", "shown")).With(0);
        var report = folder.Bytes("shown/report.html");
        var names = folder.Names.ToList();
        var second = (await folder.RunAsync("demo", "--accounts", "500", "--random-seed", "5", "--out", "shown")).With(0);

        Assert.Equal(names, folder.Names);
        Assert.Equal("mine", folder.Text("shown/mine.txt"));
        Assert.Equal(report, folder.Bytes("shown/report.html"));
        Assert.Equal(WithoutFigures(first), WithoutFigures(second));
        Assert.Matches(@"\d+ of \d+ planted networks found", first.Out);
        Assert.Contains("with the guard", first.Out, StringComparison.Ordinal);
        Assert.Contains("cordon detect shown/events", first.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_too_small_is_refused()
    {
        using var folder = new Folder();
        (await folder.RunAsync("demo", "--accounts", "499")).With(ExitCode.Usage).Says("--accounts is 499; expected 500 to 100000");
        Assert.Empty(folder.Names);
    }

    private static IEnumerable<string> WithoutFigures(Ended ended) => ended.Lines.Where(l => !l.Contains("at most", StringComparison.Ordinal));
}
