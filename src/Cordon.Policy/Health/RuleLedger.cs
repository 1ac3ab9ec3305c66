using System.Globalization;
using Cordon.Policy.Rules;
using Cordon.Policy.State;

namespace Cordon.Policy.Health;

/// <summary>
/// The health of the active policy's rules, a fold over the records: the breaker looks at blocks of evaluations, the alarm at windows of event time.
/// </summary>
internal sealed class RuleLedger
{
    // A window ago weighs nine tenths: the past is about the last ten windows.
    private const double Kept = 0.9;

    private Entry[] _entries = [];
    private IReadOnlyList<RuleDefinition> _rules = [];
    private AlarmDefinition _alarm = new();
    private long _window = long.MinValue;

    /// <summary>Whether a rule acts; false in shadow and when broken.</summary>
    public bool Acts(int rule) => _entries[rule].Acts;

    public bool IsBroken(int rule) => _entries[rule].BrokenAt != 0;

    /// <summary>Takes the rules of a policy: what is unchanged keeps its health, broken or not; what is new or changed begins anew.</summary>
    public void Activate(CompiledPolicy policy)
    {
        var kept = new Dictionary<string, Entry>(StringComparer.Ordinal);
        for (var i = 0; i < _rules.Count; i++)
            kept[_rules[i].Name + '\n' + _rules[i].Fingerprint] = _entries[i];
        if (policy.Alarm.Window != _alarm.Window)
            _window = long.MinValue;
        (_rules, _alarm) = (policy.Rules, policy.Alarm);
        _entries = new Entry[_rules.Count];
        for (var i = 0; i < _entries.Length; i++)
        {
            _entries[i] = kept.GetValueOrDefault(_rules[i].Name + '\n' + _rules[i].Fingerprint);
            Bind(i);
        }
    }

    /// <summary>Counts an evaluation that neither held nor failed.</summary>
    public void Passed(int rule)
    {
        ref var entry = ref _entries[rule];
        entry.Evaluations++;
        entry.WindowEvaluations++;
        if (++entry.BlockEvaluations >= entry.BlockLength)
            entry.EndBlock();
    }

    /// <summary>Counts an evaluation that held or failed; gives the alarm when that breaks the rule.</summary>
    public RuleAlarm? Noted(int rule, bool hit, bool failed, long sequence)
    {
        ref var entry = ref _entries[rule];
        if (hit)
        {
            entry.Hits++;
            entry.WindowHits++;
            entry.BlockHits++;
        }

        if (failed)
        {
            entry.Errors++;
            entry.BlockErrors++;
        }

        var alarm = default(RuleAlarm);
        var (definition, length) = (_rules[rule], entry.BlockLength);
        if (entry.Acts && entry.BlockHits > entry.MostHits)
            alarm = Broken(RuleAlarmKind.BrokenByHits, entry.BlockHits, "hit", definition.Breaker.Hits);
        else if (entry.Acts && entry.BlockErrors > entry.MostErrors)
            alarm = Broken(RuleAlarmKind.BrokenByErrors, entry.BlockErrors, "failed for", definition.Breaker.Errors);
        if (alarm is not null)
            (entry.BrokenAt, entry.Acts) = (sequence, false);
        Passed(rule);
        return alarm;

        RuleAlarm Broken(RuleAlarmKind kind, int count, string verb, double bound) => new(
            kind,
            definition.Name,
            string.Create(CultureInfo.InvariantCulture, $"the rule {verb} {count} of at most {length} events, above its bound of {bound:0.###}; it is in shadow until it is reset or changed"));
    }

    /// <summary>Adds an error of an effect, which comes after the evaluation was counted.</summary>
    public void EffectFailed(int rule) => _entries[rule].Errors++;

    /// <summary>Lets a broken rule act again.</summary>
    /// <returns>False when there is no such rule or it is not broken.</returns>
    public bool Reset(string rule)
    {
        for (var i = 0; i < _rules.Count; i++)
        {
            if (_rules[i].Name != rule || _entries[i].BrokenAt == 0)
                continue;
            _entries[i].BrokenAt = 0;
            _entries[i].EndBlock();
            Bind(i);
            return true;
        }

        return false;
    }

    /// <summary>Closes the window when the watermark has left it; gives alarms for rules whose pass rate changed strongly.</summary>
    public void Advance(DateTimeOffset watermark, List<RuleAlarm> alarms)
    {
        var window = watermark.UtcTicks / _alarm.Window.Ticks;
        if (window <= _window)
            return;
        var first = _window == long.MinValue;
        _window = window;
        if (first)
            return;
        for (var i = 0; i < _entries.Length; i++)
        {
            ref var entry = ref _entries[i];
            if (Changed(entry, _rules[i].Name) is { } alarm)
                alarms.Add(alarm);
            entry.PastEvaluations = (entry.PastEvaluations * Kept) + entry.WindowEvaluations;
            entry.PastHits = (entry.PastHits * Kept) + entry.WindowHits;
            (entry.WindowEvaluations, entry.WindowHits) = (0, 0);
        }
    }

    /// <summary>Whether the watermark has left the open window.</summary>
    public bool IsOver(DateTimeOffset watermark) => watermark.UtcTicks / _alarm.Window.Ticks > _window;

    public IReadOnlyList<RuleHealth> Standing() =>
        [.. _rules.Select((rule, i) => new RuleHealth(
            rule.Name, _entries[i].Evaluations, _entries[i].Hits, _entries[i].Errors, rule.Shadow, _entries[i].BrokenAt != 0, _entries[i].BrokenAt,
            _entries[i].WindowEvaluations, _entries[i].WindowHits, _entries[i].PastHits / _entries[i].PastEvaluations, rule.Cost))];

    public void Save(StateWriter writer)
    {
        writer.Number(_window);
        writer.Number(_entries.Length);
        foreach (ref var entry in _entries.AsSpan())
        {
            writer.Number(entry.Evaluations);
            writer.Number(entry.Hits);
            writer.Number(entry.Errors);
            writer.Number(entry.BlockEvaluations);
            writer.Number(entry.BlockHits);
            writer.Number(entry.BlockErrors);
            writer.Number(entry.WindowEvaluations);
            writer.Number(entry.WindowHits);
            writer.Double(entry.PastEvaluations);
            writer.Double(entry.PastHits);
            writer.Number(entry.BrokenAt);
        }
    }

    /// <summary>Loads the health of the rules of a policy that was taken already.</summary>
    public void Load(StateReader reader)
    {
        _window = reader.Number();
        if (reader.Count(PolicyLimits.Rules) != _entries.Length)
            throw reader.Damaged();
        for (var i = 0; i < _entries.Length; i++)
        {
            ref var entry = ref _entries[i];
            entry.Evaluations = reader.Number();
            entry.Hits = reader.Number();
            entry.Errors = reader.Number();
            entry.BlockEvaluations = reader.Count(int.MaxValue);
            entry.BlockHits = reader.Count(int.MaxValue);
            entry.BlockErrors = reader.Count(int.MaxValue);
            entry.WindowEvaluations = reader.Number();
            entry.WindowHits = reader.Number();
            entry.PastEvaluations = reader.Double();
            entry.PastHits = reader.Double();
            entry.BrokenAt = reader.Number();
            Bind(i);
        }
    }

    private void Bind(int rule)
    {
        ref var entry = ref _entries[rule];
        var (definition, breaker) = (_rules[rule], _rules[rule].Breaker);
        entry.BlockLength = breaker.Evaluations;
        entry.MostHits = (int)(breaker.Hits * breaker.Evaluations);
        entry.MostErrors = (int)(breaker.Errors * breaker.Evaluations);
        entry.Acts = !definition.Shadow && entry.BrokenAt == 0;
    }

    // Two shares compared by their pooled standard error, and by a factor, so that neither small windows nor small changes call.
    private RuleAlarm? Changed(in Entry entry, string rule)
    {
        if (entry.WindowEvaluations < _alarm.Evaluations || entry.PastEvaluations < _alarm.Evaluations)
            return null;
        var (now, past) = ((double)entry.WindowHits / entry.WindowEvaluations, entry.PastHits / entry.PastEvaluations);
        var pooled = (entry.WindowHits + entry.PastHits) / (entry.WindowEvaluations + entry.PastEvaluations);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / (double)entry.WindowEvaluations) + (1 / entry.PastEvaluations)));
        if (Math.Abs(now - past) <= _alarm.Deviations * error || (now < past * _alarm.Factor && past < now * _alarm.Factor))
            return null;
        return new RuleAlarm(
            now > past ? RuleAlarmKind.Risen : RuleAlarmKind.Fallen,
            rule,
            string.Create(CultureInfo.InvariantCulture, $"the rule hit {entry.WindowHits} of {entry.WindowEvaluations} events ({now:0.###%}) in the last {TimeText.Of(_alarm.Window)}, before that {past:0.###%}"));
    }

    private struct Entry
    {
        public long Evaluations;
        public long Hits;
        public long Errors;
        public int BlockEvaluations;
        public int BlockHits;
        public int BlockErrors;
        public int BlockLength;
        public int MostHits;
        public int MostErrors;
        public long WindowEvaluations;
        public long WindowHits;
        public double PastEvaluations;
        public double PastHits;
        public long BrokenAt;
        public bool Acts;

        public void EndBlock() => (BlockEvaluations, BlockHits, BlockErrors) = (0, 0, 0);
    }
}
