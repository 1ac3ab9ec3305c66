using System.Runtime.InteropServices;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Commands;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;
using Cordon.Policy.Rules;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Replay;

/// <summary>
/// Replays stored history through a candidate policy and compares it with what happened, or with another policy. Both sides see every record
/// from the first on, so counters and labels stand at each event as they would have stood; only events within the time asked for are compared.
/// Deterministic: the same records and options give the same result.
/// </summary>
public sealed class BackTest
{
    private const int MostTold = 20;
    private const int MostAlarms = 100;

    private readonly BackTestOptions _options;
    private readonly Side _candidate;
    private readonly Side _baseline;
    private readonly long[,] _verdicts = new long[Words.Verdicts.Count, Words.Verdicts.Count];
    private readonly Dictionary<string, (long Gained, long Lost)> _moved = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ChangedEvent, (ulong Hash, long Sequence)> _samples = new(Comparer<(ulong, long)>.Create((a, b) => b.CompareTo(a)));
    private long _events;
    private long _compared;
    private long _commands;
    private long _changed;

    private BackTest(BackTestOptions options)
    {
        _options = options;
        _candidate = new Side(options.Candidate, null);
        // With nothing to compare with, the other side is the policy that does nothing.
        _baseline = new Side(options.Baseline ?? (options.Activated is null ? CompiledPolicy.Empty : null), options.Activated);
    }

    /// <summary>Runs a back-test over a log.</summary>
    public static BackTestResult Run(IEventLog log, BackTestOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Run(log.Read(1, cancellation), options, cancellation);
    }

    /// <summary>Runs a back-test over records in their order.</summary>
    public static BackTestResult Run(IEnumerable<LogRecord> records, BackTestOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Samples);
        var test = new BackTest(options);
        foreach (var record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            test.Take(record);
        }

        return test.Result();
    }

    private void Take(LogRecord record)
    {
        var candidate = _candidate.Apply(record);
        var baseline = _baseline.Apply(record);
        if (record is not EventRecord { Event: var happened })
        {
            _commands++;
            return;
        }

        _events++;
        if (happened.Time < _options.From || happened.Time >= _options.To)
            return;
        _compared++;
        _candidate.Tally(candidate);
        _baseline.Tally(baseline);
        _verdicts[(int)baseline.Verdict, (int)candidate.Verdict]++;
        if (baseline.IsEmpty && candidate.IsEmpty)
            return;
        Move(candidate, baseline);
        var (won, gone) = (ActedOnlyIn(candidate, baseline), ActedOnlyIn(baseline, candidate));
        if (won.Count + gone.Count == 0 && baseline.Verdict == candidate.Verdict)
            return;
        _changed++;
        if (_options.Samples == 0)
            return;
        // The least hashes of all are a fair sample that does not depend on when an event came.
        var place = (CounterKey.Of(happened.Id).High, record.Sequence);
        var sample = new ChangedEvent(record.Sequence, happened, baseline.Verdict, candidate.Verdict, won, gone);
        if (_samples.Count < _options.Samples)
            _samples.Enqueue(sample, place);
        else
            _samples.EnqueueDequeue(sample, place);
    }

    private void Move(in Evaluation candidate, in Evaluation baseline)
    {
        foreach (var hit in candidate.Hits)
        {
            if (!Has(baseline, hit.Rule))
                Moved(hit.Rule).Gained++;
        }

        foreach (var hit in baseline.Hits)
        {
            if (!Has(candidate, hit.Rule))
                Moved(hit.Rule).Lost++;
        }
    }

    private ref (long Gained, long Lost) Moved(string rule) => ref CollectionsMarshal.GetValueRefOrAddDefault(_moved, rule, out _);

    private static List<Hit> ActedOnlyIn(in Evaluation evaluation, in Evaluation other)
    {
        var hits = new List<Hit>();
        foreach (var hit in evaluation.Hits)
        {
            if (!hit.Shadow && !Acts(other, hit.Rule))
                hits.Add(hit);
        }

        return hits;
    }

    private static bool Has(in Evaluation evaluation, string rule)
    {
        foreach (var hit in evaluation.Hits)
        {
            if (hit.Rule == rule)
                return true;
        }

        return false;
    }

    private static bool Acts(in Evaluation evaluation, string rule)
    {
        foreach (var hit in evaluation.Hits)
        {
            if (hit.Rule == rule)
                return !hit.Shadow;
        }

        return false;
    }

    private BackTestResult Result()
    {
        var size = Words.Verdicts.Count;
        var rows = Enumerable.Range(0, size).Select(b => (IReadOnlyList<long>)[.. Enumerable.Range(0, size).Select(c => _verdicts[b, c])]).ToList();
        return new BackTestResult
        {
            Candidate = (_options.Candidate.Name, _options.Candidate.Hash),
            Baseline = _options.Baseline is { } baseline ? (baseline.Name, baseline.Hash) : null,
            From = _options.From,
            To = _options.To,
            Events = _events,
            Compared = _compared,
            Commands = _commands,
            VerdictsChanged = rows.Select((row, b) => row.Where((_, c) => c != b).Sum()).Sum(),
            Verdicts = rows,
            Rules = [.. RuleNames().Select(Compared)],
            Labels = [.. _candidate.Labelled.Keys.Union(_baseline.Labelled.Keys).Order(StringComparer.Ordinal).Select(ComparedLabel)],
            Effects = [.. _candidate.Effects.Keys.Union(_baseline.Effects.Keys).Order(StringComparer.Ordinal)
                .Select(e => new EffectComparison(e, _baseline.Effects.GetValueOrDefault(e), _candidate.Effects.GetValueOrDefault(e)))],
            Alarms = _candidate.Alarms,
            Errors = _candidate.Errors,
            FirstErrors = _candidate.FirstErrors,
            Samples = [.. _samples.UnorderedItems.Select(s => s.Element).OrderBy(s => s.Sequence)],
            Changed = _changed,
        };
    }

    private IEnumerable<string> RuleNames() => _options.Candidate.Rules.Select(r => r.Name)
        .Union(_options.Baseline?.Rules.Select(r => r.Name) ?? [])
        .Union(_baseline.Rules.Keys)
        .Order(StringComparer.Ordinal);

    private RuleComparison Compared(string rule)
    {
        var (mine, theirs) = (_candidate.Rules.GetValueOrDefault(rule), _baseline.Rules.GetValueOrDefault(rule));
        var (gained, lost) = _moved.GetValueOrDefault(rule);
        var severity = _options.Candidate.Rules.FirstOrDefault(r => r.Name == rule)?.Severity ?? theirs?.Severity ?? _options.Baseline?.Rules.FirstOrDefault(r => r.Name == rule)?.Severity ?? Severity.Medium;
        return new RuleComparison(rule, severity, theirs?.Acted ?? 0, theirs?.Shadow ?? 0, mine?.Acted ?? 0, mine?.Shadow ?? 0, gained, lost, _candidate.RuleErrors.GetValueOrDefault(rule));
    }

    private LabelComparison ComparedLabel(string label)
    {
        var mine = _candidate.Labelled.GetValueOrDefault(label) ?? [];
        var theirs = _baseline.Labelled.GetValueOrDefault(label) ?? [];
        var (gained, lost) = (mine.Where(e => !theirs.Contains(e)).Order().ToList(), theirs.Where(e => !mine.Contains(e)).Order().ToList());
        return new LabelComparison(label, theirs.Count, mine.Count, gained.Count, lost.Count, [.. gained.Take(_options.Samples)], [.. lost.Take(_options.Samples)]);
    }

    /// <summary>One side of the comparison: its engine and what was counted of its evaluations.</summary>
    private sealed class Side
    {
        private readonly PolicyEngine _engine;
        private readonly bool _fixed;

        public Side(CompiledPolicy? policy, Func<string, CompiledPolicy?>? activated)
        {
            _fixed = policy is not null;
            _engine = new PolicyEngine(activated ?? (_ => null));
            if (policy is not null)
                _engine.Activate(policy);
        }

        public Dictionary<string, RuleTally> Rules { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, HashSet<Entity>> Labelled { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, long> Effects { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, long> RuleErrors { get; } = new(StringComparer.Ordinal);

        public List<string> Alarms { get; } = [];

        public List<string> FirstErrors { get; } = [];

        public long Errors { get; private set; }

        /// <summary>Applies a record; a side with a policy of its own is not changed by activations.</summary>
        public Evaluation Apply(LogRecord record) =>
            _fixed && record is CommandRecord { Name: CommandNames.PolicyActivate or CommandNames.RuleReset } ? default : _engine.Apply(record);

        public void Tally(in Evaluation evaluation)
        {
            if (evaluation.IsEmpty)
                return;
            foreach (var hit in evaluation.Hits)
            {
                if (!Rules.TryGetValue(hit.Rule, out var tally))
                    Rules.Add(hit.Rule, tally = new RuleTally { Severity = hit.Severity });
                if (hit.Shadow)
                    tally.Shadow++;
                else
                    tally.Acted++;
            }

            foreach (var change in evaluation.LabelChanges)
            {
                if (change.Kind is LabelChangeKind.Removed or LabelChangeKind.Refused)
                    continue;
                if (!Labelled.TryGetValue(change.Label.Name, out var entities))
                    Labelled.Add(change.Label.Name, entities = []);
                entities.Add(change.Entity);
            }

            foreach (var effect in evaluation.Effects)
            {
                var name = effect.Kind == EffectKind.Hold ? "hold" : $"{Words.Of(effect.Kind)} {effect.Name}";
                Effects[name] = Effects.GetValueOrDefault(name) + 1;
            }

            foreach (var error in evaluation.Errors)
            {
                Errors++;
                if (error.Where.StartsWith("rule ", StringComparison.Ordinal))
                    RuleErrors[error.Where[5..]] = RuleErrors.GetValueOrDefault(error.Where[5..]) + 1;
                if (FirstErrors.Count < MostTold)
                    FirstErrors.Add($"event {Shown.Brief(evaluation.Event!.Id)}: {error.Where}: {error.Message}");
            }

            foreach (var alarm in evaluation.Alarms.Where(_ => Alarms.Count < MostAlarms))
                Alarms.Add($"event {Shown.Brief(evaluation.Event!.Id)}: {RuleAlarm.Kinds[(int)alarm.Kind]} {alarm.Rule}: {alarm.Message}");
        }
    }

    private sealed class RuleTally
    {
        public required Severity Severity { get; init; }

        public long Acted { get; set; }

        public long Shadow { get; set; }
    }
}
