using Cordon.Events.Log;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Labels;
using Cordon.Policy.Rules;

namespace Cordon.Policy.Testing;

/// <summary>Runs the tests that stand beside the rules, each in an engine of its own.</summary>
public static class PolicyTestRunner
{
    /// <summary>Runs all tests of a policy, in their order.</summary>
    public static IReadOnlyList<PolicyTestResult> Run(CompiledPolicy policy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var results = new List<PolicyTestResult>();
        foreach (var test in policy.Tests)
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(Run(policy, test));
        }

        return results;
    }

    /// <summary>Runs one test.</summary>
    public static PolicyTestResult Run(CompiledPolicy policy, PolicyTest test)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(test);
        // A test may have thousands of events before; a breaker would judge them as if they were the platform's.
        var engine = new PolicyEngine(_ => null, new EngineOptions { Readings = test.Counters, MostLabels = 100_000 });
        engine.Activate(policy);
        var failures = new List<string>();
        Label(engine, policy, test, failures);
        var sequence = 0L;
        foreach (var before in test.Before)
            engine.Apply(new EventRecord(++sequence, before.Time, before));
        var evaluation = engine.Apply(new EventRecord(++sequence, test.Event.Time, test.Event));
        Compare(test, evaluation, engine, failures);
        return new PolicyTestResult(test, failures, evaluation.Hits);
    }

    private static void Label(PolicyEngine engine, CompiledPolicy policy, PolicyTest test, List<string> failures)
    {
        var changes = new List<LabelChange>();
        var start = test.Before.Count > 0 && test.Before[0].Time < test.Event.Time ? test.Before[0].Time : test.Event.Time;
        foreach (var (entity, name) in test.Labels)
        {
            policy.Labels.TryGet(name, out var definition);
            engine.Labels.Set(
                entity,
                new Label
                {
                    Name = name,
                    Source = definition is { SetBy.Count: > 0 } ? definition.SetBy.Max() : LabelSource.Person,
                    SetBy = "test",
                    Reason = test.Name,
                    Sequence = 0,
                    Set = start,
                },
                policy.Labels,
                changes);
        }

        failures.AddRange(changes.Where(c => c.Kind == LabelChangeKind.Refused).Select(c => $"the label '{c.Label.Name}' cannot be set on {c.Entity} before the test: {c.Why}"));
    }

    private static void Compare(PolicyTest test, in Evaluation evaluation, PolicyEngine engine, List<string> failures)
    {
        if (test.Verdict is { } verdict && verdict != evaluation.Verdict)
            failures.Add($"the verdict is {Words.Of(evaluation.Verdict)}; expected {Words.Of(verdict)}");
        var live = evaluation.Hits.Where(h => !h.Shadow).Select(h => h.Rule).ToList();
        var shadow = evaluation.Hits.Where(h => h.Shadow).Select(h => h.Rule).ToList();
        Same("the rules that hit are", test.Hits, live, failures);
        Same("the rules that hit in shadow are", test.Shadow, shadow, failures);
        foreach (var rule in test.Not.Where(r => live.Contains(r) || shadow.Contains(r)))
            failures.Add($"the rule '{rule}' hit; expected that it does not");
        Same("the effects are", test.Effects, [.. evaluation.Effects.Select(e => e.Kind == EffectKind.Hold ? "hold" : $"{Words.Of(e.Kind)} {e.Name}").Distinct()], failures);
        foreach (var (entity, label) in test.Labelled.Where(l => !engine.Labels.Has(l.Entity, l.Label, test.Event.Time)))
            failures.Add($"{entity} has {Listed(engine.Labels.Of(entity, test.Event.Time).Select(l => l.Name))}; expected the label '{label}'");
        foreach (var (entity, label) in test.NotLabelled.Where(l => engine.Labels.Has(l.Entity, l.Label, test.Event.Time)))
            failures.Add($"{entity} has the label '{label}'; expected that it does not");
        if (test.Errors && evaluation.Errors.Count == 0)
            failures.Add("nothing failed; expected an error");
        if (!test.Errors)
            failures.AddRange(evaluation.Errors.Select(e => $"{e.Where}: {e.Message}"));
    }

    private static void Same(string what, IReadOnlyList<string>? expected, List<string> got, List<string> failures)
    {
        if (expected is null || expected.Order(StringComparer.Ordinal).SequenceEqual(got.Order(StringComparer.Ordinal)))
            return;
        failures.Add($"{what} {Listed(got)}; expected {Listed(expected)}");
    }

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? "none" : string.Join(", ", all.Take(12)) + (all.Count > 12 ? ", …" : "");
    }
}
