using System.Text.Json;

namespace Cordon.Server.Tests.Casework;

public sealed class QueueTests
{
    private const string Busy = """
        rules:
          - name: offer
            when: event.text.contains("blue widget")
            severity: high
            then: [{enqueue: offers}]
          - name: greeting
            when: event.text.contains("hello")
            severity: low
            then: [{enqueue: chat}]
        """;

    [Fact]
    public async Task What_rules_find_becomes_one_job_an_account_with_its_reasons_and_goes_where_the_gravest_says()
    {
        await using var server = await RunningServer.Start(Busy);
        (await server.Post("/v1/events", Samples.Event("e1", "hello", "account:a1"))).With(200);
        await server.Until("/v1/queues", q => q.GetArrayLength() == 1 && q[0].GetProperty("queue").GetString() == "chat");
        (await server.Post("/v1/events", Samples.Event("e2", "a blue widget", "account:a1"))).With(200);
        (await server.Post("/v1/events", Samples.Event("e3", "hello", "account:a2"))).With(200);
        var offers = await server.Until("/v1/queues/offers", p => p.GetProperty("jobs").GetArrayLength() == 1);

        var job = offers.Json.GetProperty("jobs")[0];
        Assert.Equal("account:a1", job.GetProperty("subject").GetString());
        Assert.Equal("high", job.GetProperty("severity").GetString());
        Assert.Equal(2, job.GetProperty("reasons").GetInt32());
        var view = (await server.Get($"/v1/jobs/{job.GetProperty("id")}")).With(200).Json;
        Assert.Equal(["e2", "e1"], view.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("event").GetString()));
        await server.Until("/v1/queues/chat", p => p.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("subject").GetString()).SequenceEqual(["account:a2"]));
    }

    [Fact]
    public async Task Jobs_are_there_once_whatever_is_evaluated_again()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            await using (var server = await RunningServer.Start(Busy, folder))
            {
                for (var i = 0; i < 20; i++)
                    (await server.Post("/v1/events", Samples.Event($"e{i}", "a blue widget", $"account:a{i % 5}"))).With(200);
                await server.Until("/v1/queues/offers", p => p.GetProperty("jobs").EnumerateArray().Sum(j => j.GetProperty("reasons").GetInt32()) == 20);
            }

            Directory.Delete(Path.Combine(folder, "data", "snapshots"), recursive: true);
            await using (var server = await RunningServer.Start(Busy, folder))
            {
                var page = (await server.Get("/v1/queues/offers")).With(200).Json.GetProperty("jobs");
                Assert.Equal(5, page.GetArrayLength());
                Assert.All(page.EnumerateArray(), j => Assert.Equal(4, j.GetProperty("reasons").GetInt32()));
            }

            // Jobs that were lost with their file come again from what is kept beside the log.
            File.Delete(Path.Combine(folder, "data", "casework.db"));
            await using (var server = await RunningServer.Start(Busy, folder))
                Assert.Equal(20, (await server.Get("/v1/queues/offers")).With(200).Json.GetProperty("jobs").EnumerateArray().Sum(j => j.GetProperty("reasons").GetInt32()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_queue_is_worked_by_several_without_two_on_one_job()
    {
        var staff = new Staff();
        await using var server = await staff.Open();
        foreach (var (subject, severity, exposure) in new[] { ("account:low", "low", 0), ("account:seen", "low", 1_000_000), ("account:grave", "critical", 0), ("account:high", "high", 0) })
            (await staff.Post(staff.Ana, "/v1/jobs", new { subject, note = "look", severity, exposure, queue = "q" })).With(201);

        var order = (await server.Get("/v1/queues/q", staff.Ana)).With(200).Json.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("subject").GetString());
        Assert.Equal(["account:grave", "account:high", "account:seen", "account:low"], order);
        var first = await Next(staff.Ana);
        var second = await Next(staff.Ben);
        Assert.Equal(("account:grave", "account:high"), (Subject(first), Subject(second)));

        var (a, b) = (Id(first), Id(second));
        (await staff.Post(staff.Ben, $"/v1/jobs/{a}/claim", new { })).IsProblem(409, "claimed by ana");
        (await staff.Post(staff.Ben, $"/v1/jobs/{a}/release", new { })).IsProblem(403, "ana");
        (await staff.Post(staff.Ben, $"/v1/jobs/{a}/ruling", new { ruling = "none", note = "fine" })).IsProblem(409, "claim job");
        (await staff.Post(staff.Ben, $"/v1/jobs/{b}/release", new { skip = true, reason = "not my language" })).With(200);
        Assert.Equal("account:seen", Subject(await Next(staff.Ben)));
        Assert.Equal("account:high", Subject(await Next(staff.Cleo)));
        (await staff.Post(staff.Cleo, $"/v1/jobs/{b}/comments", new { text = "ask the others" })).With(201);
        (await staff.Post(staff.Cleo, $"/v1/jobs/{b}/move", new { queue = "other", reason = "theirs" })).With(200);
        var view = (await server.Get($"/v1/jobs/{b}", staff.Cleo)).With(200).Json;
        Assert.Equal(["skipped: not my language", "ask the others"], view.GetProperty("comments").EnumerateArray().Select(c => c.GetProperty("text").GetString()));
        Assert.Equal("other", view.GetProperty("job").GetProperty("queue").GetString());
        (await server.Send(HttpMethod.Post, "/v1/queues/empty/next", null, staff.Ana)).With(204);
        (await staff.Post(staff.Ana, "/v1/jobs/999/claim", new { })).IsProblem(404, "no job 999");
        (await server.Get("/v1/queues/q?state=closed", staff.Ana)).IsProblem(400, "open jobs");
        (await server.Get("/v1/queues/q?state=odd", staff.Ana)).IsProblem(400, "waiting, claimed, closed");
        (await staff.Post(staff.Reader, "/v1/queues/q/next", new { })).With(403);

        Task<Answer> Next(string key) => staff.Post(key, "/v1/queues/q/next", new { });
    }

    [Fact]
    public async Task A_bulk_act_touches_what_its_preview_showed_or_nothing()
    {
        var staff = new Staff();
        await using var server = await staff.Open();
        for (var i = 0; i < 6; i++)
            (await staff.Post(staff.Ana, "/v1/jobs", new { subject = $"account:s{i}", note = "same", severity = i < 3 ? "low" : "high", queue = "q" })).With(201);
        var filter = new { queue = "q", at_most = "low" };
        var preview = (await staff.Post(staff.Ana, "/v1/jobs/bulk/preview", new { filter })).With(200).Json;
        Assert.Equal(3, preview.GetProperty("count").GetInt32());
        var mark = preview.GetProperty("mark").GetString();

        (await staff.Post(staff.Ana, "/v1/jobs", new { subject = "account:s9", note = "new", severity = "low", queue = "q" })).With(201);
        (await staff.Post(staff.Ana, "/v1/jobs/bulk/ruling", new { filter, mark, ruling = "spam", note = "same" })).IsProblem(409, "new preview");
        mark = (await staff.Post(staff.Ana, "/v1/jobs/bulk/preview", new { filter })).With(200).Json.GetProperty("mark").GetString();
        Assert.Equal(4, (await staff.Post(staff.Ana, "/v1/jobs/bulk/ruling", new { filter, mark, ruling = "spam", note = "same" })).With(200).Json.GetProperty("jobs").GetInt32());
        Assert.Equal(4, (await server.Get("/v1/decisions", staff.Ana)).With(200).Json.GetArrayLength());
        (await staff.Post(staff.Ana, "/v1/jobs/bulk/preview", new { filter = new { } })).IsProblem(400, "name a queue");
    }

    [Fact]
    public async Task Routes_and_settings_are_set_by_who_may_and_followed_by_what_comes()
    {
        var staff = new Staff();
        await using var server = await staff.Open(Networks.Policy);
        (await staff.Put(staff.Ana, "/v1/jobs/routes", Array.Empty<object>())).With(403);
        (await staff.Put(staff.Cleo, "/v1/jobs/routes", new object[] { new { to = "children", label = "child" }, new { to = "grave", at_least = "critical" }, new { to = "links", kind = "link" } })).With(200);
        (await server.Post("/v1/labels", """{"entities":["account:c1"],"label":"child","reason":"told"}""", staff.Ops)).With(200);

        Assert.Equal("children", await QueueOf("account:c1", "low"));
        Assert.Equal("grave", await QueueOf("account:c2", "critical"));
        Assert.Equal("links", await QueueOf("link:https://shop.example/7", "low"));
        Assert.Equal("review", await QueueOf("account:c3", "low"));
        (await staff.Put(staff.Cleo, "/v1/queues/grave/settings", new { second_share = 1.5 })).IsProblem(400, "second_share");
        (await staff.Put(staff.Cleo, "/v1/queues/grave/settings", new { claim_minutes = 5, oddity = 1 })).IsProblem(400, "oddity");

        async Task<string> QueueOf(string subject, string severity) =>
            (await staff.Post(staff.Ana, "/v1/jobs", new { subject, note = "look", severity })).With(201).Json.GetProperty("queue").GetString()!;
    }

    private static string Subject(Answer next) => next.With(200).Json.GetProperty("job").GetProperty("subject").GetString()!;

    private static JsonElement Id(Answer next) => next.Json.GetProperty("job").GetProperty("id");
}
