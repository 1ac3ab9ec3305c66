using Cordon.Events;
using Cordon.Proving.Audits;
using Cordon.Proving.Plans;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Proving.Tests.Audits;

/// <summary>Every metric against what a person computes with pencil and paper.</summary>
public sealed class MeasuringTests
{
    [Fact]
    public async Task Exposure_counts_things_and_those_behind_them_by_who_looks()
    {
        var platform = new SmallPlatform()
            .Put("account:c1", Surface.Feed, "", "post:1 by account:f1", "post:2 by account:a1", "post:3", "post:4")
            .Put("account:c2", Surface.Feed, "", "post:5", "post:6")
            .Put("account:a1", Surface.Feed, "", "account:f2", "post:7 by account:f3")
            .Put("account:c1", Surface.Chronological, "", "post:8", "post:9", "post:1 by account:f1", "post:2", "post:10")
            .Put("account:c2", Surface.Chronological, "", "post:8", "post:9", "post:11", "post:2", "post:10");
        var result = await Audit(
            platform,
            """{ "panel": { "child": 2, "adult": 1 }, "surfaces": [{ "surface": "feed", "k": 4 }], "control": { "k": 5 } }""",
            Plans.Subjects(flagged: 3, children: 2, adults: 1) is var s ? Without(s, "account:f") : s);

        // Children: 1 of 6; the adult: 2 of 2; all: 3 of 8. The control: 1 of 10.
        Assert.Equal(1000.0 / 6, result.Find("exposure_per_1000.all.child")!.Value!.Value, 9);
        Assert.Equal(1000, result.Find("exposure_per_1000.all.adult")!.Value);
        Assert.Equal(375, result.Find("exposure_per_1000.all.unflagged")!.Value);
        Assert.Equal(0.5, result.Find("exposure_at_k.feed.child")!.Value);
        Assert.Equal(100, result.Find("exposure_per_1000.all.child")!.Sample.Baseline!.Value, 9);
        Assert.Equal((1.0 / 6 / 0.1) - 1, result.Find("amplification.feed.child")!.Value!.Value, 9);
        Assert.Equal((0.375 / 0.1) - 1, result.Find("amplification.feed.unflagged")!.Value!.Value, 9);
        // Three viewers: 3 + 2 + 0 innocent things over three looks.
        Assert.Equal(5.0 / 3, result.Find("innocent_reach")!.Value!.Value, 9);
        Assert.Null(result.Find("exposure_per_1000.all.flagged"));
        Assert.Equal(6, result.Find("exposure_per_1000.all.child")!.Of);
        Assert.Equal(["account:c1", "account:c2"], result.Find("exposure_per_1000.all.child")!.Sample.Units.Select(u => u.Key));
    }

    [Fact]
    public async Task Who_is_suggested_to_flagged_accounts_is_set_against_adults_and_everybody()
    {
        var platform = new SmallPlatform()
            .Put("account:f1", Surface.People, "", "account:c1", "account:c2", "account:a1", "account:f2", "account:nobody")
            .Put("account:f2", Surface.People, "", "account:c1", "account:f1")
            .Put("account:a1", Surface.People, "", "account:c1", "account:a2", "account:a3", "account:a4", "account:nobody")
            .Put("account:a2", Surface.People, "", "account:a1", "account:a3", "account:f1", "account:a4");
        var result = await Audit(
            platform, """{ "panel": { "flagged": 2, "adult": 4 }, "surfaces": [{ "surface": "people", "k": 10 }] }""", Plans.Subjects(flagged: 2, children: 4, adults: 4));

        // To the flagged: 3 children of 6 whose age is known, 2 flagged of 7. To adults: 1 child of 8, 1 flagged of 9.
        Assert.Equal(0.5, result.Find("child_share.flagged")!.Value);
        Assert.Equal(0.125, result.Find("child_share.adult")!.Value);
        Assert.Equal(4, result.Find("child_lift")!.Value);
        Assert.Equal(2.0 / 7, result.Find("flagged_pair_rate")!.Value!.Value, 9);
        Assert.Equal(2.0 / 7 / (1.0 / 9), result.Find("flagged_pair_lift")!.Value!.Value, 9);
        // Of ten accounts four are children's and two flagged.
        Assert.Equal(0.4, result.Find("child_share.flagged")!.Sample.Baseline!.Value, 9);
        Assert.Equal(0.2, result.Find("flagged_pair_rate")!.Sample.Baseline!.Value, 9);
    }

    [Fact]
    public async Task A_text_leaks_when_one_suggestion_to_anybody_is_flagged_or_holds_a_word()
    {
        var subjects = Plans.Subjects();
        subjects.Flagged[Entity.Parse("tag:offers")] = new FlaggedEntity();
        var platform = new SmallPlatform()
            .Put("account:c1", Surface.Autocomplete, "blu", "query:blue sky")
            .Put("account:a1", Surface.Autocomplete, "blu", "query:buy Blue-Widget now")
            .Put("account:a1", Surface.Autocomplete, "wid", "query:blue widgets")
            .Put("account:c1", Surface.RelatedTags, "sky", "tag:clouds", "tag:offers");
        var result = await Audit(
            platform,
            """{ "panel": { "child": 1, "adult": 1 }, "suggestions": { "autocomplete": ["blu", "wid", "sky", "sea"], "related_tags": ["sky"], "leaks": ["blue widget"] } }""",
            Only(subjects, "account:c1", "account:a1"));

        Assert.Equal(0.25, result.Find("leaks.autocomplete")!.Value);
        Assert.Equal(1, result.Find("leaks.related_tags")!.Value);
        Assert.Equal((1, 4), (result.Find("leaks.autocomplete")!.Count, result.Find("leaks.autocomplete")!.Of));
    }

    [Fact]
    public void Walks_give_a_rate_and_a_median_that_knows_of_walks_cut_off()
    {
        var record = Record() with
        {
            Walks =
            [
                new Walk(Entity.Parse("tag:a"), 0, 2, true, 20), new Walk(Entity.Parse("tag:a"), 1, 5, false, 50), new Walk(Entity.Parse("tag:a"), 2, 4, true, 40),
                new Walk(Entity.Parse("tag:b"), 0, 1, true, 10),
            ],
        };
        var result = Measuring.Of(Plans.Of("""{ "walks": { "seeds": ["tag:a"] } }"""), new AuditSubjects(), record, "test");

        Assert.Equal(0.75, result.Find("walk_hits")!.Value);
        Assert.Equal(2, result.Find("walk_steps")!.Value);
    }

    [Fact]
    public async Task Suppression_and_return_are_told_from_rounds()
    {
        // Labelled at hour 0. Seen in rounds at hours 0 and 1, not at 2 and 3, again at 4.
        var clock = new FakeTimeProvider();
        var subjects = Plans.Subjects(flagged: 0);
        foreach (var (account, group) in new[] { ("account:n1", "ring"), ("account:n2", "ring"), ("account:m1", "other"), ("account:quiet", "never") })
            subjects.Flagged[Entity.Parse(account)] = new FlaggedEntity(clock.GetUtcNow(), group);
        var round = 0;
        var platform = new SmallPlatform { Otherwise = _ => round switch { 0 or 1 => [SmallPlatform.Thing("post:1 by account:n1"), SmallPlatform.Thing("account:m1")], 4 => [SmallPlatform.Thing("account:n2"), SmallPlatform.Thing("account:m1")], _ => [SmallPlatform.Thing("account:m1")] } };
        var plan = Plans.Of("""{ "panel": { "child": 1 }, "surfaces": [{ "surface": "feed" }], "rounds": 5, "limits": { "seconds": 999999 } }""");
        var record = await new Prober(platform, plan, subjects, clock)
        {
            BetweenRounds = (done, _) =>
            {
                round = done + 1;
                clock.Advance(TimeSpan.FromHours(1));
                return ValueTask.CompletedTask;
            },
        }.Run(TestContext.Current.CancellationToken);
        var result = Measuring.Of(plan, subjects, record, "test");

        // The ring vanished after two hours and was back after two more; the other one never vanished: known to take longer than four.
        Assert.Equal([new MetricUnit("other", 0, 4 * 3600, 0), new MetricUnit("ring", 0, 2 * 3600, 1)], result.Find("suppression_seconds")!.Sample.Units);
        Assert.Equal([new MetricUnit("ring", 0, 2 * 3600, 1)], result.Find("reemergence_seconds")!.Sample.Units);
        Assert.Equal(2 * 3600, result.Find("suppression_seconds")!.Value);
    }

    [Fact]
    public async Task What_innocents_reach_is_counted_by_group_and_account()
    {
        var subjects = Plans.Subjects(children: 1);
        subjects.Innocent[Entity.Parse("account:fan1")] = "fan-club";
        subjects.Innocent[Entity.Parse("account:fan2")] = "fan-club";
        var platform = new SmallPlatform().Put("account:c1", Surface.Feed, "", "post:1 by account:fan1", "post:2 by account:fan1", "post:3");
        var result = await Audit(platform, """{ "panel": { "child": 1 }, "surfaces": [{ "surface": "feed" }] }""", subjects);

        Assert.Equal(2000, result.Find("listed_reach.fan-club")!.Value);
        Assert.Equal([("account:fan1", 2L), ("account:fan2", 0L)], result.InnocentShown.Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task Nothing_shown_gives_no_value_and_says_why()
    {
        var result = await Audit(new SmallPlatform(), """{ "panel": { "child": 2 }, "surfaces": [{ "surface": "feed" }], "control": {} }""", Plans.Subjects());
        var exposure = result.Find("exposure_per_1000.all.child")!;

        Assert.Null(exposure.Value);
        Assert.Equal("there is nothing to divide by", exposure.Doubt);
        Assert.Null(result.Find("amplification.feed.child")!.Value);
    }

    private static AuditSubjects Without(AuditSubjects subjects, string prefix)
    {
        foreach (var account in subjects.Ages.Keys.Where(a => a.Text.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            subjects.Ages.Remove(account);
        return subjects;
    }

    private static AuditSubjects Only(AuditSubjects subjects, params string[] accounts)
    {
        foreach (var account in subjects.Ages.Keys.Where(a => !accounts.Contains(a.Text)).ToList())
            subjects.Ages.Remove(account);
        return subjects;
    }

    private static ProbeRecord Record() => new()
    {
        Viewers = [],
        Looks = [],
        Suggested = [],
        Walks = [],
        Began = default,
        Ended = default,
        Requests = 0,
        Failed = 0,
        Refused = 0,
        IsWhole = true,
        Notes = [],
    };

    private static async Task<AuditResult> Audit(SmallPlatform platform, string json, AuditSubjects subjects)
    {
        var plan = Plans.Of(json);
        var record = await new Prober(platform, plan, subjects, new FakeTimeProvider()).Run(TestContext.Current.CancellationToken);
        return Measuring.Of(plan, subjects, record, "test");
    }
}
