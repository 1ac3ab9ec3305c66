using Cordon.Events;
using Cordon.Policy.Effects;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;

namespace Cordon.Policy.Evaluating;

/// <summary>What came of one record of the log. When nothing came of it, it holds no object of its own.</summary>
public readonly struct Evaluation
{
    private readonly EvaluationParts? _parts;

    internal Evaluation(long sequence, Event? evaluated, string? command, EvaluationParts? parts) =>
        (Sequence, Event, Command, _parts) = (sequence, evaluated, command, parts);

    /// <summary>The record's place in the log.</summary>
    public long Sequence { get; }

    /// <summary>The event; null for a command.</summary>
    public Event? Event { get; }

    /// <summary>The command's name; null for an event.</summary>
    public string? Command { get; }

    /// <summary>True when nothing hit, changed or failed.</summary>
    public bool IsEmpty => _parts is null;

    /// <summary>The strictest verdict of the rules that act.</summary>
    public Verdict Verdict => _parts?.Verdict ?? Verdict.Allow;

    /// <summary>The rules that hit, live and in shadow, in the order of evaluation.</summary>
    public IReadOnlyList<Hit> Hits => _parts?.Hits ?? [];

    /// <summary>The changes of labels, refusals included, in their order.</summary>
    public IReadOnlyList<LabelChange> LabelChanges => _parts?.LabelChanges ?? [];

    /// <summary>What is to be carried out: enqueue, notify, hold and enforce of the rules that act.</summary>
    public IReadOnlyList<Effect> Effects => _parts?.Effects ?? [];

    /// <summary>What rules in shadow would have done, verdicts and labels included. Never to be carried out.</summary>
    public IReadOnlyList<Effect> ShadowEffects => _parts?.ShadowEffects ?? [];

    /// <summary>What failed.</summary>
    public IReadOnlyList<EvaluationError> Errors => _parts?.Errors ?? [];

    /// <summary>What whoever keeps the rules must know.</summary>
    public IReadOnlyList<RuleAlarm> Alarms => _parts?.Alarms ?? [];

    /// <summary>For an activation that succeeded: the hash of the policy that is active now; null otherwise.</summary>
    public string? Activated => _parts?.Activated;
}
