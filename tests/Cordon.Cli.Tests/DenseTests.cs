namespace Cordon.Cli.Tests;

public sealed class DenseTests
{
    // Eight accounts on six objects of their own, and forty others on one object each or on the popular one.
    private static readonly string Actions = "account,object\n"
        + string.Concat(from a in Enumerable.Range(0, 8) from o in Enumerable.Range(0, 6) select $"ring{a},own{o}\n")
        + string.Concat(Enumerable.Range(0, 40).Select(i => $"user{i},popular\nuser{i},thing{i % 20}\n"))
        + string.Concat(Enumerable.Range(0, 8).Select(i => $"ring{i},popular\n"));

    [Fact]
    public async Task The_dense_block_is_given_with_its_accounts_and_objects()
    {
        using var folder = new Folder();
        folder.Put("actions.csv", Actions);
        var lines = (await folder.RunAsync("dense", "actions.csv", "--most", "1")).With(0).Lines;

        Assert.Equal("block,kind,name,pairs", lines[0]);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"ring{i}"), lines.Where(l => l.Contains(",account,", StringComparison.Ordinal)).Select(l => l.Split(',')[2]));
        Assert.Superset(Enumerable.Range(0, 6).Select(i => $"own{i}").ToHashSet(), lines.Where(l => l.Contains(",object,", StringComparison.Ordinal)).Select(l => l.Split(',')[2]).ToHashSet());
        Assert.Contains("0,object,own0,8", lines);
    }

    [Fact]
    public async Task With_json_the_blocks_stand_in_one_object()
    {
        using var folder = new Folder();
        folder.Put("actions.csv", Actions + "alone\n");
        var ended = (await folder.RunAsync("dense", "actions.csv", "--json")).With(0).Says("lines of actions.csv that are not actions, left out: 1");

        Assert.Equal(["blocks", "chance_density", "accounts", "objects", "pairs", "seconds", "peak_bytes"], ended.JsonKeys);
        var block = ended.Json.GetProperty("blocks")[0];
        Assert.Equal(8, block.GetProperty("accounts").GetArrayLength());
        Assert.True(block.GetProperty("density").GetDouble() > ended.Json.GetProperty("chance_density").GetDouble());
        Assert.Equal((48, 27, 136), (ended.Json.GetProperty("accounts").GetInt32(), ended.Json.GetProperty("objects").GetInt32(), ended.Json.GetProperty("pairs").GetInt32()));
    }

    [Theory]
    [InlineData("# nothing\n", "3", ExitCode.NoInput, "actions.csv holds no action; write account,object a line")]
    [InlineData("a,b\n", "0", ExitCode.Usage, "--most 0 is not 1 to 1000")]
    public async Task What_cannot_be_searched_is_refused_with_the_reason(string actions, string most, int code, string message)
    {
        using var folder = new Folder();
        folder.Put("actions.csv", actions);
        Assert.Empty((await folder.RunAsync("dense", "actions.csv", "--most", most)).With(code).Says(message).Out);
    }
}
