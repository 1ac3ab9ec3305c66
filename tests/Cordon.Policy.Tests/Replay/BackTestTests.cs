using System.Text.Json;
using System.Xml.Linq;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Commands;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Replay;
using Cordon.Policy.Rules;
using Cordon.Policy.Tests.Rules;

namespace Cordon.Policy.Tests.Replay;

public sealed class BackTestTests
{
    private const string Live = """
        counters: {posts: {kind: count, key: event.actor, window: 1h}}
        labels: {watch: {expires: 1d}}
        rules:
          - {name: often, when: counter("posts") > 5, breaker: off, then: [{verdict: demote}, {label: watch}]}
          - {name: words, when: event.text == "blue widget", breaker: off, then: [{verdict: hold}, {enqueue: offers}]}
        """;

    private static readonly CompiledPolicy Baseline = Policies.Compile(Live);

    private static readonly CompiledPolicy Candidate = Policies.Compile(Live
        .Replace("> 5", "> 7", StringComparison.Ordinal)
        .Replace("blue widget\"", "blue widget\" && label(event.actor, \"watch\")", StringComparison.Ordinal)
        .Replace("when: event.text == \"blue widget\" && label(event.actor, \"watch\"),", "when: 'event.text == \"blue widget\" && label(event.actor, \"watch\")',", StringComparison.Ordinal));

    private static readonly LogRecord[] History = Make();

    [Fact]
    public void Replaying_a_log_gives_the_lines_that_were_given_live()
    {
        PolicyEngine New() => new(hash => hash == Baseline.Hash ? Baseline : hash == Candidate.Hash ? Candidate : null);
        LogRecord[] records = [new CommandRecord(1, Policies.Start, CommandNames.PolicyActivate, new ActivateCommand(Baseline.Hash, "ana", "start").ToBytes()), .. Shifted(History, 1)];
        var live = New();
        var lines = records.Select(r => Policies.Line(live.Apply(r))).ToList();
        var replayed = New();

        Assert.Equal(lines, records.Select(r => Policies.Line(replayed.Apply(r))));
        Assert.Equal(Policies.Saved(live), Policies.Saved(replayed));
        Assert.Contains(lines, l => l.Contains("\"verdict\":\"hold\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_against_itself_makes_no_difference()
    {
        var result = Run(new BackTestOptions { Candidate = Baseline, Baseline = Baseline });

        Assert.Equal((0, 0, 600), (result.Changed, result.VerdictsChanged, result.Compared));
        Assert.All(result.Rules, r => Assert.Equal((0L, 0L, r.BaselineHits), (r.Gained, r.Lost, r.CandidateHits)));
        Assert.True(result.Rules.Sum(r => r.CandidateHits) > 0);
        Assert.Empty(result.Samples);
    }

    // The reference evaluates both policies apart and counts with plain sets.
    [Theory]
    [InlineData(null, null)]
    [InlineData(1_000, 4_000)]
    public void The_comparison_agrees_with_two_engines_run_apart(int? from, int? to)
    {
        DateTimeOffset? start = from is { } f ? Policies.Start.AddSeconds(f) : null, end = to is { } t ? Policies.Start.AddSeconds(t) : null;
        var result = Run(new BackTestOptions { Candidate = Candidate, Baseline = Baseline, From = start, To = end, Samples = 7 });
        var (one, two) = (Policies.Engine(Baseline), Policies.Engine(Candidate));
        var pairs = History.Select(r => (Event: ((EventRecord)r).Event, Before: one.Apply(r), After: two.Apply(r))).Where(p => !(p.Event.Time < start) && !(p.Event.Time >= end)).ToList();

        Assert.Equal((600, pairs.Count), (result.Events, result.Compared));
        foreach (var rule in result.Rules)
        {
            var (before, after) = (Hit(p => p.Before), Hit(p => p.After));
            Assert.Equal((before.Count, after.Count, after.Except(before).Count(), before.Except(after).Count()), (rule.BaselineHits, rule.CandidateHits, rule.Gained, rule.Lost));

            List<string> Hit(Func<(Event Event, Evaluation Before, Evaluation After), Evaluation> side) => [.. pairs.Where(p => side(p).Hits.Any(h => h.Rule == rule.Rule)).Select(p => p.Event.Id)];
        }

        foreach (var verdict in Enum.GetValues<Verdict>())
            Assert.Equal((pairs.Count(p => p.Before.Verdict == verdict), pairs.Count(p => p.After.Verdict == verdict)), (result.BaselineCount(verdict), result.CandidateCount(verdict)));
        Assert.Equal(pairs.Count(p => p.Before.Verdict != p.After.Verdict), result.VerdictsChanged);
        var label = Assert.Single(result.Labels);
        var (held, now) = (Labelled(p => p.Before), Labelled(p => p.After));
        Assert.Equal((held.Count, now.Count, now.Except(held).Count(), held.Except(now).Count()), (label.Baseline, label.Candidate, label.Gained, label.Lost));
        Assert.True(label.Lost > 0);
        var differ = pairs.Where(p => p.Before.Verdict != p.After.Verdict || !p.Before.Hits.Select(h => h.Rule).SequenceEqual(p.After.Hits.Select(h => h.Rule))).ToList();
        Assert.Equal(differ.Count, result.Changed);
        Assert.Equal(7, result.Samples.Count);
        Assert.All(result.Samples, s => Assert.Contains(differ, p => p.Event.Id == s.Event.Id));

        HashSet<Entity> Labelled(Func<(Event Event, Evaluation Before, Evaluation After), Evaluation> side) => [.. pairs.SelectMany(p => side(p).LabelChanges).Select(c => c.Entity)];
    }

    [Fact]
    public void What_happened_is_known_from_the_activations_in_the_log()
    {
        LogRecord[] records =
        [
            new CommandRecord(1, Policies.Start, CommandNames.PolicyActivate, new ActivateCommand(Baseline.Hash, "ana", "start").ToBytes()),
            .. Shifted(History.Take(300), 1),
            new CommandRecord(302, Policies.Start, CommandNames.PolicyActivate, new ActivateCommand(Candidate.Hash, "ana", "next").ToBytes()),
            .. Shifted(History.Skip(300), 2),
        ];
        CompiledPolicy? Find(string hash) => hash == Baseline.Hash ? Baseline : hash == Candidate.Hash ? Candidate : null;
        var happened = BackTest.Run(records, new BackTestOptions { Candidate = Candidate, Activated = Find }, TestContext.Current.CancellationToken);
        var all = Run(new BackTestOptions { Candidate = Candidate, Baseline = Baseline });

        Assert.Equal(2, happened.Commands);
        Assert.InRange(happened.Changed, 1, all.Changed - 1);
    }

    [Fact]
    public void The_result_is_written_the_same_every_time_and_the_page_is_safe_and_whole()
    {
        var result = Run(new BackTestOptions { Candidate = Candidate, Baseline = Baseline });
        var (page, again, json, text) = (new StringWriter(), new StringWriter(), new MemoryStream(), new StringWriter());
        BackTestHtml.Write(page, result);
        BackTestHtml.Write(again, Run(new BackTestOptions { Candidate = Candidate, Baseline = Baseline }));
        BackTestJson.Write(json, result);
        BackTestText.Write(text, result);

        Assert.Equal(page.ToString(), again.ToString());
        var html = XDocument.Parse(page.ToString());
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe");
        Assert.DoesNotContain("<b>evil", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;evil", page.ToString(), StringComparison.Ordinal);
        var root = JsonDocument.Parse(json.ToArray()).RootElement;
        Assert.Equal(result.Changed, root.GetProperty("changed").GetInt64());
        Assert.Equal(["often", "words"], root.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("rule").GetString()));
        Assert.Contains(FormattableString.Invariant($"600 events replayed, 600 compared; {result.Changed:N0} differ"), text.ToString(), StringComparison.Ordinal);
    }

    private static BackTestResult Run(BackTestOptions options) => BackTest.Run(History, options, TestContext.Current.CancellationToken);

    private static LogRecord[] Make()
    {
        var random = new SeededRandom(5);
        return [.. Enumerable.Range(1, 600).Select(i => new EventRecord(i, Policies.Start.AddSeconds(i * 10), Policies.Event(
            actor: $"account:{random.Next(random.Next(4) == 0 ? 3 : 40)}", at: (i * 10) - random.Next(60), text: random.Next(5) == 0 ? "blue widget" : "hello", id: $"<b>evil{i}")))];
    }

    private static IEnumerable<LogRecord> Shifted(IEnumerable<LogRecord> records, long by) => records.Select(r => r with { Sequence = r.Sequence + by });
}
