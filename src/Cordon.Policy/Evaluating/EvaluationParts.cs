using Cordon.Policy.Effects;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;

namespace Cordon.Policy.Evaluating;

/// <summary>What an evaluation holds when there is something to hold.</summary>
internal sealed class EvaluationParts
{
    private List<Hit>? _hits;
    private List<LabelChange>? _labelChanges;
    private List<Effect>? _effects;
    private List<Effect>? _shadowEffects;
    private List<EvaluationError>? _errors;
    private List<RuleAlarm>? _alarms;

    public Verdict Verdict { get; set; }

    public string? Activated { get; set; }

    public List<Hit> Hits => _hits ??= [];

    public List<LabelChange> LabelChanges => _labelChanges ??= [];

    public List<Effect> Effects => _effects ??= [];

    public List<Effect> ShadowEffects => _shadowEffects ??= [];

    public List<EvaluationError> Errors => _errors ??= [];

    public List<RuleAlarm> Alarms => _alarms ??= [];
}
