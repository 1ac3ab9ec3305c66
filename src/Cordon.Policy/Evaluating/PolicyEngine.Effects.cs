using System.Globalization;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Effects;
using Cordon.Policy.Labels;
using Cordon.Policy.Rules;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Evaluating;

/// <content>From the effects that rules declare to those of one event.</content>
public sealed partial class PolicyEngine
{
    private readonly List<(Entity Entity, Label Label)> _pending = [];

    private void Act(EventRecord record, int index, RuleDefinition rule, int place, bool acts, EvaluationParts parts)
    {
        var declared = rule.Effects[place];
        if (acts && declared.Kind is EffectKind.Verdict or EffectKind.Hold && declared.Verdict > parts.Verdict)
            parts.Verdict = declared.Verdict;
        if (declared.Kind == EffectKind.Verdict)
        {
            if (!acts)
                parts.ShadowEffects.Add(new Effect { Key = Key(record, rule, place, -1), Kind = declared.Kind, Rule = rule.Name, Severity = rule.Severity, Name = declared.Name });
            return;
        }

        if (_context.EntitiesOf(declared.EntityExpression, _entities) is { } wrong)
        {
            parts.Errors.Add(new EvaluationError($"rule {rule.Name}", $"the effect '{Words.Of(declared.Kind)} {declared.Name}': {wrong}"));
            _ledger.EffectFailed(index);
        }

        for (var i = 0; i < _entities.Count; i++)
        {
            var effect = new Effect
            {
                Key = Key(record, rule, place, declared.EntityExpression is null ? -1 : i),
                Kind = declared.Kind,
                Rule = rule.Name,
                Severity = rule.Severity,
                Name = declared.Name,
                Entity = _entities[i],
                Priority = declared.Priority,
                Due = DueOf(record, index, place, declared),
                Note = declared.Note,
            };
            if (!acts)
                parts.ShadowEffects.Add(effect);
            else if (declared.Kind == EffectKind.Label)
                _pending.Add((_entities[i], LabelOf(record, rule, effect)));
            else
                parts.Effects.Add(effect);
        }
    }

    private static string Key(EventRecord record, RuleDefinition rule, int place, int entity) => entity < 0
        ? string.Create(CultureInfo.InvariantCulture, $"{record.Sequence}:{rule.Name}:{place}")
        : string.Create(CultureInfo.InvariantCulture, $"{record.Sequence}:{rule.Name}:{place}:{entity}");

    private static Label LabelOf(EventRecord record, RuleDefinition rule, Effect effect) => new()
    {
        Name = effect.Name,
        Source = LabelSource.Rule,
        SetBy = rule.Name,
        Reason = rule.Description.Length > 0 ? rule.Description : rule.Name,
        Sequence = record.Sequence,
        EventId = record.Event.Id,
        Set = record.Event.Time,
        Expires = effect.Due,
    };

    // What is carried out is timed from the receipt, which is about now; what is said of the entity from the event.
    private DateTimeOffset? DueOf(EventRecord record, int index, int place, EffectDefinition declared)
    {
        if (declared.Kind == EffectKind.Label)
        {
            var lasts = declared.Expires ?? (Policy.Labels.TryGet(declared.Name, out var label) ? label.Expires : null);
            return lasts is { } time ? record.Event.Time + time : null;
        }

        if (declared.LongestDelay == TimeSpan.Zero)
            return null;
        var delay = declared.Delay;
        if (declared.LongestDelay > delay)
        {
            var span = (declared.LongestDelay - delay).TotalSeconds;
            delay += TimeSpan.FromSeconds(Math.Floor(span * Chance.Unit(CounterKey.Of(record.Event.Id).Low, _ruleHashes[index], place + 1)));
        }

        return record.Received + delay;
    }
}
