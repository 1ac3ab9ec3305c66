namespace Cordon.Cli.Tests;

public sealed class PolicyTests
{
    private const string Rules = """
        counters: {posts: {kind: count, key: event.actor, events: post, window: 1h}}
        labels: {watch: }
        rules:
          - {name: often, when: counter("posts") > 2, breaker: off, then: [{verdict: hold}, {label: watch}]}
        tests:
          - {name: one post passes, event: {kind: post, actor: "account:a"}, expect: {verdict: allow}}
        """;

    private static readonly string Events = string.Concat(Enumerable.Range(0, 6).Select(i =>
        $"{{\"id\":\"e{i}\",\"time\":\"2026-01-0{1 + (i / 4)}T00:0{i}:00Z\",\"kind\":\"post\",\"actor\":\"account:{(i < 4 ? "a" : "b")}\"}}\n"));

    [Fact]
    public async Task A_good_policy_is_checked_and_its_tests_pass()
    {
        using var folder = new Folder();
        folder.Put("p/rules.yaml", Rules);
        folder.Put("p/notes.md", "");

        Assert.Contains("1 rule (0 in shadow), 0 features, 1 counter, 1 label, 0 lists, 1 test", (await folder.RunAsync("policy", "check", "p")).With(0).Says("notes.md is no part of the policy").Out, StringComparison.Ordinal);
        Assert.Equal("1 passed, 0 failed", (await folder.RunAsync("policy", "test", "p")).With(0).Lines[^1]);
        Assert.Equal(["hash", "name", "rules", "errors", "problems", "ignored"], (await folder.RunAsync("policy", "check", "p", "--json")).With(0).JsonKeys);
        Assert.Equal(["passed", "failed", "failures"], (await folder.RunAsync("policy", "test", "p", "--json")).With(0).JsonKeys);
    }

    [Fact]
    public async Task A_wrong_policy_and_a_failing_test_are_told_with_their_own_exit_code()
    {
        using var folder = new Folder();
        folder.Put("wrong/rules.yaml", Rules.Replace("\"posts\")", "\"post\")", StringComparison.Ordinal));
        folder.Put("failing/rules.yaml", Rules.Replace("verdict: allow", "verdict: hold", StringComparison.Ordinal));

        (await folder.RunAsync("policy", "check", "wrong")).With(ExitCode.NotPassed).Says("rules.yaml:4:34: error: there is no counter 'post'").Says("did you mean 'posts'?").Says("the policy in wrong has 1 error");
        (await folder.RunAsync("policy", "test", "wrong")).With(ExitCode.NotPassed).Says("there is no counter 'post'");
        var failing = (await folder.RunAsync("policy", "test", "failing")).With(ExitCode.NotPassed);
        Assert.Contains("rules.yaml:6: one post passes\n  the verdict is allow; expected hold\n", failing.Out, StringComparison.Ordinal);
        Assert.Equal("0 passed, 1 failed", failing.Lines[^1]);
        (await folder.RunAsync("policy", "check", "nowhere")).With(ExitCode.Usage).Says("there is no folder 'nowhere'");
    }

    [Fact]
    public async Task Two_policies_are_compared_by_what_is_written()
    {
        using var folder = new Folder();
        folder.Put("a/rules.yaml", Rules);
        folder.Put("b/rules.yaml", Rules.Replace("> 2", "> 5", StringComparison.Ordinal));

        Assert.Equal("changed rule often\n  - when: counter(\"posts\") > 2\n  + when: counter(\"posts\") > 5\n1 change\n", (await folder.RunAsync("policy", "diff", "a", "b")).With(0).Out);
        Assert.Equal("the policies are the same\n", (await folder.RunAsync("policy", "diff", "a", "a")).With(0).Out);
        Assert.Equal(["before", "after", "changes"], (await folder.RunAsync("policy", "diff", "a", "b", "--json")).With(0).JsonKeys);
    }

    [Fact]
    public async Task A_back_test_says_what_a_policy_would_have_done_and_is_the_same_every_time()
    {
        using var folder = new Folder();
        folder.Put("a/rules.yaml", Rules);
        folder.Put("b/rules.yaml", Rules.Replace("> 2", "> 3", StringComparison.Ordinal));
        folder.Put("events.jsonl", Events + Events.Split('\n')[0] + "\nnot an event\n");
        string[] command = ["policy", "backtest", "--policy", "a", "--baseline", "b", "--events", "events.jsonl"];
        var first = (await folder.RunAsync([.. command, "--out", "one", "--json"])).With(0).Says("1 events came again").Says("1 line was rejected");
        (await folder.RunAsync([.. command, "--out", "two"])).With(0);
        var json = first.Json;

        Assert.Equal((6, 6, 1), (json.GetProperty("events").GetInt32(), json.GetProperty("compared").GetInt32(), json.GetProperty("changed").GetInt32()));
        Assert.Equal("often", json.GetProperty("samples")[0].GetProperty("gained")[0].GetProperty("rule").GetString());
        foreach (var file in new[] { "backtest.html", "backtest.json", "backtest.txt" })
            Assert.Equal(folder.Bytes($"one/{file}"), folder.Bytes($"two/{file}"));
        var later = (await folder.RunAsync([.. command, "--from", "2026-01-02", "--json"])).With(0).Json;
        Assert.Equal((6, 2, 0), (later.GetProperty("events").GetInt32(), later.GetProperty("compared").GetInt32(), later.GetProperty("changed").GetInt32()));
    }

    [Theory]
    [InlineData("--from", "soon", ExitCode.Usage, "--from 'soon' is not a time")]
    [InlineData("--samples", "-1", ExitCode.Usage, "--samples is -1; expected 0 to 10000")]
    [InlineData("--events", "nothing.jsonl", ExitCode.NoInput, "no event could be read")]
    public async Task A_back_test_that_cannot_be_made_says_why(string option, string value, int code, string message)
    {
        using var folder = new Folder();
        folder.Put("a/rules.yaml", Rules);
        folder.Put("events.jsonl", Events);
        string[] events = option == "--events" ? [] : ["--events", "events.jsonl"];

        (await folder.RunAsync(["policy", "backtest", "--policy", "a", .. events, option, value])).With(code).Says(message);
    }
}
