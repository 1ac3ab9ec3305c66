using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Cel;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;
using Cordon.Policy.Rules;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Evaluating;

/// <summary>
/// The deterministic fold over the log: every record changes the state (counters, labels, health of rules, active policy) and gives an
/// evaluation. The same records in the same order give the same evaluations and the same state, byte for byte, live or replayed. One thread at a time.
/// </summary>
/// <remarks>
/// For one event: counters count first, then the rules are evaluated over labels as they stood before the event, then the effects of the
/// rules that hit take place in the order of evaluation. Labels and counters are read at the event's own time.
/// </remarks>
public sealed partial class PolicyEngine
{
    // Labels are swept a day after they expired, so that events up to a day late still see them.
    private static readonly TimeSpan SweptAfter = TimeSpan.FromDays(1);

    private readonly Func<string, CompiledPolicy?> _resolve;
    private readonly EngineOptions _options;
    private readonly RuleLedger _ledger = new();
    private readonly List<Entity> _entities = [];
    private readonly List<(int Rule, bool Acts)> _hits = [];
    private readonly CounterBank _counters;
    private EvaluationContext _context;
    private ulong[] _ruleHashes = [];
    private RuleDefinition[] _rules = [];
    private CelProgram[] _conditions = [];
    private DateTimeOffset _swept;

    /// <summary>An engine without records, with a policy that has no rules.</summary>
    /// <param name="resolve">Finds a policy by its hash when a record activates it; null when there is none.</param>
    /// <param name="options">How it runs; the defaults when null.</param>
    public PolicyEngine(Func<string, CompiledPolicy?> resolve, EngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        (_resolve, _options) = (resolve, options ?? new EngineOptions());
        _counters = new CounterBank(_options.TableSeed);
        Labels = new LabelStore(_options.MostLabels);
        Policy = CompiledPolicy.Empty;
        _context = Take(Policy);
    }

    /// <summary>The active policy.</summary>
    public CompiledPolicy Policy { get; private set; }

    /// <summary>The labels. To be read only; they change by records.</summary>
    public LabelStore Labels { get; }

    /// <summary>The sequence of the last record; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>The greatest event time so far, where an event that claims to come from after its receipt counts by its receipt.</summary>
    public DateTimeOffset Watermark { get; private set; }

    /// <summary>The health of the active policy's rules, in the order of evaluation.</summary>
    public IReadOnlyList<RuleHealth> Health => _ledger.Standing();

    /// <summary>The counters of the active policy in numbers, in the order of their names.</summary>
    public IReadOnlyList<(string Name, CounterStatistics Statistics)> Counters => [.. _counters.Active.Select(c => (c.Definition.Name, c.Statistics))];

    /// <summary>The reading of a counter for a key at a time; null when the policy has no such counter.</summary>
    public double? ReadCounter(string name, string key, DateTimeOffset at) =>
        Policy.CounterIndex.TryGetValue(name, out var index) ? _counters.Active[index].Read(CounterKey.Of(key), (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10) : null;

    /// <summary>Makes a policy the active one without a record; for evaluating files. Counters and rules that are unchanged keep their state.</summary>
    public void Activate(CompiledPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _context = Take(policy);
    }

    /// <summary>Takes the next record.</summary>
    /// <exception cref="ArgumentException">The record does not come after the last.</exception>
    public Evaluation Apply(LogRecord record) => record switch
    {
        EventRecord happened => Apply(happened),
        CommandRecord command => Apply(command),
        _ => throw new ArgumentException($"a record of type {record?.GetType().Name} is not known", nameof(record)),
    };

    /// <summary>Takes the next event.</summary>
    /// <exception cref="ArgumentException">The record does not come after the last.</exception>
    public Evaluation Apply(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Follow(record);
        var happened = record.Event;
        EvaluationParts? parts = null;
        Advance(happened.Time < record.Received ? happened.Time : record.Received, ref parts);
        _context.Show(happened);
        var dispatch = Policy.For(happened.Kind);
        foreach (var counter in dispatch.Counters)
        {
            if (_context.Count(counter) is { } failed)
                (parts ??= new EvaluationParts()).Errors.Add(new EvaluationError($"counter {Policy.Counters[counter].Name}", failed.Message));
        }

        Evaluate(record, dispatch.Rules, ref parts);
        if (_hits.Count > 0)
            Act(record, parts!);
        return new Evaluation(record.Sequence, happened, null, parts);
    }

    /// <summary>
    /// Reaches for what the counters hold of events that are about to be applied, of all at once, so that applying them need not wait for memory one
    /// read after the other. It changes nothing but the speed: call it for the next 16 or so.
    /// </summary>
    public void Warm(IReadOnlyList<LogRecord> records, int from, int count)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (_counters.Active.Length == 0)
            return;
        for (var i = from; i < from + count; i++)
        {
            if (records[i] is EventRecord { Event: var coming })
                _context.Foresee(coming, Policy.For(coming.Kind).Counters);
        }

        _context.Warm();
    }

    /// <summary>How the rules stand to an event now, without counting it: what a rule author asks.</summary>
    public IReadOnlyList<RuleExplanation> Explain(Event asked)
    {
        _context.Show(asked);
        var explained = new List<RuleExplanation>();
        foreach (var index in Policy.For(asked.Kind).Rules)
        {
            var rule = Policy.Rules[index];
            var holds = rule.ConditionExpression.Program.Holds(_context, out var failed);
            _context.Keep(index, holds);
            explained.Add(new RuleExplanation(rule.Name, holds, failed?.Message, rule.ConditionExpression.Program.Explain(_context)));
        }

        return explained;
    }

    private EvaluationContext Take(CompiledPolicy policy)
    {
        Policy = policy;
        _counters.Activate(policy.Counters);
        _ledger.Activate(policy);
        _rules = [.. policy.Rules];
        _conditions = [.. policy.Rules.Select(r => r.ConditionExpression.Program)];
        _ruleHashes = [.. policy.Rules.Select(r => CounterKey.Of(r.Name).Low)];
        return new EvaluationContext(policy, _counters.Active, Labels, _options.Readings);
    }

    private void Follow(LogRecord record)
    {
        if (record.Sequence <= Sequence)
            throw new ArgumentException($"record {record.Sequence} comes after record {Sequence}; records have rising sequences", nameof(record));
        Sequence = record.Sequence;
    }

    private void Advance(DateTimeOffset time, ref EvaluationParts? parts)
    {
        if (time <= Watermark)
            return;
        Watermark = time;
        if (!_ledger.IsOver(time))
            return;
        var alarms = new List<RuleAlarm>();
        _ledger.Advance(time, alarms);
        if (alarms.Count > 0)
            (parts ??= new EvaluationParts()).Alarms.AddRange(alarms);
        var due = time.UtcTicks - SweptAfter.Ticks;
        if (due - _swept.UtcTicks < SweptAfter.Ticks)
            return;
        _swept = new DateTimeOffset(due, TimeSpan.Zero);
        Labels.Sweep(_swept);
    }

    private void Evaluate(EventRecord record, int[] rules, ref EvaluationParts? parts)
    {
        _hits.Clear();
        var hash = 0UL;
        foreach (var index in rules)
        {
            var rule = _rules[index];
            if (rule.Sample < 1)
            {
                hash = hash == 0 ? CounterKey.Of(record.Event.Id).Low : hash;
                if (Chance.Unit(hash, _ruleHashes[index], 0) >= rule.Sample)
                {
                    _context.Keep(index, holds: false);
                    continue;
                }
            }

            var holds = _conditions[index].Holds(_context, out var failed);
            _context.Keep(index, holds);
            if (!holds && failed is null)
            {
                _ledger.Passed(index);
                continue;
            }

            parts ??= new EvaluationParts();
            if (failed is not null)
                parts.Errors.Add(new EvaluationError($"rule {rule.Name}", failed.Message));
            // The hit that breaks a rule still acts: it is within what the rule was allowed.
            var (acts, broken) = (_ledger.Acts(index), _ledger.IsBroken(index));
            if (_ledger.Noted(index, holds, failed is not null, record.Sequence) is { } alarm)
                parts.Alarms.Add(alarm);
            if (!holds)
                continue;
            _hits.Add((index, acts));
            parts.Hits.Add(new Hit
            {
                Rule = rule.Name,
                Severity = rule.Severity,
                Shadow = !acts,
                Broken = broken,
                Condition = rule.Condition,
                Explanation = _options.Explain ? rule.ConditionExpression.Program.Explain(_context) : [],
            });
        }
    }

    private void Act(EventRecord record, EvaluationParts parts)
    {
        foreach (var (index, acts) in _hits)
        {
            var rule = Policy.Rules[index];
            for (var i = 0; i < rule.Effects.Count; i++)
                Act(record, index, rule, i, acts, parts);
        }

        // Labels change only now, when every entity expression was evaluated over what stood before.
        foreach (var (entity, label) in _pending)
            Labels.Set(entity, label, Policy.Labels, parts.LabelChanges);
        _pending.Clear();
    }
}
