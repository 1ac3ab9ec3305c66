using Cordon.Events;
using Cordon.Proving.Plans;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Proving.Tests.Audits;

public sealed class ProberTests
{
    private const string Personas = """
        { "personas": [{ "name": "p", "age": "child", "viewers": 2, "searches": ["blue widget"], "follows": ["account:a1"], "likes": ["post:p1"] }],
          "surfaces": [{ "surface": "feed", "k": 3 }, { "surface": "search", "k": 2, "texts": ["x", "y"] }] LIMITS }
        """;

    [Fact]
    public async Task Personas_are_opened_and_primed_before_they_look()
    {
        var platform = new SmallPlatform();
        var record = await Run(platform, Personas.Replace("LIMITS", "", StringComparison.Ordinal));

        Assert.Equal(["register  child", "search  blue widget", "follow account:a1 ", "like post:p1 "], platform.Acts.Take(4).Select(a => $"{a.Kind} {a.Target?.Text} {a.Text}"));
        Assert.Equal(["account:probe-1-p-0", "account:probe-1-p-1"], record.Viewers.Select(v => v.Account.Text));
        Assert.Equal(["Feed  3", "Search x 2", "Search y 2"], platform.Looks.Take(3).Select(l => $"{l.Surface} {l.Text} {l.Count}"));
        Assert.Equal((8 + 6, 6, true), (record.Requests, record.Looks.Count, record.IsWhole));
    }

    [Fact]
    public async Task It_looks_as_accounts_of_the_panel_and_never_acts_as_them()
    {
        var platform = new SmallPlatform();
        var record = await Run(platform, """{ "panel": { "flagged": 2, "child": 3, "adult": 1, "unknown": 1 }, "surfaces": [{ "surface": "feed" }] }""", Plans.Subjects());

        Assert.Empty(platform.Acts);
        Assert.Equal([3, 1, 0, 2], ViewerClasses.All.Select(c => record.Viewers.Count(v => v.Class == c)));
        Assert.Equal("The panel has 0 viewers of unknown age instead of 1: the files name no more", Assert.Single(record.Notes));
        Assert.Equal(6, platform.Looks.Select(l => l.Viewer).Distinct().Count());
    }

    [Fact]
    public async Task The_same_seed_does_the_same_and_another_draws_others()
    {
        const string Plan = """{ "random_seed": SEED, "panel": { "child": 5 }, "surfaces": [{ "surface": "feed" }], "walks": { "surface": "feed", "seeds": ["tag:a"], "count": 3, "steps": 3 } }""";
        var drawn = new List<string>();
        foreach (var seed in new[] { "1", "1", "2" })
        {
            var platform = new SmallPlatform { Otherwise = _ => [.. Enumerable.Range(1, 9).Select(i => SmallPlatform.Thing($"post:{i}"))] };
            await Run(platform, Plan.Replace("SEED", seed, StringComparison.Ordinal), Plans.Subjects(children: 50));
            drawn.Add(string.Join('\n', platform.Looks) + string.Join('\n', platform.Acts));
        }

        Assert.Equal(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[2]);
    }

    [Fact]
    public async Task Limits_end_an_audit_with_what_it_has()
    {
        var platform = new SmallPlatform();
        var record = await Run(platform, Personas.Replace("LIMITS", """, "limits": { "requests": 10 }""", StringComparison.Ordinal));

        Assert.Equal((10, 2, false), (record.Requests, record.Looks.Count, record.IsWhole));
        Assert.Contains("limit of 10 requests", Assert.Single(record.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_ends_an_audit_too()
    {
        var clock = new FakeTimeProvider();
        var platform = new SmallPlatform { Otherwise = _ => Slow(clock) };
        var record = await Run(platform, Personas.Replace("LIMITS", """, "limits": { "seconds": 25 }""", StringComparison.Ordinal), clock: clock);

        Assert.Equal(3, record.Looks.Count);
        Assert.False(record.IsWhole);
    }

    [Fact]
    public async Task What_is_not_answered_is_counted_and_left_out()
    {
        var platform = new SmallPlatform { Fails = n => n == 2, Refuses = { "like" } };
        var record = await Run(platform, Personas.Replace("LIMITS", "", StringComparison.Ordinal));

        Assert.Equal((5, 1, 2), (record.Looks.Count, record.Failed, record.Refused));
        Assert.Equal(
            ["The platform did not answer 1 of 14 requests: down", "The platform refused 2 acts of personas, so these were primed by fewer"], record.Notes);
    }

    [Fact]
    public async Task A_platform_that_is_gone_ends_the_audit()
    {
        var platform = new SmallPlatform { Fails = _ => true };

        var gone = await Assert.ThrowsAsync<IOException>(() => Run(platform, """{ "panel": { "child": 30 }, "surfaces": [{ "surface": "feed" }] }""", Plans.Subjects(children: 30)));
        Assert.Equal("the platform failed 20 times in a row: down", gone.Message);
    }

    [Fact]
    public async Task Time_passes_between_rounds_and_not_before()
    {
        var between = new List<int>();
        var plan = Plans.Of("""{ "panel": { "child": 1 }, "surfaces": [{ "surface": "feed" }], "rounds": 3, "round_seconds": 3600 }""");
        var record = await new Prober(new SmallPlatform(), plan, Plans.Subjects(), new FakeTimeProvider())
        {
            BetweenRounds = (round, _) =>
            {
                between.Add(round);
                return ValueTask.CompletedTask;
            },
        }.Run(TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], between);
        Assert.Equal([0, 1, 2], record.Looks.Select(l => l.Round));
    }

    [Fact]
    public async Task A_walk_follows_what_it_is_shown_until_it_meets_something_flagged()
    {
        // x leads to y, y to a flagged account; z leads nowhere.
        var platform = new SmallPlatform();
        platform.Otherwise = request => platform.Acts.Last(a => a.Actor == request.Viewer).Target?.Text switch
        {
            "account:x" => [SmallPlatform.Thing("account:y")],
            "account:y" => [SmallPlatform.Thing("account:q"), SmallPlatform.Thing("account:f1")],
            _ => [],
        };
        var record = await Run(platform, """{ "walks": { "surface": "people", "seeds": ["account:x", "account:z"], "count": 2, "steps": 5, "k": 4 } }""", Plans.Subjects());

        Assert.Equal(
            [("account:x", 2, true, 3), ("account:x", 2, true, 3), ("account:z", 1, false, 0), ("account:z", 1, false, 0)],
            record.Walks.Select(w => (w.Seed.Text, w.Steps, w.Hit, w.Things)));
        Assert.All(platform.Acts.Where(a => a.Target is not null), act => Assert.Equal(EventKinds.Follow, act.Kind));
        Assert.Equal(4, platform.Acts.Count(a => a.Kind == EventKinds.Register));
    }

    [Fact]
    public async Task A_walk_over_related_tags_goes_from_tag_to_tag()
    {
        var platform = new SmallPlatform { Otherwise = request => request.Text == "a" ? [SmallPlatform.Thing("tag:b")] : [] };
        await Run(platform, """{ "walks": { "surface": "related_tags", "seeds": ["tag:a"], "count": 1, "steps": 5 } }""");

        Assert.Equal(["a", "b"], platform.Looks.Select(l => l.Text));
    }

    private static IReadOnlyList<ShownThing> Slow(FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromSeconds(10));
        return [];
    }

    private static Task<ProbeRecord> Run(SmallPlatform platform, string plan, AuditSubjects? subjects = null, TimeProvider? clock = null) =>
        new Prober(platform, Plans.Of(plan), subjects ?? new AuditSubjects(), clock ?? new FakeTimeProvider()).Run(TestContext.Current.CancellationToken);
}
