using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Commands;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Rules;
using Cordon.Policy.State;
using Cordon.Policy.Tests.Rules;
using CsCheck;

namespace Cordon.Policy.Tests.Evaluating;

public sealed class StateTests
{
    private const string Yaml = """
        policy: {alarm: {window: 1m, evaluations: 3, factor: 1.5, deviations: 1}}
        features: {twice: {type: bool, value: counter("posts") >= 2}}
        counters:
          posts: {kind: count, key: event.actor, window: 5m}
          people: {kind: distinct, key: event.tags, item: event.actor, window: 5m}
          heat: {kind: decay, key: event.actor, half_life: 2m}
          last: {kind: last_seen, key: event.actor, window: 10m}
        labels: {watch: {expires: 3m}, hot: , trusted: {set_by: people, excludes: [watch, hot]}}
        rules:
          - {name: often, when: twice, breaker: {evaluations: 20, hits: 0.6}, then: [{label: watch}, {verdict: demote}]}
          - {name: hot, when: counter("heat") > 2.0, then: [{label: hot}, {enforce: cool, delay: 1m..1h}]}
          - {name: crowd, when: counter("people") > 1, sample: 0.5, then: [{label: watch, entity: event.tags}]}
          - {name: back, when: 'age("last") > duration("1m") && label(event.actor, "watch")', shadow: true, then: [{verdict: block}]}
        """;

    private static readonly CompiledPolicy First = Policies.Compile(Yaml);
    private static readonly CompiledPolicy Second = Policies.Compile(Yaml.Replace("half_life: 2m", "half_life: 3m", StringComparison.Ordinal).Replace("> 2.0", "> 1.5", StringComparison.Ordinal));

    private static readonly Gen<LogRecord[]> Histories = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[-30, 30]).Array[1, 120].Select(Records);

    [Fact]
    public void An_engine_that_is_saved_and_loaded_anywhere_goes_on_as_one_that_never_stopped()
    {
        Gen.Select(Histories, Gen.Int[0, 120], Gen.Int[0, 120]).Sample((records, one, two) =>
        {
            var (whole, cut) = (New(), New());
            for (var i = 0; i < records.Length; i++)
            {
                if (i == one || i == two)
                    cut = Reloaded(cut);
                Assert.Equal(Policies.Line(whole.Apply(records[i])), Policies.Line(cut.Apply(records[i])));
            }

            Assert.Equal(Policies.Saved(whole), Policies.Saved(cut));
            Assert.Equal(whole.Health, cut.Health);
        }, iter: 200);
    }

    [Fact]
    public void Where_keys_lie_in_memory_changes_neither_results_nor_saved_bytes()
    {
        Histories.Sample(records =>
        {
            var (one, two) = (New(), New(seed: 12345));
            foreach (var record in records)
                Assert.Equal(Policies.Line(one.Apply(record)), Policies.Line(two.Apply(record)));
            Assert.Equal(Policies.Saved(one), Policies.Saved(two));
        }, iter: 50);
    }

    [Fact]
    public void Damaged_and_strange_bytes_are_refused()
    {
        var engine = New();
        foreach (var record in Histories.Single())
            engine.Apply(record);
        var bytes = Policies.Saved(engine);

        for (var i = 0; i < bytes.Length; i += 11)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 4;
            Assert.Throws<StateException>(() => PolicyEngine.Load(new MemoryStream(damaged), Find));
            Assert.Throws<StateException>(() => PolicyEngine.Load(new MemoryStream(bytes, 0, i), Find));
        }

        var missing = Assert.Throws<StateException>(() => PolicyEngine.Load(new MemoryStream(bytes), _ => null));
        Assert.Contains("which is not at hand", missing.Message, StringComparison.Ordinal);
    }

    private static LogRecord[] Records((int What, int Who, int Step, int Late)[] acts)
    {
        var (records, time) = (new List<LogRecord>(), 0);
        foreach (var (what, who, step, late) in acts)
        {
            time += step;
            var (sequence, now) = (records.Count + 1, Policies.Start.AddSeconds(time));
            var actor = $"account:{who}";
            records.Add(what switch
            {
                0 => new CommandRecord(sequence, now, late > 0 ? CommandNames.LabelSet : CommandNames.LabelRemove, new LabelCommand { Entities = [Entity.Parse(actor)], Label = "trusted", By = "ana", Reason = "why" }.ToBytes()),
                1 when late > 20 => new CommandRecord(sequence, now, CommandNames.PolicyActivate, new ActivateCommand(who < 2 ? First.Hash : Second.Hash, "ana", "why").ToBytes()),
                1 => new CommandRecord(sequence, now, CommandNames.RuleReset, new ResetCommand("often", "ana", "why").ToBytes()),
                _ => new EventRecord(sequence, now, Policies.Event(what % 2 == 0 ? "post" : "like", actor, at: Math.Max(0, time - Math.Abs(late)), id: $"e{sequence}", objects: what > 6 ? ["tag:t", $"tag:{late}"] : [])),
            });
        }

        return [.. records];
    }

    private static CompiledPolicy? Find(string hash) => hash == First.Hash ? First : hash == Second.Hash ? Second : null;

    private static PolicyEngine New(ulong seed = 0)
    {
        var engine = new PolicyEngine(Find, new EngineOptions { TableSeed = seed });
        engine.Activate(First);
        return engine;
    }

    private static PolicyEngine Reloaded(PolicyEngine engine)
    {
        var bytes = Policies.Saved(engine);
        var loaded = PolicyEngine.Load(new MemoryStream(bytes), Find);
        Assert.Equal(bytes, Policies.Saved(loaded));
        return loaded;
    }
}
