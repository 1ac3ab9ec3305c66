using Cordon.Events;
using Cordon.Policy.Cel;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <content>Rules and their effects.</content>
internal sealed partial class Compilation
{
    private List<RuleDefinition> Rules()
    {
        var rules = _draft.Rules.Select(Rule).OfType<RuleDefinition>().ToList();
        var byName = rules.ToDictionary(r => r.Name, StringComparer.Ordinal);
        var uses = rules.ToDictionary(r => r.Name, UsedBy, StringComparer.Ordinal);
        foreach (var declared in _draft.Rules)
        {
            if (Cycle.From(declared.Name.Value, n => uses.GetValueOrDefault(n) ?? []) is { } round && round.Order(StringComparer.Ordinal).First() == declared.Name.Value)
                _problems.Error(declared.Name, $"the rule uses itself: {string.Join(" → ", round.Append(round[0]))}");
        }

        // Depth first in the order of declaration: what a rule uses comes before it.
        var (ordered, begun) = (new List<RuleDefinition>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var rule in rules)
            Visit(rule);
        return ordered;

        void Visit(RuleDefinition rule)
        {
            if (!begun.Add(rule.Name))
                return;
            foreach (var used in uses[rule.Name])
            {
                if (byName.TryGetValue(used, out var other))
                    Visit(other);
            }

            ordered.Add(rule);
        }
    }

    private static IReadOnlyList<string> UsedBy(RuleDefinition rule) =>
        [.. rule.ConditionExpression.Program.References.Calls
            .Where(c => c.Function == PolicyEnvironment.Rule && c.Arguments is [{ Kind: CelKind.String }, ..])
            .Select(c => c.Arguments[0]!.Value.AsString())
            .Distinct(StringComparer.Ordinal)];

    private RuleDefinition? Rule(Declared declared)
    {
        var fields = new FieldReader((YamlMap)declared.Body, _problems, "a rule");
        fields.Node("name");
        var description = fields.Text("description");
        var events = Kinds(fields);
        var when = fields.Scalar("when", "a condition", needed: true);
        var severity = (Severity)fields.Choice("severity", Words.Severities, (int)Severity.Medium);
        var sample = fields.Number("sample", 0, 1, aboveLeast: true) ?? 1;
        var shadow = fields.Flag("shadow");
        var breaker = fields.Node("breaker") is { } own ? Breaker(own, _breaker) : null;
        var effects = Effects(fields);
        fields.Done();
        var condition = when is null ? null : Compile(when, May.All, "the condition of a rule", CelType.Bool);
        if (condition is null)
            return null;
        return new RuleDefinition
        {
            Name = declared.Name.Value,
            Description = description,
            Events = events,
            ConditionExpression = condition,
            Effects = effects,
            Severity = severity,
            Sample = sample,
            Shadow = shadow,
            // A rule without effects, which others build upon, may hit as often as it likes.
            Breaker = breaker ?? (effects.Count == 0 ? _breaker with { Hits = 1 } : _breaker),
            File = declared.Name.Source.Name,
            Line = declared.Name.Source.Locate(declared.Name.Offset).Line,
            Fingerprint = Written.Hash(_written[("rule", declared.Name.Value)]),
        };
    }

    private List<EffectDefinition> Effects(FieldReader rule)
    {
        var effects = new List<EffectDefinition>();
        var node = rule.Node("then");
        if (node is null)
            return effects;
        var items = node is YamlList list ? list.Items : [node];
        if (items.Count > PolicyLimits.EffectsPerRule)
            _problems.Error(node, $"the rule has {items.Count} effects; at most {PolicyLimits.EffectsPerRule} are taken");
        foreach (var item in items)
        {
            if (item is not YamlMap map)
                _problems.Error(item, $"an effect is a mapping such as 'verdict: hold', and here stands {item.Shape}");
            else if (Effect(map) is { } effect)
                effects.Add(effect);
        }

        return effects;
    }

    private EffectDefinition? Effect(YamlMap map)
    {
        var kinds = map.Fields.Where(f => Words.EffectKinds.Contains(f.Key.Value)).ToList();
        if (kinds.Count != 1)
        {
            var hint = map.Fields.Select(f => Nearest.Hint(f.Key.Value, Words.EffectKinds)).FirstOrDefault(h => h?.StartsWith("did", StringComparison.Ordinal) == true);
            _problems.Error(kinds.Count == 0 ? map : kinds[1].Key, $"an effect does one of {string.Join(", ", Words.EffectKinds)}; begin one '- ' for each", kinds.Count == 0 ? hint : null);
            return null;
        }

        var kind = (EffectKind)Words.EffectKinds.ToList().IndexOf(kinds[0].Key.Value);
        var fields = new FieldReader(map, _problems, $"the effect '{Words.Of(kind)}'");
        var effect = kind switch
        {
            EffectKind.Verdict => VerdictEffect(fields),
            EffectKind.Label => LabelEffect(fields),
            EffectKind.Enqueue => fields.Name("enqueue", "the name of a queue") is { } queue
                ? new EffectDefinition { Kind = kind, Name = queue, Priority = fields.Whole("priority", 0, 100) ?? 50 }
                : null,
            EffectKind.Notify => fields.Name("notify", "the name of a channel") is { } channel ? new EffectDefinition { Kind = kind, Name = channel } : null,
            EffectKind.Hold => Positive(fields, "hold", needed: true) is { } length
                ? new EffectDefinition { Kind = kind, Name = "hold", Verdict = Policy.Effects.Verdict.Hold, Delay = length, LongestDelay = length }
                : null,
            _ => EnforceEffect(fields),
        };
        if (effect is null)
            return null;
        if (kind is not EffectKind.Label and not EffectKind.Verdict && fields.Scalar("note", "a text") is { } note)
            effect = effect with { Note = note.Value.Trim() };
        if (kind != EffectKind.Verdict && fields.Scalar("entity", "an expression that gives an entity, or a list of them") is { } entity)
            effect = effect with { EntityExpression = Compile(entity, May.All, "the entity of an effect", CelType.String, CelType.List(CelType.String)) };
        fields.Done();
        return effect;
    }

    private static EffectDefinition VerdictEffect(FieldReader fields)
    {
        var verdict = fields.Choice("verdict", Words.Verdicts, 0, needed: true);
        return new EffectDefinition { Kind = EffectKind.Verdict, Name = Words.Verdicts[verdict], Verdict = (Verdict)verdict };
    }

    private EffectDefinition? LabelEffect(FieldReader fields)
    {
        if (fields.Scalar("label", "the name of a label", needed: true) is not { } name)
            return null;
        var expires = Positive(fields, "expires");
        if (!_written.TryGetValue(("label", name.Value), out var label))
        {
            _problems.Error(name, $"there is no label '{Shown.Brief(name.Value)}'", Nearest.Hint(name.Value, NamesOf("label")) ?? "declare it under labels:");
            return null;
        }

        var setters = label.Where(p => p.Key.StartsWith("set_by", StringComparison.Ordinal)).Select(p => p.Value).ToList();
        if (setters.Count > 0 && !setters.Contains("rules"))
            _problems.Error(name, $"the label '{name.Value}' is not set by rules, only by {string.Join(" and ", setters)}");
        return new EffectDefinition { Kind = EffectKind.Label, Name = name.Value, Expires = expires };
    }

    private EffectDefinition? EnforceEffect(FieldReader fields)
    {
        if (fields.Name("enforce", "the name of an action of the platform") is not { } action)
            return null;
        var (least, most) = (TimeSpan.Zero, TimeSpan.Zero);
        if (fields.Scalar("delay", "a length of time, or two: 1h..6h") is { } delay)
        {
            var parts = delay.Value.Split("..");
            if (parts.Length > 2 || !TimeText.TryParse(parts[0].Trim(), out least) || !TimeText.TryParse(parts[^1].Trim(), out most) || most < least)
                _problems.Error(delay, $"'delay' is {TimeText.Expected}, or two with the shorter first: 1h..6h; here stands {delay.Shape}");
        }

        return new EffectDefinition { Kind = EffectKind.Enforce, Name = action, Delay = least, LongestDelay = most };
    }
}
