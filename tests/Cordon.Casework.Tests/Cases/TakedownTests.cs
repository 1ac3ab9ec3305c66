using Cordon.Casework.Cases;
using Cordon.Casework.Enforcement;
using CsCheck;

namespace Cordon.Casework.Tests.Cases;

public sealed class TakedownTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly PlatformView Platform = new()
    {
        Declared = new Dictionary<string, IReadOnlyList<string>> { ["restricted"] = ["account"], ["removed"] = [], ["blocked"] = ["link"] },
        ChildLabels = ["child"],
        ClearedLabels = ["cleared"],
        Receivers = 2,
    };

    private static readonly Gen<CaseMember[]> People = Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[0, 2].Select(i => new[] { "core", "audience", "approached" }[i]), Gen.Bool).Array[1, 12].Select(all => all.Select((m, i) => new CaseMember
    {
        Account = $"account:a{i}",
        Role = m.Item3,
        Strength = m.Item2,
        Standing = (Standing)m.Item1,
        ChangedBy = m.Item4 ? "ana" : null,
    }).ToArray());

    [Fact]
    public void No_measure_ever_reaches_anybody_but_included_members_and_the_network_s_own_artifacts() => People.Sample(people =>
    {
        CaseArtifact[] artifacts = [Artifact("link:own", "link", 4, 5), Artifact("link:viral", "link", 4, 400), Artifact("device:d", "device", 4, 4)];
        var measures = Takedown.Measures("case-1-1", "network:n", people, artifacts, Takedown.Usual, "why", "ana", Now);
        var reached = measures.Where(m => m.Kind != MeasureKind.NetworkState).Select(m => m.Entity).ToHashSet();

        Assert.Subset(people.Where(p => p.Standing == Standing.Included).Select(p => p.Account).Append("link:own").ToHashSet(), reached);
        Assert.Equal(measures.Count, measures.Select(m => m.Key).Distinct().Count());
        Assert.Equal(measures.Select(m => m.Step).Order(), measures.Select(m => m.Step));
        var run = Takedown.DryRun(Case(), people, [], artifacts, Takedown.Usual, Platform);
        Assert.Equal(run.Stages.Sum(s => s.Labels), measures.Count(m => m.Kind == MeasureKind.LabelSet));
        Assert.Equal(run.Stages.Sum(s => s.Messages), 2 * measures.Count(m => m.Kind == MeasureKind.Enforce));
    });

    [Fact]
    public void What_takes_back_mirrors_the_reversible_stages_in_the_opposite_order_and_nothing_else() => People.Sample(people =>
    {
        var done = Takedown.Measures("case-1-1", "network:n", people, [Artifact("link:own", "link", 4, 5)], Takedown.Usual, "why", "ana", Now);
        var back = Takedown.TakeBack("case-1-1-undo", "network:n", Takedown.Usual, done, "dan", Now);

        var expected = done.Where(m => Takedown.Usual[m.Step].IsReversible && m.Kind != MeasureKind.NetworkState).Select(m => m.Key + "-undo").Order();
        Assert.Equal(expected, back.Where(m => m.Kind != MeasureKind.NetworkState).Select(m => m.Key).Order());
        Assert.All(back.Where(m => m.Kind == MeasureKind.Enforce), m => Assert.StartsWith("undo_", m.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(back, m => m.Kind == MeasureKind.LabelSet || m.Name == "undo_remove" || m.Name == "undo_preserve");
        Assert.Equal(back.Select(m => m.Step).Order(), back.Select(m => m.Step));
        var blocked = back.Where(m => m.Name == "undo_block").Select(m => m.Step).DefaultIfEmpty(-1).Max();
        Assert.All(back.Where(m => m.Name == "undo_restrict"), m => Assert.True(m.Step > blocked));
        Assert.Equal("in_review", back[^1].Name);
    });

    [Fact]
    public void The_mark_changes_with_whoever_is_reached_and_with_whatever_is_done()
    {
        var people = new[] { Member("account:a"), Member("account:b") };
        var mark = Mark(people, Takedown.Usual);

        Assert.Equal(mark, Mark([.. people.Reverse()], Takedown.Usual));
        Assert.NotEqual(mark, Mark([people[0]], Takedown.Usual));
        Assert.NotEqual(mark, Mark(people, [.. Takedown.Usual.Skip(1)]));
        Assert.NotEqual(mark, Mark(people, [.. Takedown.Usual.Select(s => s with { Label = s.Label is null ? null : "other" })]));
    }

    [Fact]
    public void Removal_waits_for_what_comes_before_and_stages_keep_their_order()
    {
        Assert.Equal(2, Takedown.GateOf(Takedown.Usual));
        Assert.Equal(-1, Takedown.GateOf([new Stage(StageKind.Remove, "remove", null)]));
        Assert.Null(Takedown.Problem(Takedown.Usual));
        Assert.NotNull(Takedown.Problem([.. Takedown.Usual.Reverse()]));
        Assert.NotNull(Takedown.Problem([]));
        Assert.NotNull(Takedown.Problem([Takedown.Usual[0], Takedown.Usual[0]]));
    }

    [Fact]
    public void Who_could_be_hit_by_mistake_is_told_with_the_reason_and_what_is_hard_blocks_until_a_person_said_why()
    {
        CaseMember[] people =
        [
            Member("account:carrier"), Member("account:child"), Member("account:cleared"), Member("account:firm"), Member("account:firm2"), Member("account:other"),
            Member("account:victim") with { Role = "approached" }, Member("account:weak") with { Strength = 0.1 }, Member("account:out") with { Standing = Standing.Excluded, Strength = 0 },
        ];
        CaseTie[] ties =
        [
            Tie("account:carrier", "account:firm", "device", "device:shared"), Tie("account:carrier", "account:other", "device", "device:shared"),
            Tie("account:firm", "account:firm2", "follow", "account:firm2"), Tie("account:firm", "account:other", "link", "link:x"), Tie("account:other", "account:firm2", "link", "link:y"),
        ];
        var platform = Platform with { Labels = new Dictionary<string, IReadOnlyList<string>> { ["account:child"] = ["child"], ["account:cleared"] = ["cleared"] } };

        var findings = BystanderCheck.Of(people, ties, platform);

        Assert.Equal(
            [("account:carrier", Concern.Carrier, false), ("account:child", Concern.Child, true), ("account:cleared", Concern.Cleared, true), ("account:victim", Concern.Victim, true), ("account:weak", Concern.Weak, false)],
            findings.Select(f => (f.Account, f.Concern, f.Blocks)));
        Assert.Contains("device:shared", findings[0].Reason, StringComparison.Ordinal);
        Assert.All(BystanderCheck.Of([.. people.Select(p => p with { ChangedBy = "ana", ChangedWhy = "looked" })], ties, platform), f => Assert.False(f.Blocks));
    }

    [Fact]
    public void A_network_that_is_not_as_detection_writes_it_is_told_with_its_place()
    {
        Says("networks[0].members[1].account", """{"format":"cordon.networks/1","networks":[{"id":"network:n","score":0.5,"members":[{"account":"account:a"},{"account":"nobody"}]}]}""");
        Says("score", """{"id":"network:n","score":7,"members":[{"account":"account:a"}]}""");
        Says("has 0 members", """{"id":"network:n","score":0.7}""");
        Says("cordon.networks/1", """{"format":"other","networks":[]}""");
        Says("line 1", "{");
        Says("JSON object", "[]");
        Assert.Empty(NetworkReader.Read("""{"format":"cordon.networks/1","networks":[]}"""u8.ToArray()));

        static void Says(string what, string json) => Assert.Contains(what, Assert.Throws<FormatException>(() => NetworkReader.Read(System.Text.Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_nothing_else() => Gen.OneOf(Gen.Byte.Array[0, 200], Gen.String.Select(System.Text.Encoding.UTF8.GetBytes)).Sample(bytes =>
    {
        try
        {
            NetworkReader.Read(bytes);
        }
        catch (FormatException)
        {
        }
    });

    private static string Mark(CaseMember[] people, IReadOnlyList<Stage> stages) => Takedown.DryRun(Case(), people, [], [], stages, Platform).Mark;

    private static NetworkCase Case() => new() { Id = 1, Network = "network:n", State = CaseState.InReview, Score = 0.8, Counts = new Dictionary<Standing, int>(), Created = Now, Changed = Now, By = "ana", Version = 3 };

    private static CaseMember Member(string account) => new() { Account = account, Role = "core", Strength = 0.9, Standing = Standing.Included };

    private static CaseArtifact Artifact(string name, string kind, int members, long fan) => new(name, kind, members, fan, null, null);

    private static CaseTie Tie(string a, string b, string kind, string thing) => new(a, b, 0.5, [new CaseTiePart(kind, 0.5, 1, [new CaseEvidence(thing, 9, Now, "e1", "e2")])]);
}
