using System.Text.Json;

namespace Cordon.Server.Tests;

public sealed class EngineTests
{
    [Fact]
    public async Task A_person_sets_and_removes_labels_and_rules_heed_them()
    {
        await using var server = await RunningServer.Start(Samples.Policy);

        (await server.Post("/v1/labels", """{"entities":["account:a1"],"label":"trusted","reason":"looked"}""")).With(200);
        var calm = (await server.Post("/v1/events?wait=verdict", Samples.Event("e1", "a blue widget"))).With(200);
        (await server.Post("/v1/labels/remove", """{"entities":["account:a1"],"label":"trusted","reason":"looked again"}""")).With(200);
        var held = (await server.Post("/v1/events?wait=verdict", Samples.Event("e2", "a blue widget"))).With(200);

        Assert.Equal("allow", calm.Json.GetProperty("events")[0].GetProperty("verdict").GetString());
        Assert.Equal("hold", held.Json.GetProperty("events")[0].GetProperty("verdict").GetString());
        var history = await server.Until("/v1/labels/history?entity=account:a1", h => h.GetArrayLength() == 3);
        Assert.Equal(["set", "removed", "set"], history.Json.EnumerateArray().Select(c => c.GetProperty("change").GetString()));
    }

    [Fact]
    public async Task A_label_that_the_policy_does_not_know_is_refused()
    {
        await using var server = await RunningServer.Start(Samples.Policy);

        (await server.Post("/v1/labels", """{"entities":["account:a1"],"label":"wach","reason":"typo"}""")).IsProblem(422, "wach");
    }

    [Fact]
    public async Task An_expiry_takes_effect_on_time_without_an_event_and_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            var end = DateTimeOffset.UtcNow.AddSeconds(4);
            await using (var server = await RunningServer.Start(Samples.Policy, folder))
            {
                (await server.Post("/v1/labels", $$"""{"entities":["account:a1"],"label":"watch","reason":"r","expires":"{{end:O}}"}""")).With(200);
                Assert.Single((await server.Get("/v1/labels?entity=account:a1")).Json.EnumerateArray());
            }

            await using (var server = await RunningServer.Start(Samples.Policy, folder))
                await server.Until("/v1/labels?entity=account:a1", labels => labels.GetArrayLength() == 0);
            Assert.True(DateTimeOffset.UtcNow >= end);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_policy_is_checked_kept_activated_and_rolled_back()
    {
        await using var server = await RunningServer.Start(Samples.Policy);
        var first = (await server.Get("/v1/policies")).Json.GetProperty("active").GetString();
        var changed = JsonSerializer.Serialize(new { files = new Dictionary<string, string> { ["policy.yaml"] = Samples.Policy.Replace("verdict: hold", "verdict: block", StringComparison.Ordinal) } });

        var kept = (await server.Post("/v1/policies", changed)).With(201).Json.GetProperty("hash").GetString();
        Assert.Equal("hold", await Verdict(server, "e1"));
        (await server.Post($"/v1/policies/{kept}/activate", """{"reason":"stricter"}""")).With(200);
        Assert.Equal("block", await Verdict(server, "e2"));
        (await server.Post("/v1/policies/rollback", """{"reason":"too strict"}""")).With(200);
        Assert.Equal("hold", await Verdict(server, "e3"));

        var policies = await server.Until("/v1/policies", p => p.GetProperty("activations").GetArrayLength() == 3);
        Assert.Equal(first, policies.Json.GetProperty("active").GetString());
        Assert.Equal(["too strict", "stricter"], policies.Json.GetProperty("activations").EnumerateArray().Take(2).Select(a => a.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_policy_with_errors_is_refused_with_file_line_and_column_and_nothing_changes()
    {
        await using var server = await RunningServer.Start(Samples.Policy);
        var wrong = JsonSerializer.Serialize(new { files = new Dictionary<string, string> { ["policy.yaml"] = Samples.Policy.Replace("event.text", "event.txt", StringComparison.Ordinal) } });

        var answer = (await server.Post("/v1/policies", wrong)).IsProblem(422, "nothing was kept");

        var place = answer.Json.GetProperty("errors")[0];
        Assert.Equal("policy.yaml", place.GetProperty("pointer").GetString());
        Assert.Equal(9, place.GetProperty("line").GetInt32());
        Assert.Single((await server.Get("/v1/policies")).Json.GetProperty("kept").EnumerateArray());
    }

    [Fact]
    public async Task Rules_tell_how_they_do_and_why_and_counters_what_they_read()
    {
        await using var server = await RunningServer.Start(Samples.Policy);
        for (var i = 0; i < 3; i++)
            (await server.Post("/v1/events?wait=verdict", Samples.Event($"e{i}", "a blue widget", minute: i))).With(200);

        var rules = (await server.Get("/v1/rules")).With(200).Json.EnumerateArray().ToDictionary(r => r.GetProperty("rule").GetString()!);
        Assert.Equal(3, rules["offer"].GetProperty("hits").GetInt64());
        Assert.Equal(1, rules["busy"].GetProperty("hits").GetInt64());
        var why = (await server.Post("/v1/explain", Samples.Event("e9", "nothing"))).With(200).Json.EnumerateArray().First(r => r.GetProperty("rule").GetString() == "busy");
        Assert.Contains(why.GetProperty("findings").EnumerateArray(), f => f.GetProperty("text").GetString() == "counter(\"posts\")" && f.GetProperty("value").GetString() == "3");
        Assert.Equal(1, (await server.Get("/v1/counters")).Json[0].GetProperty("keys").GetInt64());
    }

    private static async Task<string?> Verdict(RunningServer server, string id) =>
        (await server.Post("/v1/events?wait=verdict", Samples.Event(id, "a blue widget"))).With(200).Json.GetProperty("events")[0].GetProperty("verdict").GetString();
}
