using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cordon.Client;

namespace Cordon.Server.Tests.Http;

/// <summary>The client of the guard, when the guard answers, is stopped, slow, started again, or behind.</summary>
public sealed class GuardClientTests : IDisposable
{
    private const string Policy = """
        labels:
          confirmed: {}
          minor: {}
        guard:
          labels: {flagged: confirmed, child: minor}
          surfaces:
            people: {budget_ms: 10000}
            feed: {budget_ms: 10000}
            search: {budget_ms: 10000}
            message: {budget_ms: 10000}
          terms:
            goods: {file: goods.txt, message: care}
          messages:
            care: {en: {text: Take care., help: "https://help.example"}}
        """;

    // Long enough for a server that was just started on a busy machine; what is tested is what comes of it, not how quick it is.
    private static readonly SurfaceMode Closed = new(FailsClosed: true, TimeSpan.FromSeconds(10));
    private static readonly SurfaceMode Open = new(FailsClosed: false, TimeSpan.FromSeconds(10));
    private static readonly GuardViewer Flagged = new("account:f", "adult");
    private static readonly GuardCandidate[] Candidates = [new("account:c"), new("account:x") { Age = "adult", Score = 0.5 }];

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_tells_what_the_guard_says()
    {
        await using var server = await Start();
        await using var client = ClientOf(server.Http.BaseAddress!);

        var ranked = await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken);
        Assert.Equal(GuardSource.Guard, ranked.Source);
        Assert.Equal([new GuardDecision("hide", "flagged_to_child", 0), new GuardDecision("keep", null, 1)], ranked.Decisions);
        var connected = await client.Connect(Flagged, new GuardViewer("account:c"), "message", TestContext.Current.CancellationToken);
        Assert.Equal(("block", GuardSource.Guard), (connected.Decision.Verdict, connected.Source));
        var searched = await client.Search("Blue widget near me", locale: "en", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(("block", false, "near me", "Take care.", "https://help.example"), (searched.Decision.Verdict, searched.ShowAnyway, searched.SafeQuery, searched.Message, searched.Help));
        Assert.Equal(["hide", "keep"], (await client.Suggest(["blue widget", "blue sky"], cancellation: TestContext.Current.CancellationToken)).Decisions.Select(d => d.Verdict));
        Assert.Equal(["hide"], (await client.Tags(Flagged, ["tag:blue-widget"], cancellation: TestContext.Current.CancellationToken)).Decisions.Select(d => d.Verdict).Take(1));
    }

    [Fact]
    public async Task The_modes_of_surfaces_are_those_of_the_policy_once_the_guard_has_told_them()
    {
        await using var server = await Start(Policy.Replace("feed: {budget_ms: 10000}", "feed: {fail: closed, budget_ms: 700}", StringComparison.Ordinal));
        await using var client = new GuardClient(server.Http.BaseAddress!);

        for (var i = 0; client.ModeOf("feed") != new SurfaceMode(true, TimeSpan.FromMilliseconds(700)); i++)
        {
            Assert.True(i < 400, $"the mode of feed is still {client.ModeOf("feed")}");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_wrong_question_and_a_wrong_key_are_no_absence_of_the_guard()
    {
        await using var server = await Start();
        await using var client = ClientOf(server.Http.BaseAddress!, key: "cordon_kaaaaaaaaaaaa_nothing");
        var unknown = await Assert.ThrowsAsync<GuardException>(() => client.Rank("people", Flagged with { Age = "old" }, Candidates, TestContext.Current.CancellationToken));
        Assert.Equal(400, unknown.Status);
        Assert.Contains("age", unknown.Message, StringComparison.Ordinal);

        // The server looks for new keys now and then.
        Assert.NotEmpty(server.MakeKey("guard"));
        var refused = default(GuardException);
        for (var i = 0; refused is null && i < 200; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            refused = await Record.ExceptionAsync(() => client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken)) as GuardException;
        }

        Assert.Equal(401, refused?.Status);
    }

    [Fact]
    public async Task Stopped_a_closed_surface_shows_nothing_and_an_open_one_all_but_what_was_withheld()
    {
        await using var client = await OfStopped();

        var people = await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken);
        Assert.Equal(GuardSource.Unreachable, people.Source);
        Assert.Equal([new GuardDecision("hide", "no_answer", 0), new GuardDecision("hide", "no_answer", 0)], people.Decisions);
        var feed = await client.Rank("feed", Flagged, [.. Candidates, new("account:new")], TestContext.Current.CancellationToken);
        Assert.Equal(["hide flagged_to_child", "keep no_answer", "keep no_answer"], feed.Decisions.Select(d => $"{d.Verdict} {d.Reason}"));
        Assert.Equal("block", (await client.Search("Blue widget near me", cancellation: TestContext.Current.CancellationToken)).Decision.Verdict);
        Assert.Equal("allow", (await client.Search("a garden chair", cancellation: TestContext.Current.CancellationToken)).Decision.Verdict);
        Assert.Equal("block", (await client.Connect(Flagged, new GuardViewer("account:x"), "message", TestContext.Current.CancellationToken)).Decision.Verdict);
    }

    [Fact]
    public async Task After_some_failures_it_rests_and_costs_nobody_the_budget()
    {
        await using var client = await OfStopped();

        var sources = new List<GuardSource>();
        for (var i = 0; i < 8; i++)
            sources.Add((await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken)).Source);
        Assert.Equal(5, sources.Count(s => s == GuardSource.Unreachable));
        Assert.Equal(3, sources.Count(s => s == GuardSource.Resting));
    }

    [Fact]
    public async Task Slow_the_answer_comes_from_the_fail_mode_when_the_budget_is_over()
    {
        // It takes connections and never says a word.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        await using var client = new GuardClient(address);

        var watch = Stopwatch.StartNew();
        var answer = await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken);

        Assert.Equal(GuardSource.TooSlow, answer.Source);
        Assert.All(answer.Decisions, d => Assert.False(d.IsShown));
        // The budget is 20 ms; without one nothing would ever end this.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"it took {watch.Elapsed}");
    }

    [Fact]
    public async Task Started_again_the_guard_answers_as_before()
    {
        Uri address;
        GuardClient client;
        await using (var server = await Start())
        {
            address = server.Http.BaseAddress!;
            client = ClientOf(address, rest: TimeSpan.FromMilliseconds(50));
            Assert.Equal(GuardSource.Guard, (await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken)).Source);
        }

        await using var asking = client;
        Assert.Equal(GuardSource.Unreachable, (await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken)).Source);
        await using var again = await RunningServer.Start(null, _folder, o => o with { Urls = [address.AbsoluteUri] });
        var answer = await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken);
        for (var i = 0; answer.Source != GuardSource.Guard && i < 100; i++)
        {
            await Task.Delay(60, TestContext.Current.CancellationToken);
            answer = await client.Rank("people", Flagged, Candidates, TestContext.Current.CancellationToken);
        }

        Assert.Equal(GuardSource.Guard, answer.Source);
        Assert.Equal(["hide", "keep"], answer.Decisions.Select(d => d.Verdict));
    }

    [Fact]
    public async Task From_a_snapshot_that_is_behind_a_closed_surface_takes_no_answer_and_an_open_one_does()
    {
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var server = await Start(clock: clock);
        await using var client = ClientOf(server.Http.BaseAddress!);

        // The snapshot is behind from the jump until somebody looks after it again, which is soon.
        var closed = await Behind("people");
        Assert.All(closed.Decisions, d => Assert.False(d.IsShown));
        var open = await client.Rank("feed", Flagged, Candidates, TestContext.Current.CancellationToken);
        Assert.Equal(["hide", "keep"], open.Decisions.Select(d => d.Verdict));

        async Task<GuardAnswer> Behind(string surface)
        {
            for (var i = 0; ; i++)
            {
                clock.Shift(TimeSpan.FromSeconds(10));
                var answer = await client.Rank(surface, Flagged, Candidates, TestContext.Current.CancellationToken);
                if (answer.Source == GuardSource.Stale)
                    return answer;
                Assert.True(i < 100, "the snapshot was never behind");
            }
        }
    }

    [Fact]
    public void What_is_remembered_is_bounded_and_the_oldest_gives_way()
    {
        var memory = new WithheldMemory(10, TimeSpan.FromHours(1), TimeProvider.System);
        for (var i = 0; i < 100; i++)
            memory.Note("feed", "account:v", $"post:{i}", new GuardDecision("hide", "hidden", 0));

        Assert.Equal(10, Enumerable.Range(0, 100).Count(i => memory.Find("feed", "account:v", $"post:{i}") is not null));
        Assert.NotNull(memory.Find("feed", "account:v", "post:99"));
        memory.Note("feed", "account:v", "post:99", new GuardDecision("keep", null, 1));
        Assert.Null(memory.Find("feed", "account:v", "post:99"));
    }

    private static GuardClient ClientOf(Uri server, string? key = null, TimeSpan? rest = null) => new(server, new GuardClientOptions
    {
        Key = key,
        Rest = rest ?? TimeSpan.FromMinutes(1),
        // The policy's modes are not read here: each test says what a surface does.
        ModesEvery = TimeSpan.FromHours(1),
        Surfaces = new Dictionary<string, SurfaceMode> { ["people"] = Closed, ["feed"] = Open, ["search"] = Open, ["message"] = Closed, ["autocomplete"] = Closed, ["tags"] = Closed },
    });

    /// <summary>A client that asked a server about the feed and a search before the server went away.</summary>
    private async Task<GuardClient> OfStopped()
    {
        await using var server = await Start();
        var client = ClientOf(server.Http.BaseAddress!);
        await client.Rank("feed", Flagged, Candidates, TestContext.Current.CancellationToken);
        await client.Search("Blue widget near me", cancellation: TestContext.Current.CancellationToken);
        return client;
    }

    private async Task<RunningServer> Start(string policy = Policy, TimeProvider? clock = null)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "policy"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "policy", "goods.txt"), "blue widget\n", TestContext.Current.CancellationToken);
        var server = await RunningServer.Start(policy, _folder, clock: clock);
        (await server.Post("/v1/labels", """{"entities":["account:f"],"label":"confirmed","reason":"seen"}""")).With(200);
        (await server.Post("/v1/labels", """{"entities":["account:c"],"label":"minor","reason":"told"}""")).With(200);
        return server;
    }
}
