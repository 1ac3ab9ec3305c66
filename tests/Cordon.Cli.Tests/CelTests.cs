namespace Cordon.Cli.Tests;

public sealed class CelTests
{
    private const string Passing = """{"file":"own","section":"sums","name":"one","expr":"1 + 1","expect":{"value":{"type":"int","value":"2"}}}""";

    [Theory]
    [InlineData("1 + 2", "3\n")]
    [InlineData("{'a': [1, 2.0, null]}", "{\"a\":[1,2.0,null]}\n")]
    public async Task Eval_prints_the_value_as_JSON(string source, string expected)
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync("cel", "eval", source)).With(0);

        Assert.Equal(expected, ended.Out);
        Assert.Empty(ended.Error);
    }

    [Fact]
    public async Task Eval_takes_variables_from_the_command_line_and_from_a_file()
    {
        using var folder = new Folder();
        const string bindings = """{"name": "blue widget", "sizes": [1, 2.5]}""";
        folder.Put("bindings.json", bindings);
        const string source = "name.startsWith('blue') && sizes.exists(s, s > 2)";

        Assert.Equal("true\n", (await folder.RunAsync("cel", "eval", source, "--bindings", bindings)).With(0).Out);
        Assert.Equal("true\n", (await folder.RunAsync("cel", "eval", source, "--bindings", "@bindings.json")).With(0).Out);
    }

    [Fact]
    public async Task What_is_wrong_with_an_expression_is_shown_where_it_is()
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync("cel", "eval", "nmae + 1", "--bindings", """{"name": "x"}""")).With(2);

        Assert.Empty(ended.Out);
        Assert.Equal("error: 'nmae' is not declared\n --> expression:1:1\n  |\n1 | nmae + 1\n  | ^^^^\n  = hint: did you mean 'name'?\n", ended.Error);
        (await folder.RunAsync("cel", "eval", "[1][3]")).With(1).Says("index 3 is outside of a list of 1");
    }

    [Theory]
    [InlineData("[1]", "write an object")]
    [InlineData("{", "is not JSON")]
    public async Task Bindings_that_are_no_object_are_refused(string bindings, string message)
    {
        using var folder = new Folder();

        (await folder.RunAsync("cel", "eval", "1", "--bindings", bindings)).With(2).Says(message);
        (await folder.RunAsync("cel", "eval", "1", "--bindings", "@nowhere.json")).With(1).Says("nowhere.json");
    }

    [Fact]
    public async Task Test_prints_what_fails_and_ends_with_the_counts()
    {
        using var folder = new Folder();
        folder.Put("good.jsonl", Passing + "\n\n" + Passing.Replace("\"expr\"", "\"needs_proto\":true,\"expr\"", StringComparison.Ordinal) + "\n");
        folder.Put("bad.jsonl", Passing.Replace("1 + 1", "1 + 2", StringComparison.Ordinal) + "\nno case\n");

        Assert.Equal("1 passed, 0 failed, 1 skipped\n", (await folder.RunAsync("cel", "test", "good.jsonl")).With(0).Out);
        var ended = (await folder.RunAsync("cel", "test", "good.jsonl", "bad.jsonl")).With(1);
        Assert.Equal("1 passed, 2 failed, 1 skipped", ended.Lines[^1]);
        Assert.Contains("FAIL bad.jsonl:1 own/sums/one\n  1 + 2\n  expected: 2 (int)\n  got: 3 (int)\n", ended.Out, StringComparison.Ordinal);
        Assert.Contains("FAIL bad.jsonl:2\n  not a test case", ended.Out, StringComparison.Ordinal);
    }
}
