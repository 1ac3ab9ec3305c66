using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cordon.Server.Tests.Http;

public sealed class GuardEndpointTests
{
    private const string Labels = """
        labels:
          confirmed: {}
          watch: {expires: 30d}
          minor: {}
          grown: {}
        """;

    private const string Policy = Labels + "\n" + """
        rules:
          - name: offer
            when: event.text.contains("blue widget")
            then: [{label: watch}]
        guard:
          labels: {flagged: confirmed, suspect: watch, child: minor, adult: grown}
          surfaces:
            feed: {fail: closed, budget_ms: 7, suspect: demote, demotion: 0.5}
          terms:
            goods: {file: goods.txt, message: care}
            talk: {file: talk.txt, action: warn, child_safety: false}
          messages:
            care: {en: {text: Take care., help: "https://help.example"}, de: {text: Vorsicht.}}
        """;

    [Fact]
    public async Task A_label_is_in_the_next_answer_and_the_version_counts_up()
    {
        await using var server = await Start();
        var before = await Rank(server, "account:f", "people", "account:c", "account:g", "account:x");
        Assert.Equal(["keep", "keep", "keep"], Verdicts(before));
        await Label(server, "confirmed", "account:f", "account:g");
        await Label(server, "minor", "account:c");
        await Label(server, "grown", "account:x");

        var after = await Rank(server, "account:f", "people", "account:c", "account:g", "account:x");
        Assert.Equal(["hide flagged_to_child", "hide flagged_to_flagged", "keep"], Verdicts(after));
        Assert.False(after.Json.GetProperty("stale").GetBoolean());
        Assert.True(Version(after) >= Version(before) + 3);
    }

    [Fact]
    public async Task A_rule_that_labels_is_heard_and_the_label_taken_off_too()
    {
        await using var server = await Start();
        (await server.Post("/v1/events?wait=verdict", Samples.Event("e1", "a blue widget for you", "account:s"))).With(200);
        var ranked = await server.Post("/v1/guard/rank", """{"viewer":"account:v","surface":"feed","candidates":[{"id":"post:1","author":"account:s","score":0.8}]}""");

        // The label expired by the server's clock, since the event is of long ago.
        Assert.Equal(["keep"], Verdicts(ranked.With(200)));
        await Label(server, "watch", "account:s");
        ranked = await server.Post("/v1/guard/rank", """{"viewer":"account:v","surface":"feed","candidates":[{"id":"post:1","author":"account:s","score":0.8}]}""");
        Assert.Equal(["demote under_suspicion"], Verdicts(ranked));
        Assert.Equal(0.4, ranked.Json.GetProperty("decisions")[0].GetProperty("score").GetDouble());
        (await server.Post("/v1/labels/remove", """{"entities":["account:s"],"label":"watch","reason":"a mistake"}""")).With(200);
        Assert.Equal(["keep"], Verdicts(await Rank(server, "account:v", "feed", "account:s")));
    }

    [Fact]
    public async Task An_expiry_is_heard_without_anything_happening()
    {
        await using var server = await Start();
        await Label(server, "watch", DateTimeOffset.UtcNow.AddSeconds(2), "account:s");
        Assert.Equal(["hold under_suspicion"], Verdicts(await Rank(server, "account:v", "people", "account:s")));
        for (var i = 0; Verdicts(await Rank(server, "account:v", "people", "account:s"))[0] != "keep"; i++)
        {
            Assert.True(i < 200, "the label still stands");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Networks_and_labels_stand_after_a_restart_and_a_cleared_network_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            await using (var server = await Start(folder))
            {
                await Label(server, "confirmed", "account:f");
                (await server.Post("/v1/guard/networks", """{"id":"n1","state":"suspected","members":{"account:a":"hub","account:b":""}}""")).With(200);
            }

            await using (var server = await RunningServer.Start(folder: folder))
            {
                Assert.Equal(["hide same_network", "hide child_to_flagged", "keep"], Verdicts(await Rank(server, "account:a", "people", "account:b", "account:f", "account:x")));
                (await server.Post("/v1/guard/networks", """{"id":"n1","state":"cleared","members":{"account:a":"hub","account:b":""}}""")).With(200);
                Assert.Equal(["keep"], Verdicts(await Rank(server, "account:a", "people", "account:b")));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_search_for_a_protected_term_is_blocked_without_show_anyway_and_attempts_are_counted()
    {
        await using var server = await Start();
        var first = (await server.Post("/v1/guard/search", """{"query":"cheap Blüe WIDGET now","viewer":"account:v","locale":"de-AT"}""")).With(200).Json;
        var second = (await server.Post("/v1/guard/search", """{"query":"blue widget","viewer":"account:v","locale":"fr"}""")).With(200).Json;
        (await server.Post("/v1/guard/clicked", """{"list":"goods","viewer":"account:v"}""")).With(204);

        Assert.Equal(("block", "term", "goods", "cheap now"), (Text(first, "verdict"), Text(first, "reason"), Text(first, "list"), Text(first, "safe_query")));
        Assert.False(first.GetProperty("show_anyway").GetBoolean());
        Assert.Equal("Vorsicht.", Text(first.GetProperty("message"), "text"));
        Assert.Equal("https://help.example", Text(second.GetProperty("message"), "help"));
        Assert.Equal(2, second.GetProperty("attempts").GetInt64());
        var counted = (await server.Get("/v1/guard/attempts")).With(200).Json;
        Assert.Equal("""[{"list":"goods","shown":2,"repeated":1,"clicked":1}]""", counted.GetProperty("lists").GetRawText());
        Assert.Equal("account:v", Text(Assert.Single(counted.GetProperty("viewers").EnumerateArray()), "viewer"));
        var warned = (await server.Post("/v1/guard/search", """{"query":"swap"}""")).With(200).Json;
        Assert.Equal(("warn", true), (Text(warned, "verdict"), warned.GetProperty("show_anyway").GetBoolean()));
        Assert.Equal("allow", Text((await server.Post("/v1/guard/search", """{"query":"garden"}""")).With(200).Json, "verdict"));
    }

    [Fact]
    public async Task Leaking_completions_and_tags_are_dropped()
    {
        await using var server = await Start();
        var completions = await server.Post("/v1/guard/suggest", """{"completions":["blue sky","blue widget cheap"]}""");
        Assert.Equal(["keep", "hide term"], Verdicts(completions.With(200)));
        await Label(server, "watch", "tag:garden");
        Assert.Equal(["hold under_suspicion", "hide term", "keep"], Verdicts((await server.Post("/v1/guard/tags", """{"viewer":"account:v","tags":["tag:garden","tag:blue-widget","tag:sky"]}""")).With(200)));
    }

    [Theory]
    [InlineData("suggest", "hide")]
    [InlineData("follow", "block")]
    [InlineData("message", "block")]
    [InlineData("group", "block")]
    public async Task A_flagged_account_and_a_child_are_not_connected_either_way(string how, string verdict)
    {
        await using var server = await Start();
        await Label(server, "confirmed", "account:f");

        var there = (await server.Post("/v1/guard/connect", $$"""{"from":"account:f","to":"account:c","to_age":"child","how":"{{how}}"}""")).With(200).Json;
        var back = (await server.Post("/v1/guard/connect", $$"""{"from":"account:c","from_age":"child","to":"account:f","how":"{{how}}"}""")).With(200).Json;
        Assert.Equal((verdict, "flagged_to_child"), (Text(there, "verdict"), Text(there, "reason")));
        Assert.Equal((verdict, "child_to_flagged"), (Text(back, "verdict"), Text(back, "reason")));
    }

    [Fact]
    public async Task What_callers_do_without_an_answer_is_told()
    {
        await using var server = await Start();
        var told = (await server.Get("/v1/guard/surfaces")).With(200).Json;

        var feed = told.GetProperty("surfaces").EnumerateArray().Single(s => Text(s, "surface") == "feed");
        Assert.Equal(("closed", 7.0), (Text(feed, "fail"), feed.GetProperty("budget_ms").GetDouble()));
        Assert.Equal(2, told.GetProperty("terms").GetInt32());
    }

    [Theory]
    [InlineData("/v1/guard/rank", "", "the body is not JSON")]
    [InlineData("/v1/guard/rank", "[]", "send a JSON object")]
    [InlineData("/v1/guard/rank", """{"surface":"people"}""", "'candidates' is missing")]
    [InlineData("/v1/guard/rank", """{"candidates":[]}""", "'surface' is missing")]
    [InlineData("/v1/guard/rank", """{"surface":"peple","candidates":[]}""", "there is no surface 'peple'")]
    [InlineData("/v1/guard/rank", """{"surface":"people","candidates":["a1"]}""", "written like account:a17")]
    [InlineData("/v1/guard/rank", """{"surface":"people","candidates":[{"score":1}]}""", "a candidate needs 'id'")]
    [InlineData("/v1/guard/rank", """{"surface":"people","candidates":[{"id":"account:a","score":"x"}]}""", "'score' is a number")]
    [InlineData("/v1/guard/rank", """{"surface":"people","candidates":[{"id":"account:a","rank":1}]}""", "a candidate has no field 'rank'")]
    [InlineData("/v1/guard/rank", """{"surface":"people","candidates":[],"age":"old"}""", "'age' is child, adult or unknown")]
    [InlineData("/v1/guard/rank", """{"surface":"people","candidates":[]}}""", "the body is not JSON")]
    [InlineData("/v1/guard/connect", """{"from":"account:a","to":"account:b","how":"wave"}""", "'wave' is not suggest")]
    [InlineData("/v1/guard/clicked", """{"list":"none"}""", "no list of terms 'none'")]
    [InlineData("/v1/guard/networks", """{"id":"n","state":"odd","members":{"account:a":""}}""", "'odd' is not suspected")]
    [InlineData("/v1/guard/networks", """{"id":"n","state":"suspected","members":{"a":""}}""", "not an entity")]
    public async Task A_wrong_question_is_answered_with_a_problem(string path, string body, string says)
    {
        await using var server = await Start();

        (await server.Post(path, body)).IsProblem(400, says);
    }

    [Fact]
    public async Task More_candidates_than_the_bound_are_refused_and_names_may_be_escaped()
    {
        await using var server = await Start();
        await Label(server, "confirmed", "account:ä");
        Assert.Equal(["hide child_to_flagged"], Verdicts((await server.Post("/v1/guard/rank", """{"surface":"people","candidates":["account:\u00e4"]}""")).With(200)));
        var many = string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"account:a{i}\""));
        (await server.Post("/v1/guard/rank", $$"""{"surface":"people","candidates":[{{many}}]}""")).IsProblem(400, "more than 1000");
    }

    private static Task<RunningServer> Start(string? folder = null) => RunningServer.Start(folder: folder, change: options =>
    {
        var policy = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(options.DataFolder)!, "surfaces")).FullName;
        File.WriteAllText(Path.Combine(policy, "policy.yaml"), Policy);
        File.WriteAllText(Path.Combine(policy, "goods.txt"), "# made up\nblue widget\n");
        File.WriteAllText(Path.Combine(policy, "talk.txt"), "swap", Encoding.UTF8);
        return options with { PolicyFolder = policy };
    });

    private static Task Label(RunningServer server, string label, params string[] entities) => Label(server, label, null, entities);

    private static async Task Label(RunningServer server, string label, DateTimeOffset? expires, params string[] entities) => (await server.Post("/v1/labels", JsonSerializer.Serialize(new
    {
        entities,
        label,
        reason = "a test",
        expires = expires?.ToString("O", CultureInfo.InvariantCulture),
    }))).With(200);

    private static async Task<Answer> Rank(RunningServer server, string viewer, string surface, params string[] candidates) =>
        (await server.Post("/v1/guard/rank", JsonSerializer.Serialize(new { viewer, surface, candidates }))).With(200);

    private static string[] Verdicts(Answer answer) => [.. answer.Json.GetProperty("decisions").EnumerateArray()
        .Select(d => d.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? $"{Text(d, "verdict")} {reason.GetString()}" : Text(d, "verdict"))];

    private static long Version(Answer answer) => long.Parse(Text(answer.Json, "version")[1..], CultureInfo.InvariantCulture);

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
