using Cordon.Policy.Problems;
using Cordon.Policy.Rules;

namespace Cordon.Policy.Tests.Rules;

/// <summary>What is said of policies that are wrong, held in golden files beside them.</summary>
public sealed class ProblemTests
{
    // Set to write the golden files anew; look at the difference before it is kept.
    private const string Update = "CORDON_UPDATE_GOLDEN";

    private static string Folder => Path.Combine(Root(), "tests", "Cordon.Policy.Tests", "Rules", "Golden");

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_problems_are_those_of_the_golden_file(string file)
    {
        var compilation = PolicyCompiler.Compile(PolicySource.Of([
            new PolicyFile(file, File.ReadAllBytes(Path.Combine(Folder, file))),
            new PolicyFile("partners.txt", "account:p\n"u8.ToArray()),
        ]));
        var said = string.Concat(compilation.Problems.Select(p => p + "\n\n"));
        var golden = Path.Combine(Folder, Path.ChangeExtension(file, ".txt"));

        Assert.False(compilation.Succeeded);
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(golden, said);
        else
            Assert.Equal(File.ReadAllText(golden), said);
    }

    [Fact]
    public void Every_wrong_policy_has_its_golden_file() =>
        Assert.Equal(7, Directory.EnumerateFiles(Folder, "*.yaml").Count(f => File.Exists(Path.ChangeExtension(f, ".txt"))));

    [Theory]
    [InlineData("[", 40)]
    [InlineData("{a: ", 40)]
    [InlineData("[", 200_000)]
    [InlineData("- ", 200_000)]
    [InlineData("{[", 100_000)]
    public void Deep_nesting_is_refused_at_once(string open, int times)
    {
        var problem = Assert.Single(Policies.Check("rules: " + string.Concat(Enumerable.Repeat(open, times))).Problems);

        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        Assert.Equal(1, problem.Line);
    }

    [Fact]
    public void Many_nodes_are_refused_and_many_problems_are_counted()
    {
        Assert.Contains("more than 200000 keys and values", Assert.Single(Policies.Check($"rules: [{string.Join(',', Enumerable.Repeat("1", 300_000))}]").Problems).Message, StringComparison.Ordinal);

        var problems = Policies.Check($"rules: [{string.Join(',', Enumerable.Repeat("1", 5_000))}]").Problems;
        Assert.Equal(101, problems.Count);
        Assert.Equal("and 4900 more problems; mend these first", problems[^1].Message);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_told()
    {
        var compilation = PolicyCompiler.Compile(PolicySource.Of([new PolicyFile("a.yaml", new byte[] { (byte)'r', 0xFF, 0xFE })]));

        Assert.Equal("a.yaml: error: byte 1 is not UTF-8; save the file as UTF-8", Assert.Single(compilation.Problems).ToString());
    }

    [Fact]
    public void Any_cut_or_changed_file_gives_problems_and_never_fails()
    {
        var whole = File.ReadAllText(Path.Combine(Root(), "policies", "starter", "rules", "posts.yaml"));
        for (var i = 0; i < whole.Length; i += 13)
        {
            Assert.NotEmpty(Policies.Check(whole[..i] + "\0\t{%" + whole[i..]).Problems);
            _ = Policies.Check(whole[..i]);
        }
    }

    [Fact]
    public void Problems_of_several_files_come_in_the_order_of_files_and_places()
    {
        var problems = Policies.Check("x: 1", ("b.yaml", "rules:\n  - 1\n  - 2"), ("a.test.yaml", "rules: []")).Problems;

        Assert.Equal(["a.test.yaml:1", "b.yaml:2", "b.yaml:3", "policy.yaml:1"], problems.Select(p => $"{p.File}:{p.Line}"));
    }

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cordon.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
