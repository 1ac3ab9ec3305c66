namespace Cordon.Cli.Tests;

public sealed class CommandLineTests
{
    private static readonly string[] Commands = ["demo", "detect", "watch", "changes", "simulate", "rank", "grow", "dense", "raters", "cluster", "serve", "ingest", "query", "key", "policy", "cel"];

    /// <summary>Those with options of their own, not of subcommands, and a result that can be had as JSON.</summary>
    public static TheoryData<string> AllCommands => ["demo", "detect", "watch", "changes", "simulate", "rank", "cluster"];

    [Fact]
    public async Task The_version_is_one_line()
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync("--version")).With(0);

        Assert.Matches(@"^\d+\.\d+\.\d+\n$", ended.Out);
        Assert.Empty(ended.Error);
    }

    [Fact]
    public async Task The_help_names_every_command_and_every_exit_code()
    {
        using var folder = new Folder();
        var help = (await folder.RunAsync("--help")).With(0).Out;

        Assert.All(Commands, command => Assert.Matches($@"(?m)^  {command} ", help));
        var codes = typeof(ExitCode).GetFields().Select(f => (int)f.GetRawConstantValue()!).ToList();
        Assert.Equal(8, codes.Count);
        Assert.All(codes, code => Assert.Matches($@"[:·]\s+{code} \w", help));
        Assert.Equal(help, (await folder.RunAsync()).With(0).Out);
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public async Task The_help_of_a_command_has_an_example_and_explains_its_options(string command)
    {
        using var folder = new Folder();
        var help = (await folder.RunAsync(command, "--help")).With(0).Out;

        Assert.Matches($@"(?s)Examples:.*cordon {command}", help);
        Assert.Contains("--json", help, StringComparison.Ordinal);
        Assert.Contains("--out", help, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", help, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData("'dtect'", "dtect", "events")]
    [InlineData("'PATH' missing", "detect")]
    [InlineData("there is no option '--wndow'", "detect", "events", "--wndow", "30s")]
    [InlineData("there is no option '--wndow'", "cluster", "--wndow")]
    [InlineData("'--wndow'", "demo", "--wndow", "30s")]
    [InlineData("PATH is empty", "detect", "")]
    [InlineData("EDGES is empty", "rank", "", "--seeds", "seeds.csv")]
    [InlineData("--out is empty", "detect", "events", "--out", "")]
    [InlineData("--out is empty", "demo", "--out", "")]
    [InlineData("--seeds is empty", "rank", "edges.csv", "--seeds", "")]
    [InlineData("'--seeds' is required", "rank", "edges.csv")]
    [InlineData("'5x' is not a length of time; write a number and a unit", "detect", "events", "--window", "5x")]
    [InlineData("is outside 1 s to 7 d", "detect", "events", "--window", "8d")]
    [InlineData("give at least 2", "detect", "events", "--repeat", "1")]
    [InlineData("'many' is not a whole number", "detect", "events", "--repeat", "many")]
    [InlineData("is outside 0 to 1", "detect", "events", "--min-score", "1.5")]
    [InlineData("'0,5' is not a number such as 0.5", "detect", "events", "--min-score", "0,5")]
    [InlineData("give at least 3", "detect", "events", "--min-members", "2")]
    [InlineData("'time' is not FIELD=COLUMN", "detect", "events", "--map", "time")]
    [InlineData("names the field 'time' twice", "detect", "events", "--map", "time=a", "--map", "time=b")]
    [InlineData("seeds file nowhere.csv cannot be read", "detect", "events", "--seeds", "nowhere.csv")]
    [InlineData("--previous is empty", "detect", "events", "--previous", "")]
    [InlineData("--previous: nowhere does not exist", "detect", "events", "--previous", "nowhere")]
    [InlineData("'6x' is not a length of time from 1s to 365d", "watch", "events", "--every", "6x")]
    [InlineData("'0s' is not a length of time from 1s to 365d", "watch", "events", "--every", "0s")]
    [InlineData("'PATH' missing", "watch")]
    [InlineData("--previous: nowhere does not exist", "watch", "events", "--previous", "nowhere")]
    [InlineData("OLD: nowhere does not exist", "changes", "nowhere", "elsewhere")]
    [InlineData("'NEW' missing", "changes", "nowhere")]
    [InlineData("there is no option '--wndow'", "changes", "--wndow", "nowhere")]
    [InlineData("Accounts is 5; expected 50 to", "simulate", "--accounts", "5")]
    [InlineData("'1e10' is not a whole number", "simulate", "--accounts", "1e10")]
    [InlineData("'first' is not a whole number", "demo", "--random-seed", "first")]
    [InlineData("'best' is not cpm or modularity", "cluster", "edges.csv", "--objective", "best")]
    [InlineData("a resolution of 0 is not a number above 0", "cluster", "edges.csv", "--resolution", "0")]
    [InlineData("'0,05' is not a number", "cluster", "edges.csv", "--resolution", "0,05")]
    public async Task A_wrong_command_line_is_answered_on_standard_error_and_does_nothing(string message, params string[] args)
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync(args)).With(ExitCode.Usage).Says(message);

        Assert.StartsWith("cordon: ", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.Empty(folder.Names);
    }
}
