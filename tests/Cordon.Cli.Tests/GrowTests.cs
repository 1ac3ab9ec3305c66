namespace Cordon.Cli.Tests;

public sealed class GrowTests
{
    // Two cliques of six with one tie between them.
    private static readonly string TwoCliques = string.Concat(
        from side in "ab" from i in Enumerable.Range(0, 6) from j in Enumerable.Range(0, i) select $"{side}{i},{side}{j}\n") + "a0,b0\n";

    [Fact]
    public async Task The_group_around_an_account_is_given_strongest_first_with_reasons()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", TwoCliques);
        var lines = (await folder.RunAsync("grow", "edges.csv", "--from", "a3")).With(0).Lines;

        Assert.Equal("account,strength,share,ties_inside,reason", lines[0]);
        Assert.Equal(["a0", "a1", "a2", "a3", "a4", "a5"], lines.Skip(1).Select(l => l.Split(',')[0]).Order());
        Assert.Contains("tied to 5 of the 5 other members", lines[1], StringComparison.Ordinal);
        Assert.Contains("the account that was asked about", Assert.Single(lines, l => l.StartsWith("a3,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_one_object_stands_on_standard_output_and_a_gzip_file_gives_the_same()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", TwoCliques);
        folder.Put("edges.csv.gz", Folder.Gzip(folder.Bytes("edges.csv")));
        var ended = (await folder.RunAsync("grow", "edges.csv.gz", "--from", "b2", "--most", "4", "--out", "grown.csv", "--json")).With(0).Says("weaker members left out: 2");

        Assert.Equal(["account", "members", "density", "conductance", "clear", "left_out", "reached", "accounts", "ties", "seconds", "peak_bytes"], ended.JsonKeys);
        Assert.Equal(4, ended.Json.GetProperty("members").GetArrayLength());
        Assert.Equal(5, folder.Lines("grown.csv").Length);
        Assert.Equal((await folder.RunAsync("grow", "edges.csv", "--from", "b2", "--most", "4")).With(0).Out, folder.Text("grown.csv"));
    }

    [Theory]
    [InlineData("nobody", "10", "the account 'nobody' is not in edges.csv")]
    [InlineData("a1", "0", "at most 0 members cannot be found; give 1 to 100,000")]
    public async Task What_cannot_be_grown_is_refused_with_the_reason(string from, string most, string message)
    {
        using var folder = new Folder();
        folder.Put("edges.csv", TwoCliques);
        var ended = (await folder.RunAsync("grow", "edges.csv", "--from", from, "--most", most, "--out", "grown.csv")).With(ExitCode.Usage).Says(message);

        Assert.Empty(ended.Out);
        Assert.False(folder.Has("grown.csv"));
    }
}
