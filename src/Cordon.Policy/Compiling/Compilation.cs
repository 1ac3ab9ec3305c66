using System.Collections.Frozen;
using Cordon.Policy.Cel;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Labels;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;

namespace Cordon.Policy.Compiling;

/// <summary>One compilation of a policy: from the draft of its files to what an engine evaluates, telling every problem on the way.</summary>
internal sealed partial class Compilation
{
    private readonly PolicySource _source;
    private readonly ProblemList _problems = new();
    private readonly Draft _draft;
    private readonly Dictionary<(string What, string Name), IReadOnlyDictionary<string, string>> _written = [];
    private readonly HashSet<(string What, string Name)> _used = [];
    private string _name = "policy";
    private string _description = "";
    private BreakerDefinition _breaker = new();
    private AlarmDefinition _alarm = new();
    private CelEnvironment _environment = PolicyEnvironment.Base;

    public Compilation(PolicySource source)
    {
        _source = source;
        _draft = new Draft(source, _problems);
        Note("feature", _draft.Features);
        Note("counter", _draft.Counters);
        Note("label", _draft.Labels);
        Note("list", _draft.Lists);
        Note("term", _draft.Terms);
        Note("rule", _draft.Rules);
        if (_draft.Guard is not null)
            _written[("guard", "guard")] = Written.Flatten(_draft.Guard);
    }

    public PolicyCompilation Run()
    {
        Header();
        var lists = _draft.Lists.Select(List).OfType<PolicyList>().OrderBy(l => l.Name, StringComparer.Ordinal).ToList();
        var terms = _draft.Terms.Select(Terms).OfType<PolicyTerms>().OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var labels = _draft.Labels.Select(Label).OfType<LabelDefinition>().ToList();
        var features = Features();
        var counters = Counters(features);
        var rules = Rules();
        var guard = Guard();
        var tests = _draft.Tests.Select(Test).OfType<Testing.PolicyTest>().ToList();
        if (_problems.Errors > 0)
            return new PolicyCompilation(_source, null, _problems.Ordered());
        Unused();
        var (byKind, other) = Dispatched(counters, rules);
        var policy = new CompiledPolicy
        {
            Source = _source,
            Name = _name,
            Description = _description,
            Features = features,
            Counters = counters,
            Labels = new LabelScheme(labels),
            Lists = lists,
            Terms = terms,
            Rules = rules,
            Alarm = _alarm,
            Guard = guard,
            Tests = tests,
            Written = _written,
            RuleIndex = rules.Select((r, i) => (r.Name, i)).ToFrozenDictionary(r => r.Name, r => r.i, StringComparer.Ordinal),
            CounterIndex = counters.Select((c, i) => (c.Name, i)).ToFrozenDictionary(c => c.Name, c => c.i, StringComparer.Ordinal),
            ListValues = lists.ToFrozenDictionary(l => l.Name, l => CelValue.Of(new EntryListValue(l.Entries)), StringComparer.Ordinal),
            TermIndex = terms.Select((t, i) => (t.Name, i)).ToFrozenDictionary(t => t.Name, t => t.i, StringComparer.Ordinal),
            ByKind = byKind,
            OtherKinds = other,
        };
        return new PolicyCompilation(_source, policy, _problems.Ordered());
    }

    private static (FrozenDictionary<string, CompiledPolicy.Dispatch> ByKind, CompiledPolicy.Dispatch Other) Dispatched(
        List<PolicyCounter> counters, List<RuleDefinition> rules)
    {
        var kinds = counters.SelectMany(c => c.Events).Concat(rules.SelectMany(r => r.Events)).Distinct(StringComparer.Ordinal);
        return (kinds.ToFrozenDictionary(k => k, k => For(k), StringComparer.Ordinal), For(null));

        CompiledPolicy.Dispatch For(string? kind) => new(
            [.. Enumerable.Range(0, counters.Count).Where(i => LooksAt(counters[i].Events, kind))],
            [.. Enumerable.Range(0, rules.Count).Where(i => LooksAt(rules[i].Events, kind))]);

        static bool LooksAt(IReadOnlyList<string> events, string? kind) => events.Count == 0 || (kind is not null && events.Contains(kind));
    }

    private void Note(string what, List<Declared> all)
    {
        foreach (var declared in all)
            _written[(what, declared.Name.Value)] = Written.Flatten(declared.Body);
    }

    private IEnumerable<string> NamesOf(string what) => _written.Keys.Where(k => k.What == what).Select(k => k.Name);

    private void Unused()
    {
        foreach (var (what, all) in new[] { ("feature", _draft.Features), ("counter", _draft.Counters), ("list", _draft.Lists), ("term", _draft.Terms) })
        {
            foreach (var declared in all.Where(d => !_used.Contains((what, d.Name.Value))))
                _problems.Warning(declared.Name, $"nothing uses the {what} '{declared.Name.Value}'");
        }
    }
}
