using System.Text.Json;

namespace Cordon.Server.Tests.Casework;

public sealed class DecisionTests
{
    [Fact]
    public async Task A_second_person_looks_without_knowing_the_first_and_a_dispute_goes_to_who_may_approve()
    {
        var staff = new Staff();
        await using var server = await staff.Open();
        (await staff.Put(staff.Cleo, "/v1/queues/q/settings", new { second_share = 1 })).With(200);
        var (agreed, disputed) = (await Job("account:a1"), await Job("account:a2"));
        await Rule(staff.Ana, agreed, "spam");
        await Rule(staff.Ana, disputed, "spam");
        Assert.Equal(0, (await server.Get("/v1/decisions", staff.Ana)).With(200).Json.GetArrayLength());
        (await staff.Post(staff.Ana, $"/v1/jobs/{agreed}/claim", new { })).IsProblem(403, "another person");
        (await server.Send(HttpMethod.Post, "/v1/queues/q/next", null, staff.Ana)).With(204);
        Assert.Empty((await server.Get($"/v1/jobs/{agreed}", staff.Ben)).With(200).Json.GetProperty("looks").EnumerateArray());

        await Rule(staff.Ben, agreed, "spam");
        await Rule(staff.Ben, disputed, "none");
        (await staff.Post(staff.Eve, $"/v1/jobs/{disputed}/claim", new { })).IsProblem(403, "disagree");
        await Rule(staff.Cleo, disputed, "none");

        var decisions = (await server.Get("/v1/decisions", staff.Ana)).With(200).Json;
        Assert.Equal(["none", "spam"], decisions.EnumerateArray().Select(d => d.GetProperty("reason").GetString()));
        Assert.Equal(("ana", "ben"), (decisions[1].GetProperty("by").GetString(), decisions[1].GetProperty("second").GetString()));
        var quality = (await server.Get("/v1/jobs/quality?queue=q", staff.Cleo)).With(200).Json;
        Assert.Equal((2, 0.5), (quality.GetProperty("second").GetProperty("items").GetInt32(), quality.GetProperty("second").GetProperty("raw").GetDouble()));
        (await server.Get("/v1/jobs/quality", staff.Ana)).With(403);

        async Task<long> Job(string subject) => (await staff.Post(staff.Ana, "/v1/jobs", new { subject, note = "look", queue = "q" })).With(201).Json.GetProperty("id").GetInt64();
        async Task Rule(string key, long job, string ruling)
        {
            (await staff.Post(key, $"/v1/jobs/{job}/claim", new { })).With(200);
            (await staff.Post(key, $"/v1/jobs/{job}/ruling", new { ruling, note = "seen" })).With(200);
        }
    }

    [Fact]
    public async Task Strikes_climb_the_ladder_a_child_s_safety_goes_to_its_top_and_an_appeal_takes_all_back()
    {
        await using var receiver = await Receiver.Start();
        var staff = new Staff();
        await using var server = await staff.Open(Networks.Policy);
        await TakedownTests.Listen(server, staff, receiver);
        (await staff.Put(staff.Cleo, "/v1/decisions/rules", new
        {
            reasons = new object[]
            {
                new { id = "child", title = "Endangers children", severity = "critical", child_safety = true, weight = 1, label = "restricted" },
                new { id = "trade", title = "Trade", severity = "high", weight = 1, notice = "You traded.", notice_after_hours = 1 },
            },
            ladder = new object[] { new { from = 1, action = "warn" }, new { from = 2, action = "limit" }, new { from = 3, action = "suspend" } },
        })).With(200);
        (await staff.Put(staff.Cleo, "/v1/decisions/rules", new { reasons = Array.Empty<object>(), ladder = Array.Empty<object>() })).IsProblem(400, "reasons");

        var first = await Decide("account:a1", "trade");
        Assert.Equal("warn", await Step(first));
        Assert.Equal("limit", await Step(await Decide("account:a1", "trade")));
        var child = await Decide("account:a2", "child");
        Assert.Equal("suspend", await Step(child));
        await staff.Until(staff.Ana, $"/v1/decisions/{child}", d => d.GetProperty("measures").EnumerateArray().All(m => m.GetProperty("state").GetString() == "done"));
        Assert.Equal(["restricted"], await TakedownTests.Labels(server, staff, "account:a2"));

        (await staff.Post(staff.Ana, $"/v1/decisions/{first}/notice", new { reason = "an investigation", until = DateTimeOffset.UtcNow.AddDays(3) })).With(200);
        Assert.Equal("waiting", (await server.Get($"/v1/decisions/{first}", staff.Ana)).Json.GetProperty("notice").GetProperty("state").GetString());
        (await staff.Post(staff.Ana, $"/v1/decisions/{first}/notice", new { reason = "asked by the police" })).With(200);
        (await staff.Post(staff.Ana, $"/v1/decisions/{first}/notice", new { reason = "again" })).IsProblem(409, "withheld");

        var appeal = (await staff.Post(staff.Ana, $"/v1/decisions/{child}/appeals", new { text = "I did nothing" })).With(201).Json.GetProperty("id").GetInt64();
        (await staff.Post(staff.Ana, $"/v1/decisions/{child}/appeals", new { text = "twice" })).IsProblem(409, "before");
        (await staff.Post(staff.Ana, $"/v1/appeals/{appeal}/ruling", new { overturn = true, note = "hm" })).IsProblem(403, "another person");
        (await staff.Post(staff.Ben, $"/v1/appeals/{appeal}/ruling", new { overturn = true, note = "a doll" })).With(200);
        for (var i = 0; i < 100 && (await TakedownTests.Labels(server, staff, "account:a2")).Any(); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Empty(await TakedownTests.Labels(server, staff, "account:a2"));
        var record = (await server.Get("/v1/decisions/of?entity=account:a2", staff.Ana)).With(200).Json;
        Assert.Equal((0.0, true), (record.GetProperty("weight").GetDouble(), record.GetProperty("strikes")[0].GetProperty("void").GetBoolean()));
        var figures = (await server.Get("/v1/appeals/figures", staff.Ana)).With(200).Json;
        Assert.Equal((1, 1.0), (figures.GetProperty("overturned").GetInt32(), figures.GetProperty("rate").GetProperty("value").GetDouble()));
        for (var i = 0; i < 100 && !receiver.Received.Any(r => r.Body.Contains("undo_suspend", StringComparison.Ordinal)); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Single(receiver.Received, r => r.Body.Contains("undo_suspend", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Received, r => r.Body.Contains("You traded", StringComparison.Ordinal));

        async Task<string?> Step(long decision) => (await server.Get($"/v1/decisions/{decision}", staff.Ana)).With(200).Json.GetProperty("decision").GetProperty("step").GetString();
        async Task<long> Decide(string subject, string ruling)
        {
            var job = (await staff.Post(staff.Ana, "/v1/jobs", new { subject, note = "look" })).With(201).Json.GetProperty("id").GetInt64();
            (await staff.Post(staff.Ana, $"/v1/jobs/{job}/claim", new { })).With(200);
            (await staff.Post(staff.Ana, $"/v1/jobs/{job}/ruling", new { ruling = "odd", note = "x" })).IsProblem(400, "child, trade, and none");
            return (await staff.Post(staff.Ana, $"/v1/jobs/{job}/ruling", new { ruling, note = "seen" })).With(200).Json.GetProperty("decision").GetInt64();
        }
    }

    [Fact]
    public async Task A_job_with_a_known_answer_looks_like_any_other_measures_and_changes_nothing()
    {
        await using var server = await RunningServer.Start();
        var job = (await server.Post("/v1/jobs/golden", """{"subject":"account:g","queue":"q","expected":"spam"}""")).With(201).Json;
        Assert.DoesNotContain("spam", job.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("golden", (await server.Post("/v1/queues/q/next", "{}")).With(200).Text, StringComparison.Ordinal);
        var ruled = (await server.Post($"/v1/jobs/{job.GetProperty("id")}/ruling", """{"ruling":"none","note":"fine"}""")).With(200).Json;

        Assert.Equal(JsonValueKind.Null, ruled.GetProperty("decision").ValueKind);
        var golden = (await server.Get("/v1/jobs/quality")).With(200).Json;
        Assert.Equal((0, 1), (golden.GetProperty("golden").GetProperty("hits").GetInt32(), golden.GetProperty("golden").GetProperty("of").GetInt32()));
        Assert.Equal("none", golden.GetProperty("confusion")[0].GetProperty("found").GetString());
        Assert.Empty((await server.Get("/v1/decisions")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Who_looks_is_protected_by_a_budget_that_only_another_can_raise_and_the_ledger_knows_every_look()
    {
        var staff = new Staff();
        await using var server = await staff.Open();
        (await staff.Put(staff.Cleo, "/v1/wellness/settings", new { budget = 2, shift_hours = 8 })).With(200);
        (await See(staff.Ana, "media:1", "")).IsProblem(400, "reason");
        (await See(staff.Ana, "media:1", "is it a child?")).With(201);
        (await See(staff.Ana, "media:2", "is it a child?")).With(201);
        (await See(staff.Ana, "media:3", "is it a child?")).IsProblem(429, "2 of 2");
        (await staff.Post(staff.Cleo, "/v1/wellness/overrides", new { person = "cleo", more = 5, reason = "me" })).IsProblem(403, "their own");
        (await staff.Post(staff.Ana, "/v1/wellness/overrides", new { person = "ana", more = 5, reason = "me" })).With(403);
        (await staff.Post(staff.Cleo, "/v1/wellness/overrides", new { person = "ana", more = 1, reason = "a child may be in danger now" })).With(204);
        (await See(staff.Ana, "media:3", "is it a child?")).With(201);
        (await staff.Post(staff.Ben, "/v1/wellness/opt-outs", new { materials = new[] { "video" } })).With(200);
        (await See(staff.Ben, "media:4", "look", "video")).IsProblem(429, "opted out");

        // What is decided is not shown again, unless somebody must look once more.
        var job = (await staff.Post(staff.Ben, "/v1/jobs", new { subject = "media:5", note = "look" })).With(201).Json.GetProperty("id").GetInt64();
        (await staff.Post(staff.Ben, $"/v1/jobs/{job}/claim", new { })).With(200);
        (await staff.Post(staff.Ben, $"/v1/jobs/{job}/ruling", new { ruling = "spam", note = "seen" })).With(200);
        (await See(staff.Ben, "media:5", "again")).IsProblem(409, "decided");

        Assert.Equal(0, (await server.Get("/v1/wellness", staff.Ana)).With(200).Json.GetProperty("left").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await server.Get("/v1/wellness/figures", staff.Cleo)).With(200).Json.GetProperty("mean_seen").ValueKind);
        var acts = (await server.Get("/v1/ledger?limit=100", staff.Ops)).Json.GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("act").GetString(), e.GetProperty("actor").GetString())).ToList();
        Assert.Equal(3, acts.Count(a => a == ("media.reveal", "ana")));
        Assert.Single(acts, a => a.Item1 == "wellness.override");

        Task<Answer> See(string key, string entity, string reason, string material = "picture") => staff.Post(key, "/v1/wellness/reveals", new { entity, reason, material });
    }
}
