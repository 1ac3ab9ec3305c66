using System.Text;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

/// <summary>What the compiler says about expressions that are wrong, held in golden files: the expressions first, each with what is said of it.</summary>
public sealed class ProblemTests
{
    // Set to write the golden files anew; look at the difference before it is kept.
    private const string Update = "CORDON_UPDATE_GOLDEN";

    private static string Folder => Path.Combine(Expressions.Root(), "tests", "Cordon.Policy.Tests", "Cel", "Golden");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_compiler_says_what_the_golden_file_holds(string file)
    {
        var path = Path.Combine(Folder, file);
        var golden = File.ReadAllText(path);
        var said = new StringBuilder();
        foreach (var line in golden.Split('\n').Where(l => l.StartsWith("> ", StringComparison.Ordinal)))
        {
            var source = line[2..].Replace("⏎", "\n", StringComparison.Ordinal);
            var compilation = Environment().Compile(source, file == "condition.txt" ? CelType.Bool : null);
            Assert.False(compilation.Succeeded, $"this is not wrong: {source}");
            said.Append(line).Append('\n').Append(compilation.Render("rule")).Append('\n');
        }

        if (System.Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(path, said.ToString());
        else
            Assert.Equal(golden, said.ToString());
    }

    [Fact]
    public void There_are_golden_files() => Assert.Equal(4, Files.Count);

    [Fact]
    public void A_long_line_is_cut_around_the_problem()
    {
        var source = $"{string.Concat(Enumerable.Repeat("true && ", 100))}blu && {string.Concat(Enumerable.Repeat("true && ", 100))}true";
        var lines = CelEnvironment.Standard.Compile(source).Render().Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
        Assert.Equal("blu", lines[3].Substring(lines[4].IndexOf('^', StringComparison.Ordinal), 3));
        Assert.Contains("expression:1:801", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_problems_are_told_than_the_limit()
    {
        var source = string.Join(" && ", Enumerable.Range(0, 100).Select(i => $"unknown{i}"));

        Assert.Equal(20, CelEnvironment.Standard.Compile(source).Problems.Count);
    }

    private static CelEnvironment Environment() => CelEnvironment.Standard.ToBuilder()
        .Struct(Widgets.Type)
        .Variable("widget", Widgets.Type.Type)
        .Variable("names", CelType.List(CelType.String))
        .Variable("count", CelType.Int)
        .Function("counter", CelOverload.Global(CelType.Int, null, CelType.String))
        .Build();
}
