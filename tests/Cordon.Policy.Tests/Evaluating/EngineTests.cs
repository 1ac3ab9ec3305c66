using Cordon.Events;
using Cordon.Policy.Commands;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;
using Cordon.Policy.Tests.Rules;

namespace Cordon.Policy.Tests.Evaluating;

public sealed class EngineTests
{
    private const string Watch = """
        labels: {watch: {expires: 1h}, trusted: {set_by: people, excludes: watch}}
        rules:
          - {name: flag, when: event.text == "flag", then: [{label: watch}]}
          - {name: seen, when: 'label(event.actor, "watch")', then: [{verdict: warn}]}
          - {name: tagged, when: 'label(event.tags, "watch")'}
          - {name: all, when: 'labels(event.actor) == ["watch"]'}
        """;

    [Fact]
    public void The_strictest_verdict_of_the_rules_that_act_is_given()
    {
        var engine = Policies.Engine("""
            rules:
              - {name: a, when: "true", breaker: off, then: [{verdict: demote}, {verdict: warn}]}
              - {name: b, when: event.text == "b", then: [{hold: 1d}]}
              - {name: c, when: "true", breaker: off, shadow: true, then: [{verdict: block}]}
            """);

        Assert.Equal(Verdict.Demote, engine.Apply(Policies.Event(at: 1)).Verdict);
        var held = engine.Apply(Policies.Event(at: 2, text: "b"));
        Assert.Equal(Verdict.Hold, held.Verdict);
        Assert.Equal(["a", "b", "c"], held.Hits.Select(h => h.Rule));
        Assert.Equal([false, false, true], held.Hits.Select(h => h.Shadow));
        var hold = Assert.Single(held.Effects);
        Assert.Equal((EffectKind.Hold, "2:b:0", Policies.Start.AddSeconds(2).AddDays(1)), (hold.Kind, hold.Key, hold.Due!.Value));
        Assert.Equal((EffectKind.Verdict, "block"), (Assert.Single(held.ShadowEffects).Kind, held.ShadowEffects[0].Name));
    }

    [Fact]
    public void Rules_look_at_their_kinds_of_events_only()
    {
        var engine = Policies.Engine("""
            rules:
              - {name: posts, events: [post, reply], when: "true", breaker: off}
              - {name: any, when: "true", breaker: off}
            """);

        Assert.Equal(["posts", "any"], engine.Apply(Policies.Event("reply", at: 1)).Hits.Select(h => h.Rule));
        Assert.Equal(["any"], engine.Apply(Policies.Event("login", at: 2)).Hits.Select(h => h.Rule));
    }

    [Fact]
    public void A_rule_that_uses_another_comes_after_it_wherever_it_stands()
    {
        var policy = Policies.Compile("""
            rules:
              - {name: top, when: rule("middle") && !rule("off")}
              - {name: middle, when: 'rule("bottom")'}
              - {name: off, events: like, when: "true"}
              - {name: bottom, when: event.text == "x"}
            """);

        Assert.Equal(["bottom", "middle", "off", "top"], policy.Rules.Select(r => r.Name));
        Assert.Equal(["bottom", "middle", "top"], Policies.Engine(policy).Apply(Policies.Event(text: "x")).Hits.Select(h => h.Rule));
        Assert.True(Policies.Engine(policy).Apply(Policies.Event(text: "y")).IsEmpty);
    }

    [Fact]
    public void Labels_stand_from_the_next_event_on_and_expire_at_their_moment()
    {
        var engine = Policies.Engine(Watch);

        Assert.Equal(["flag"], engine.Apply(Policies.Event(text: "flag", at: 0)).Hits.Select(h => h.Rule));
        Assert.Equal(["seen", "all"], engine.Apply(Policies.Event(at: 3599.9)).Hits.Select(h => h.Rule));
        Assert.Empty(engine.Apply(Policies.Event(at: 3600)).Hits);
        Assert.Empty(engine.Apply(Policies.Event(actor: "account:b", at: 1)).Hits);
        // An event that comes late is seen as of its own time.
        Assert.Equal(["seen", "all"], engine.Apply(Policies.Event(at: 1800)).Hits.Select(h => h.Rule));
    }

    [Fact]
    public void A_label_says_which_rule_and_event_set_it()
    {
        var engine = Policies.Engine(Watch);
        engine.Apply(Policies.Event(text: "flag", id: "e7"));

        var label = Assert.Single(engine.Labels.Of(Entity.Parse("account:a"), Policies.Start));
        Assert.Equal(("flag", "e7", 1L, LabelSource.Rule, Policies.Start.AddHours(1)), (label.SetBy, label.EventId, label.Sequence, label.Source, label.Expires!.Value));
    }

    [Fact]
    public void People_set_and_remove_labels_by_commands()
    {
        var engine = Policies.Engine(Watch);
        var command = new LabelCommand { Entities = [Entity.Parse("account:a"), Entity.Parse("tag:t")], Label = "watch", By = "ana", Reason = "saw it" };

        Assert.Equal(2, engine.Command(CommandNames.LabelSet, command.ToBytes()).LabelChanges.Count);
        Assert.Equal(["seen", "tagged", "all"], engine.Apply(Policies.Event(at: 1, objects: ["tag:s", "tag:t"])).Hits.Select(h => h.Rule));
        Assert.Equal(2, engine.Command(CommandNames.LabelRemove, command.ToBytes(), at: 2).LabelChanges.Count);
        Assert.Empty(engine.Apply(Policies.Event(at: 3)).Hits);
        engine.Command(CommandNames.LabelSet, (command with { Label = "trusted" }).ToBytes(), at: 4);
        var refused = Assert.Single(engine.Apply(Policies.Event(text: "flag", at: 5)).LabelChanges);
        Assert.Equal(LabelChangeKind.Refused, refused.Kind);
    }

    [Theory]
    [InlineData("label.set", """{"entities":["account:a"],"label":"watch","by":"x","reason":"y","colour":1}""", "there is no field 'colour'")]
    [InlineData("label.set", """{"entities":["account:a","account:"],"label":"watch","by":"x","reason":"y"}""", "has an id of 0 characters")]
    [InlineData("label.set", """{"entities":[],"label":"watch","by":"x","reason":"y"}""", "no list of 1-10000 entities")]
    [InlineData("label.set", """{"entities":["account:a"],"label":"watch","source":"rule","by":"x","reason":"y"}""", "person or import")]
    [InlineData("label.set", """{"entities":["account:a"],"label":"watch","by":"x"}""", "'reason' is missing")]
    [InlineData("label.set", """{"by":"x","by":"y"}""", "stands twice")]
    [InlineData("label.set", "[1", "not JSON")]
    [InlineData("policy.activate", """{"hash":"12","by":"x","reason":"y"}""", "64 lower-case hex digits")]
    [InlineData("rule.reset", """{"rule":"flag","by":"x","reason":"y"}""", "'flag' is not broken")]
    [InlineData("rule.invent", "{}", "no such command")]
    public void A_command_that_cannot_be_carried_out_changes_nothing_and_says_why(string name, string body, string problem)
    {
        var engine = Policies.Engine(Watch);
        var evaluation = engine.Command(name, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Contains(problem, Assert.Single(evaluation.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(0, engine.Labels.Count);
    }

    [Fact]
    public void Counters_count_before_rules_read_them()
    {
        var engine = Policies.Engine("""
            counters:
              posts: {kind: count, key: event.actor, events: post, window: 1h}
              actors: {kind: distinct, key: event.tags, item: event.actor, window: 1h}
              first: {kind: first_seen, key: event.actor, window: 90d}
              last: {kind: last_seen, key: event.actor, window: 90d}
            rules:
              - {name: third, when: counter("posts") == 3.0}
              - {name: other, when: 'counter("posts", "account:b") == 1.0'}
              - {name: shared, when: counter("actors") >= 2}
              - {name: young, when: age("first") < duration("10s") && seen("first")}
              - {name: back, when: seen("last") && age("last") >= duration("1m")}
            """);
        var hits = new[] { Policies.Event(at: 0, objects: ["tag:t"]), Policies.Event(at: 5), Policies.Event("like", at: 6), Policies.Event(at: 100), Policies.Event(actor: "account:b", at: 101, objects: ["tag:x", "tag:t"]), Policies.Event(at: 102) }
            .Select(e => string.Join(' ', engine.Apply(e).Hits.Select(h => h.Rule)));

        Assert.Equal(["", "young", "young", "third back", "other shared", "other"], hits);
    }

    [Fact]
    public void A_feature_is_evaluated_once_an_event_and_reads_attributes_by_their_type()
    {
        var engine = Policies.Engine("""
            features:
              price: {type: double, attribute: price, default: 1.5}
              dear: {type: bool, value: price > 10.0}
              lower: {type: string, value: event.text.lowerAscii()}
            rules:
              - {name: dear, when: dear}
              - {name: usual, when: price == 1.5}
              - {name: lower, when: 'lower == "ab" && lower.size() == 2'}
            """);

        Assert.Equal(["usual", "lower"], engine.Apply(Policies.Event(text: "AB", at: 0)).Hits.Select(h => h.Rule));
        Assert.Equal(["dear"], engine.Apply(Policies.Event(at: 1) with { Attributes = new Dictionary<string, string> { ["price"] = "11" } }).Hits.Select(h => h.Rule));
        var wrong = engine.Apply(Policies.Event(at: 2) with { Attributes = new Dictionary<string, string> { ["price"] = "many" } });
        Assert.Equal(["rule dear", "rule usual"], wrong.Errors.Select(e => e.Where));
        Assert.Equal("the attribute 'price' is 'many', which is no double", wrong.Errors[0].Message);
    }

    [Fact]
    public void An_entity_expression_may_give_several_entities_and_what_names_none_is_told()
    {
        var engine = Policies.Engine("""
            labels: {watch: }
            rules:
              - name: spread
                when: "true"
                breaker: off
                then: [{label: watch, entity: event.tags}, {enqueue: q, entity: event.target, priority: 9}]
            """);

        var two = engine.Apply(Policies.Event(at: 0, target: "account:t", objects: ["tag:a", "tag:b", "tag:a"]));
        Assert.Equal(["tag:a", "tag:b"], two.LabelChanges.Select(c => c.Entity.Text));
        Assert.Equal(("1:spread:1:0", 9, "account:t"), (Assert.Single(two.Effects).Key, two.Effects[0].Priority, two.Effects[0].Entity.Text));
        var none = engine.Apply(Policies.Event(at: 1));
        Assert.Equal("the effect 'enqueue q': 'event.target' names no entity here", Assert.Single(none.Errors).Message);
        Assert.Equal(1, Assert.Single(engine.Health).Errors);
    }

    [Fact]
    public void A_sampled_rule_looks_at_its_share_of_events_and_always_at_the_same_ones()
    {
        const string Yaml = "rules: [{name: some, when: 'true', sample: 0.1, breaker: off}, {name: more, when: 'true', sample: 0.1, breaker: off}]";
        var (one, two) = (Policies.Engine(Yaml), Policies.Engine(Yaml));
        var (some, both) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var happened = Policies.Event(id: $"e{i}", at: i);
            var evaluation = one.Apply(happened);
            Assert.Equal(Policies.Line(evaluation), Policies.Line(two.Apply(happened)));
            some += evaluation.Hits.Any(h => h.Rule == "some") ? 1 : 0;
            both += evaluation.Hits.Count == 2 ? 1 : 0;
        }

        // 2,000 and 200 expected; five standard deviations around.
        Assert.InRange(some, 1_790, 2_210);
        Assert.InRange(both, 130, 270);
    }

    [Fact]
    public void A_random_delay_lies_within_its_bounds_and_follows_from_the_event()
    {
        const string Yaml = "rules: [{name: r, when: 'true', breaker: off, then: [{enforce: suspend, delay: 1h..3h}]}]";
        var (one, two) = (Policies.Engine(Yaml), Policies.Engine(Yaml));
        var delays = new List<double>();
        for (var i = 0; i < 2_000; i++)
        {
            var happened = Policies.Event(id: $"e{i}", at: i);
            var due = Assert.Single(one.Apply(happened).Effects).Due!.Value;
            Assert.Equal(due, two.Apply(happened).Effects[0].Due);
            delays.Add((due - happened.Time).TotalHours);
        }

        Assert.InRange(delays.Min(), 1, 1.02);
        Assert.InRange(delays.Max(), 2.98, 3);
        Assert.InRange(delays.Average(), 1.93, 2.07);
    }

    [Fact]
    public void A_hit_explains_itself()
    {
        var engine = Policies.Engine("""
            counters: {posts: {kind: count, key: event.actor, window: 1h}}
            rules: [{name: r, when: 'counter("posts") > 0 && (event.kind == "like" || event.text != "")'}]
            """);
        var hit = Assert.Single(engine.Apply(Policies.Event(text: "hello")).Hits);

        Assert.Contains(hit.Explanation, f => f.Text == "counter(\"posts\") > 0" && f.Value == "true");
        Assert.Contains(hit.Explanation, f => f.Text == "counter(\"posts\")" && f.Value == "1.0");
        Assert.Contains(hit.Explanation, f => f.Text == "event.kind == \"like\"" && f.Value == "false");
        var asked = Assert.Single(engine.Explain(Policies.Event("like", at: 1)));
        Assert.True(asked.Holds);
        Assert.Contains(asked.Findings, f => f.Text == "event.kind == \"like\"" && f.Value == "true");
    }

    [Fact]
    public void Records_must_rise()
    {
        var engine = Policies.Engine(Watch);
        engine.Apply(Policies.Event());

        Assert.Throws<ArgumentException>(() => engine.Apply(new Cordon.Events.Log.EventRecord(1, Policies.Start, Policies.Event(at: 1))));
    }

    [Fact]
    public void An_activation_keeps_the_counters_and_the_health_of_what_is_unchanged()
    {
        const string Before = """
            features: {f: {type: string, value: event.actor}}
            counters: {kept: {kind: count, key: event.actor, window: 1h}, changed: {kind: count, key: f, window: 1h}}
            rules: [{name: same, when: counter("kept") > 0 && counter("changed") > 0, breaker: {evaluations: 10, hits: 0.2}, then: [{verdict: warn}]}]
            """;
        var (old, now) = (Policies.Compile(Before), Policies.Compile(Before.Replace("value: event.actor}", "value: event.actor + event.target}", StringComparison.Ordinal)));
        var engine = new PolicyEngine(hash => hash == now.Hash ? now : hash == old.Hash ? old : null);
        engine.Activate(old);
        for (var i = 0; i < 3; i++)
            engine.Apply(Policies.Event(at: i));
        Assert.True(Assert.Single(engine.Health).Broken);

        var missing = engine.Command(CommandNames.PolicyActivate, new ActivateCommand(new string('0', 64), "ana", "try").ToBytes(), at: 3);
        Assert.Contains("the active one stays", Assert.Single(missing.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(now.Hash, engine.Command(CommandNames.PolicyActivate, new ActivateCommand(now.Hash, "ana", "try").ToBytes(), at: 3).Activated);
        Assert.Equal(3, engine.ReadCounter("kept", "account:a", Policies.Start.AddSeconds(3)));
        Assert.Equal(0, engine.ReadCounter("changed", "account:a", Policies.Start.AddSeconds(3)));
        Assert.True(Assert.Single(engine.Health).Broken);
    }

    [Fact]
    public void A_rule_that_hits_too_often_is_broken_loudly_and_acts_again_when_it_is_reset()
    {
        var engine = Policies.Engine("rules: [{name: r, when: 'event.text == \"x\"', breaker: {evaluations: 10, hits: 0.3}, then: [{verdict: hide}]}]");
        var alarms = new List<RuleAlarm>();
        var verdicts = "";
        for (var i = 0; i < 30; i++)
        {
            var evaluation = engine.Apply(Policies.Event(at: i, text: i % 10 < 3 || i >= 20 ? "x" : "y"));
            alarms.AddRange(evaluation.Alarms);
            verdicts += evaluation.Verdict == Verdict.Hide ? 'h' : '.';
        }

        // Three of ten are allowed in every block; the fourth of a block is the last that acts.
        Assert.Equal("hhh.......hhh.......hhhh......", verdicts);
        Assert.Equal((RuleAlarmKind.BrokenByHits, "the rule hit 4 of at most 10 events, above its bound of 0.3; it is in shadow until it is reset or changed"), (Assert.Single(alarms).Kind, alarms[0].Message));
        var shadow = engine.Apply(Policies.Event(at: 30, text: "x"));
        Assert.Equal((Verdict.Allow, true, true), (shadow.Verdict, shadow.Hits[0].Shadow, shadow.Hits[0].Broken));
        Assert.Equal(RuleAlarmKind.Reset, Assert.Single(engine.Command(CommandNames.RuleReset, new ResetCommand("r", "ana", "mended").ToBytes(), 31).Alarms).Kind);
        Assert.Equal(Verdict.Hide, engine.Apply(Policies.Event(at: 32, text: "x")).Verdict);
    }

    [Fact]
    public void A_rule_that_fails_too_often_is_broken()
    {
        var engine = Policies.Engine("""
            features: {n: {type: int, attribute: n}}
            rules: [{name: r, when: n > 3, breaker: {evaluations: 10, errors: 0.2}, then: [{verdict: hide}]}]
            """);
        var wrong = new Dictionary<string, string> { ["n"] = "x" };
        var alarms = Enumerable.Range(0, 4).SelectMany(i => engine.Apply(Policies.Event(at: i) with { Attributes = wrong }).Alarms).ToList();

        Assert.Equal(RuleAlarmKind.BrokenByErrors, Assert.Single(alarms).Kind);
        Assert.Equal((4, 0, true, 3), (engine.Health[0].Errors, engine.Health[0].Hits, engine.Health[0].Broken, engine.Health[0].BrokenAt));
    }

    [Fact]
    public void A_pass_rate_that_changes_strongly_is_told_when_its_window_ends()
    {
        var engine = Policies.Engine("""
            policy: {alarm: {window: 1h, evaluations: 100}}
            rules: [{name: r, when: 'event.text == "x"', breaker: off}]
            """);
        var told = new List<string>();
        for (var i = 0; i < 360 * 6; i++)
        {
            // One in forty for three hours, then one in four for an hour, then one in forty.
            var every = i is >= 360 * 3 and < 360 * 4 ? 4 : 40;
            told.AddRange(engine.Apply(Policies.Event(at: i * 10, text: i % every == 0 ? "x" : "y")).Alarms.Select(a => $"{i / 360} {a.Kind} {a.Message}"));
        }

        Assert.Equal("4 Risen the rule hit 90 of 360 events (25%) in the last 1h, before that 2.5%", Assert.Single(told));
    }
}
