using System.Text.Json;
using Cordon.Casework.Ledger;

namespace Cordon.Server.Tests.Casework;

public sealed class TakedownTests
{
    [Fact]
    public async Task A_network_is_taken_down_by_two_people_and_taken_back()
    {
        await using var receiver = await Receiver.Start();
        var staff = new Staff();
        await using var server = await staff.Open(Networks.Policy);
        await Listen(server, staff, receiver);
        var id = (await server.Post("/v1/cases", Networks.Json(), staff.Ana)).With(201).Json[0].GetProperty("id").GetInt64();

        var view = (await server.Get($"/v1/cases/{id}", staff.Ana)).With(200).Json;
        Assert.Equal("suspected", view.GetProperty("case").GetProperty("state").GetString());
        Assert.Equal((5, 2, 1), (Count(view, "included"), Count(view, "protected"), Count(view, "outside")));
        Assert.Equal(["account:m3"], view.GetProperty("concerns").EnumerateArray().Select(c => c.GetProperty("account").GetString()));
        Assert.Equal(4, (await server.Get($"/v1/cases/{id}/network", staff.Ana)).With(200).Json.GetProperty("ties").GetArrayLength());
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/members", new { accounts = new[] { "account:m3" }, standing = "excluded", reason = "only shares the shop's tag" })).With(200);
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/members", new { accounts = new[] { "account:v1" }, standing = "included", reason = "seems to be one of them" })).IsProblem(403, "protected");
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/members", new { accounts = new[] { "account:zz" }, standing = "excluded", reason = "?" })).IsProblem(404, "account:zz");
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/annotations", new { about = "account:m0", text = "leads" })).With(201);

        var run = (await staff.Post(staff.Ana, $"/v1/cases/{id}/dry-run", new { })).With(200).Json;
        Assert.Empty(run.GetProperty("problems").EnumerateArray());
        Assert.Equal((4, 2, 1), (run.GetProperty("accounts").GetInt32(), run.GetProperty("protected").GetInt32(), run.GetProperty("excluded").GetInt32()));
        Assert.Equal([4, 4, 4, 1, 0], run.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("targets").GetInt32()));
        Assert.Empty(receiver.Received);
        (await staff.Post(staff.Cleo, $"/v1/cases/{id}/plans", new { mark = "0000", reason = "sells blue widgets" })).IsProblem(409, "dry run");
        (await staff.Post(staff.Cleo, $"/v1/cases/{id}/plans", new { mark = Mark(run), reason = "sells blue widgets" })).With(201);

        (await staff.Post(staff.Cleo, $"/v1/cases/{id}/plans/1/approve", new { })).IsProblem(403, "you proposed");
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans/1/approve", new { })).IsProblem(403, "approve");
        (await staff.Post(staff.Dan, $"/v1/cases/{id}/plans/1/approve", new { })).With(200);
        (await staff.Post(staff.Dan, $"/v1/cases/{id}/plans/1/approve", new { })).With(409);
        await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => State(p) == "done");

        Assert.Equal("watched", State((await server.Get($"/v1/cases/{id}", staff.Ana)).Json.GetProperty("case")));
        Assert.Equal(13, receiver.Received.Select(r => r.Id).Distinct().Count());
        Assert.Equal(13, receiver.Received.Count);
        Assert.All(receiver.Received, r => Assert.True(r.Valid));
        Assert.Equal(["preserve", "remove", "restrict"], receiver.Received.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("data"))
            .Where(d => d.GetProperty("entity").GetString() == "account:m0").Select(d => d.GetProperty("name").GetString()).Order());
        Assert.DoesNotContain(receiver.Received, r => r.Body.Contains("account:v", StringComparison.Ordinal) || r.Body.Contains("account:m3", StringComparison.Ordinal) || r.Body.Contains("account:b", StringComparison.Ordinal));
        Assert.Equal(["removed", "restricted"], await Labels(server, staff, "account:m0"));
        Assert.Equal(["blocked"], await Labels(server, staff, "link:https://shop.example/blue-widget"));
        Assert.Empty(await Labels(server, staff, "tag:widgets"));
        Assert.Equal("same_network", await Connect(server, staff, "account:m1", "account:m2") is "flagged_to_flagged" or "hidden" or "same_network" ? "same_network" : "nothing");

        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans/1/undo", new { reason = "wrong ones" })).With(403);
        (await staff.Post(staff.Cleo, $"/v1/cases/{id}/plans/1/undo", new { reason = "wrong ones" })).With(200);
        await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => State(p) == "undone");
        Assert.Equal(["removed"], await Labels(server, staff, "account:m0"));
        Assert.Empty(await Labels(server, staff, "link:https://shop.example/blue-widget"));
        Assert.Equal(5, receiver.Received.Count(r => r.Body.Contains("\"name\":\"undo_", StringComparison.Ordinal)));
        Assert.Equal("in_review", State((await server.Get($"/v1/cases/{id}", staff.Ana)).Json.GetProperty("case")));
        (await staff.Post(staff.Cleo, $"/v1/cases/{id}/plans/1/undo", new { reason = "again" })).With(409);

        var acts = (await server.Get("/v1/ledger?limit=1000", staff.Ops)).With(200).Json.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("act").GetString()).ToList();
        foreach (var act in (string[])["case.open", "case.exclude", "case.annotate", "case.propose", "case.approve", "case.done", "case.undo", "case.undone"])
            Assert.Single(acts, act);
        Assert.Equal(5 + 2, acts.Count(a => a == "case.stage"));
        Assert.Empty(LedgerVerifier.Verify(LedgerFolder.In(Path.Combine(server.Folder, "data")), cancellation: TestContext.Current.CancellationToken).Faults);
        Assert.DoesNotContain("account:", await File.ReadAllTextAsync(LedgerFolder.In(Path.Combine(server.Folder, "data")).Entries, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removal_waits_for_preservation_and_what_failed_waits_for_a_person()
    {
        await using var receiver = await Receiver.Start();
        var staff = new Staff();
        await using var server = await staff.Open(Networks.Policy);
        var webhook = await Listen(server, staff, receiver);
        receiver.Answer(() => 503);
        var (id, _) = await Approved(server, staff);
        var running = await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => Stage(p, "restrict").GetProperty("handed").GetInt32() == 5);
        Assert.Equal("running", State(running.Json));
        Assert.Equal(["restricted"], await Labels(server, staff, "account:m0"));
        Assert.Equal(5, (await server.Get($"/v1/cases/{id}/plans/1/measures?state=handed&limit=5", staff.Ana)).With(200).Json.GetArrayLength());

        // Nobody takes messages any more: what waited is dead, and the plan says so instead of removing unpreserved accounts.
        (await server.Send(HttpMethod.Delete, $"/v1/webhooks/{webhook}", null, staff.Ops)).With(204);
        var stuck = await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => State(p) == "stuck");
        Assert.Equal(5, Stage(stuck.Json, "preserve").GetProperty("failed").GetInt32());
        Assert.Equal(["restricted"], await Labels(server, staff, "account:m0"));

        receiver.Answer(() => 200);
        await Listen(server, staff, receiver);
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans/1/go-on", new { reason = "enough" })).With(403);
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans/1/retry", new { })).With(200);
        await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => State(p) is "done" or "stuck");
        var done = await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => State(p) == "done");
        Assert.All(done.Json.GetProperty("progress").EnumerateArray(), s => Assert.Equal((0, 0, 0), (s.GetProperty("failed").GetInt32(), s.GetProperty("handed").GetInt32(), s.GetProperty("waiting").GetInt32())));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_told_by_the_dry_run_and_refused()
    {
        var staff = new Staff();
        await using var server = await staff.Open("labels: {restricted: {applies_to: account}, child: {applies_to: account}}\nguard: {labels: {child: child}}\n");
        (await server.Post("/v1/labels", """{"entities":["account:m1"],"label":"child","reason":"told"}""", staff.Ops)).With(200);
        var id = (await server.Post("/v1/cases", Networks.Json(extra: "account:v1"), staff.Ana)).With(201).Json[0].GetProperty("id").GetInt64();

        var run = (await staff.Post(staff.Ana, $"/v1/cases/{id}/dry-run", new { })).With(200).Json;
        var problems = run.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!).ToList();
        Assert.Contains(problems, p => p.Contains("account:m1", StringComparison.Ordinal) && p.Contains("child", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("account:v1", StringComparison.Ordinal) && p.Contains("victim", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("no label 'removed'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("no webhook takes 'enforce'", StringComparison.Ordinal));
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans", new { mark = Mark(run), reason = "go" })).IsProblem(409, "victim");

        (await staff.Post(staff.Ana, $"/v1/cases/{id}/members", new { accounts = new[] { "account:m1", "account:v1" }, standing = "protected", reason = "victims" })).With(200);
        var stages = new object[] { new { kind = "restrict", action = (string?)null, label = "restricted" } };
        run = (await staff.Post(staff.Ana, $"/v1/cases/{id}/dry-run", new { stages })).With(200).Json;
        Assert.Empty(run.GetProperty("problems").EnumerateArray());
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/dry-run", new { stages = new object[] { stages[0], stages[0] } })).With(200);
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans", new { stages, mark = Mark(run), reason = "go" })).With(201);
        // A change of the members ends the proposal, which was made for others.
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/members", new { accounts = new[] { "account:m2" }, standing = "excluded", reason = "is none" })).With(200);
        (await staff.Post(staff.Dan, $"/v1/cases/{id}/plans/1/approve", new { })).IsProblem(409, "rejected");
        (await server.Post("/v1/cases", "{\"id\":\"nothing\"}", staff.Ana)).IsProblem(422, "type:id");
        (await server.Post("/v1/cases", "[", staff.Ana)).With(422);
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/clear", new { reason = "a fan club" })).With(200);
        Assert.Equal("cleared", State((await server.Get($"/v1/cases?state=cleared", staff.Ana)).With(200).Json[0]));
    }

    [Fact]
    public async Task The_same_network_again_is_the_same_case_and_people_s_decisions_about_members_stay()
    {
        await using var server = await RunningServer.Start(Networks.Policy);
        var first = (await server.Post("/v1/cases", Networks.Json())).With(201).Json[0];
        var same = (await server.Post("/v1/cases", Networks.Json())).With(201).Json[0];
        Assert.Equal((first.GetProperty("id").GetInt64(), first.GetProperty("version").GetInt32()), (same.GetProperty("id").GetInt64(), same.GetProperty("version").GetInt32()));
        (await server.Post($"/v1/cases/{first.GetProperty("id")}/members", """{"accounts":["account:m1"],"standing":"excluded","reason":"a bystander"}""")).With(200);

        var later = (await server.Post("/v1/cases", Networks.Json(members: 6, score: 0.9))).With(201).Json[0];
        var view = (await server.Get($"/v1/cases/{first.GetProperty("id")}")).With(200).Json;

        Assert.Equal(first.GetProperty("id").GetInt64(), later.GetProperty("id").GetInt64());
        Assert.Equal(7, view.GetProperty("members").EnumerateArray().Count(m => m.GetProperty("account").GetString()!.StartsWith("account:m", StringComparison.Ordinal)));
        Assert.Equal("excluded", view.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("account").GetString() == "account:m1").GetProperty("standing").GetString());
    }

    [Fact]
    public async Task What_comes_about_a_member_becomes_part_of_the_network_s_job()
    {
        await using var server = await RunningServer.Start(Networks.Policy);
        (await server.Post("/v1/jobs", """{"subject":"account:m1","note":"reported","queue":"offers"}""")).With(201);
        var opened = (await server.Post("/v1/cases", Networks.Json())).With(201).Json[0];
        (await server.Post("/v1/events", Samples.Event("e1", "a blue widget", "account:m2"))).With(200);

        var job = opened.GetProperty("job").GetInt64();
        var view = await server.Until($"/v1/jobs/{job}", v => v.GetProperty("job").GetProperty("reasons").GetInt32() == 3);

        Assert.Equal("network:n1", view.Json.GetProperty("job").GetProperty("subject").GetString());
        Assert.Equal(["account:m2", "account:m1", "network:n1"], view.Json.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("entity").GetString()));
        Assert.Equal("folded", (await server.Get("/v1/jobs?subject=account:m1")).Json[0].GetProperty("ruling").GetString());
        (await server.Post($"/v1/jobs/{job}/claim", "{}")).With(200);
        (await server.Post($"/v1/jobs/{job}/ruling", """{"ruling":"none","note":"x"}""")).IsProblem(409, "case");
    }

    internal static async Task<string> Listen(RunningServer server, Staff staff, Receiver receiver)
    {
        var made = (await staff.Post(staff.Ops, "/v1/webhooks", new { url = receiver.Url, kinds = new[] { "enforce", "notify" } })).With(201).Json;
        receiver.Secret = made.GetProperty("secret").GetString()!;
        return made.GetProperty("id").GetString()!;
    }

    internal static async Task<(long Case, Answer Plan)> Approved(RunningServer server, Staff staff)
    {
        var id = (await server.Post("/v1/cases", Networks.Json(), staff.Ana)).With(201).Json[0].GetProperty("id").GetInt64();
        var run = (await staff.Post(staff.Ana, $"/v1/cases/{id}/dry-run", new { })).With(200).Json;
        (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans", new { mark = Mark(run), reason = "sells blue widgets" })).With(201);
        return (id, (await staff.Post(staff.Dan, $"/v1/cases/{id}/plans/1/approve", new { })).With(200));
    }

    internal static string Mark(JsonElement run) => run.GetProperty("mark").GetString()!;

    internal static string State(JsonElement of) => of.GetProperty("state").GetString()!;

    internal static async Task<IEnumerable<string>> Labels(RunningServer server, Staff staff, string entity) =>
        (await server.Get($"/v1/labels?entity={Uri.EscapeDataString(entity)}", staff.Ops)).With(200).Json.EnumerateArray().Select(l => l.GetProperty("label").GetString()!).Order();

    private static async Task<string?> Connect(RunningServer server, Staff staff, string from, string to) =>
        (await staff.Post(staff.Ops, "/v1/guard/connect", new { from, to, how = "suggest" })).With(200).Json.GetProperty("reason").GetString();

    private static int Count(JsonElement view, string standing) => view.GetProperty("members").EnumerateArray().Count(m => m.GetProperty("standing").GetString() == standing);

    private static JsonElement Stage(JsonElement plan, string stage) =>
        plan.GetProperty("progress").EnumerateArray().FirstOrDefault(s => s.GetProperty("stage").GetString() == stage) is { ValueKind: JsonValueKind.Object } found ? found : JsonDocument.Parse("""{"handed":0,"failed":0}""").RootElement;
}
