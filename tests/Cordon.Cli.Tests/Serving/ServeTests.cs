using System.Text.Json;

namespace Cordon.Cli.Tests.Serving;

public sealed class ServeTests
{
    private const string Policy = """
        labels:
          watch: {applies_to: account}
        rules:
          - name: offer
            when: event.text.contains("blue widget")
            then:
              - label: watch
              - verdict: hold
        """;

    [Fact]
    public async Task Files_are_sent_and_sent_again_asked_about_and_tried_against_another_policy()
    {
        using var folder = new Folder();
        folder.Put("policy/policy.yaml", Policy);
        folder.Put("next/policy.yaml", Policy.Replace("blue widget", "widget", StringComparison.Ordinal));
        folder.Put("events.jsonl", string.Join('\n', Enumerable.Range(0, 30).Select(i =>
            $$"""{"id":"e{{i}}","time":"2026-03-01T12:00:{{i:00}}Z","kind":"post","actor":"account:a{{i % 3}}","text":"{{(i % 3 == 0 ? "a blue widget" : i % 3 == 1 ? "a red widget" : "hello")}}"}""")));
        await using var server = await ServeProcess.Start(folder["."], "--data", "data", "--policy", "policy");
        var url = server.Http.BaseAddress!.ToString();

        var first = (await folder.RunAsync("ingest", "events.jsonl", "--url", url, "--json")).With(0).Json;
        var second = (await folder.RunAsync("ingest", "events.jsonl", "--url", url, "--json")).With(0).Json;
        Assert.Equal((30, 0), (first.GetProperty("accepted").GetInt32(), first.GetProperty("duplicates").GetInt32()));
        Assert.Equal((0, 30), (second.GetProperty("accepted").GetInt32(), second.GetProperty("duplicates").GetInt32()));

        var tried = (await folder.RunAsync("policy", "backtest", "--policy", "next", "--data", "data", "--json")).With(0);
        Assert.Contains("account:a1", tried.Out, StringComparison.Ordinal);
        var top = await server.Post("v1/query", """{"select":"top","field":"verdict"}""");
        Assert.Equal(200, top.Status);
        Assert.Contains("""{"verdict":"hold","events":10""", top.Body.GetRawText(), StringComparison.Ordinal);

        (await folder.RunAsync("policy", "activate", "next", "--reason", "wider", "--url", url)).With(0);
        Assert.Equal("hold", await Verdict(server, "n1", "a red widget"));
        (await folder.RunAsync("policy", "rollback", "--reason", "too wide", "--url", url)).With(0);
        Assert.Equal("allow", await Verdict(server, "n2", "a red widget"));
        Assert.Equal(0, await server.Stop());
    }

    [Fact]
    public async Task A_key_made_while_the_server_runs_is_needed_from_then_on()
    {
        using var folder = new Folder();
        await using var server = await ServeProcess.Start(folder["."], "--data", "data");
        var secret = (await folder.RunAsync("key", "create", "--data", "data", "--scope", "ingest", "--json")).With(0).Json.GetProperty("secret").GetString()!;
        folder.Put("key.txt", secret + "\n");
        folder.Put("events.jsonl", """{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a1"}""");
        var url = server.Http.BaseAddress!.ToString();
        await Task.Delay(2500, TestContext.Current.CancellationToken);

        (await folder.RunAsync("ingest", "events.jsonl", "--url", url)).With(2).Says("No key");
        (await folder.RunAsync("ingest", "events.jsonl", "--url", url, "--key-file", "key.txt")).With(0);
        Assert.Contains("ingest", (await folder.RunAsync("key", "list", "--data", "data")).With(0).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0", "cordon key create")]
    [InlineData("--urls", "nowhere", "no address")]
    [InlineData("--policy", "missing", "missing")]
    public async Task A_server_that_may_not_start_says_why(string option, string value, string says)
    {
        using var folder = new Folder();

        (await folder.RunAsync("serve", "--data", "data", option, value)).With(2).Says(says);
    }

    [Fact]
    public async Task Without_a_server_ingest_says_how_to_start_one()
    {
        using var folder = new Folder();
        folder.Put("events.jsonl", """{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a1"}""");

        (await folder.RunAsync("policy", "rollback", "--reason", "x", "--url", "http://127.0.0.1:1")).With(1).Says("cordon serve");
    }

    private static async Task<string?> Verdict(ServeProcess server, string id, string text)
    {
        var answer = await server.Post("v1/events?wait=verdict", $$"""{"id":"{{id}}","time":"2026-03-02T12:00:00Z","kind":"post","actor":"account:b","text":"{{text}}"}""");
        Assert.Equal(JsonValueKind.Array, answer.Body.GetProperty("events").ValueKind);
        return answer.Body.GetProperty("events")[0].GetProperty("verdict").GetString();
    }
}
