using Cordon.Policy.Cel;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Compiling;

/// <content>Features and counters.</content>
internal sealed partial class Compilation
{
    private static readonly string[] FeatureTypes = [.. AttributeReader.Types, "list(string)"];

    private static readonly string[] Methods = ["count", "sum", "rate", "distinct", "first_seen", "last_seen", "decay"];

    private static readonly string[] Units = ["second", "minute", "hour"];

    private readonly Dictionary<string, IReadOnlyList<string>> _featureUses = new(StringComparer.Ordinal);

    private List<FeatureDefinition> Features()
    {
        // All types first: features may use one another in any order.
        var typed = new List<(Declared Declared, FieldReader Fields, string Type)>();
        var builder = PolicyEnvironment.Base.ToBuilder();
        foreach (var declared in _draft.Features.OrderBy(d => d.Name.Value, StringComparer.Ordinal))
        {
            if (FieldReader.Of(declared.Body, _problems, "a feature") is not { } fields)
                continue;
            if (declared.Name.Value == PolicyEnvironment.EventVariable || PolicyEnvironment.Base.Functions.ContainsKey(declared.Name.Value) || PolicyEnvironment.IsReserved(declared.Name.Value))
            {
                _problems.Error(declared.Name, $"'{declared.Name.Value}' means something in conditions already; choose another name for the feature");
                continue;
            }

            var type = FeatureTypes[Math.Max(0, fields.Choice("type", FeatureTypes, 0, needed: true))];
            typed.Add((declared, fields, type));
            builder.Variable(declared.Name.Value, CelType.Parse(type)!);
        }

        _environment = builder.Build();
        var features = typed.Select(t => Feature(t.Declared, t.Fields, t.Type)).OfType<FeatureDefinition>().ToList();
        foreach (var (declared, _, _) in typed)
        {
            if (Cycle.From(declared.Name.Value, n => _featureUses.GetValueOrDefault(n) ?? []) is { } round && round.Order(StringComparer.Ordinal).First() == declared.Name.Value)
                _problems.Error(declared.Name, $"the feature uses itself: {string.Join(" → ", round.Append(round[0]))}");
        }

        return features;
    }

    private FeatureDefinition? Feature(Declared declared, FieldReader fields, string type)
    {
        var attribute = fields.Scalar("attribute", "the name of an event's attribute");
        var value = fields.Scalar("value", "an expression over the event");
        var absent = fields.Scalar("default", $"a value of type {type}");
        var feature = new FeatureDefinition
        {
            Name = declared.Name.Value,
            Type = type,
            Description = fields.Text("description"),
            Attribute = attribute?.Value,
            Default = absent?.Value,
        };
        fields.Done();
        if (attribute is null == value is null)
        {
            _problems.Error(declared.Name, "a feature has either 'attribute' or 'value'");
            return null;
        }

        if (value is not null)
        {
            if (absent is not null)
                _problems.Error(absent, "'default' goes with 'attribute'; an expression gives a value of its own");
            if (Compile(value, May.Counters, "the value of a feature", CelType.Parse(type)!) is not { } expression)
                return null;
            _featureUses[feature.Name] = [.. expression.Program.References.Variables.Select(v => v.Name).Where(n => n != PolicyEnvironment.EventVariable)];
            return feature with { Expression = expression };
        }

        if (!AttributeReader.Types.Contains(type))
        {
            _problems.Error(attribute!, $"an attribute is read as one of {string.Join(", ", AttributeReader.Types)}, not as {type}");
            return null;
        }

        var reader = AttributeReader.Of(attribute!.Value, type, absent?.Value);
        if (reader is null)
            _problems.Error(absent!, $"'default' is a value of type {type}, and here stands {absent!.Shape}");
        return feature with { Reader = reader };
    }

    private List<PolicyCounter> Counters(IReadOnlyList<FeatureDefinition> features)
    {
        // A counter may not depend on a counter, not by way of a feature either.
        var counting = features.Where(f => f.Expression?.Program.References.Calls.Any(c => PolicyEnvironment.NamedBy(c.Function) == "counter") == true).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return [.. _draft.Counters.OrderBy(d => d.Name.Value, StringComparer.Ordinal).Select(d => Counter(d, counting)).OfType<PolicyCounter>()];
    }

    private PolicyCounter? Counter(Declared declared, HashSet<string> counting)
    {
        if (FieldReader.Of(declared.Body, _problems, "a counter") is not { } fields)
            return null;
        var method = (CounterMethod)(fields.Choice("kind", Methods, 0, needed: true) + 1);
        var definition = new CounterDefinition
        {
            Name = declared.Name.Value,
            Method = method,
            Window = fields.Time("window", needed: method != CounterMethod.Decay) ?? (method == CounterMethod.Decay ? TimeSpan.Zero : CounterDefinition.ShortestWindow),
            HalfLife = fields.Time("half_life", needed: method == CounterMethod.Decay) ?? (method == CounterMethod.Decay ? CounterDefinition.ShortestWindow : TimeSpan.Zero),
            Lateness = fields.Time("lateness"),
            Unit = (RateUnit)(fields.Choice("unit", Units, (int)RateUnit.Minute - 1) + 1),
            MaxKeys = fields.Whole("max_keys", 1, CounterDefinition.MostKeys) ?? new CounterDefinition { Name = "x", Method = method }.MaxKeys,
        };
        if (definition.Fault() is { } fault)
            _problems.Error(declared.Name, fault);
        var key = fields.Scalar("key", "an expression that gives what is counted under", needed: true);
        var (when, item, amount) = (fields.Scalar("when", "a condition"), fields.Scalar("item", "an expression that gives what is told apart"), fields.Scalar("amount", "an expression that gives a number"));
        var description = fields.Text("description");
        var events = Kinds(fields);
        if (item is null == (method == CounterMethod.Distinct))
            _problems.Error(item ?? declared.Name, item is null ? "a distinct counter needs 'item': an expression that gives what is told apart" : "'item' goes with kind: distinct");
        if (amount is null == (method == CounterMethod.Sum) || (amount is not null && method is not (CounterMethod.Sum or CounterMethod.Decay)))
        {
            if (amount is not null || method == CounterMethod.Sum)
                _problems.Error(amount ?? declared.Name, amount is null ? "a sum needs 'amount': an expression that gives a number" : "'amount' goes with kind: sum and kind: decay");
        }

        if (fields.Map.Find("unit") is { } unit && method != CounterMethod.Rate)
            _problems.Error(unit.Key, "'unit' goes with kind: rate");
        fields.Done();
        var texts = CelType.List(CelType.String);
        var keyed = key is null ? null : Part(key, "the key of a counter", counting, CelType.String, CelType.Int, texts);
        var condition = when is null ? null : Part(when, "the condition of a counter", counting, CelType.Bool);
        var told = item is null ? null : Part(item, "the item of a counter", counting, CelType.String, CelType.Int, texts);
        var weighed = amount is null ? null : Part(amount, "the amount of a counter", counting, CelType.Double, CelType.Int);
        if (keyed is null)
            return null;
        return new PolicyCounter
        {
            Definition = definition,
            Description = description,
            Events = events,
            KeyExpression = keyed,
            Condition = condition,
            Item = told,
            Amount = weighed,
            Fingerprint = CounterFingerprint(declared.Name.Value, [keyed, condition, told, weighed]),
        };
    }

    private Expression? Part(YamlScalar scalar, string what, HashSet<string> counting, params ReadOnlySpan<CelType> expected)
    {
        var compiled = Compile(scalar, May.Nothing, what, expected);
        foreach (var name in compiled is null ? [] : Reached(compiled).Where(counting.Contains))
            _problems.Error(scalar, $"{what} cannot use a counter, and the feature '{name}' does: counters are counted before anything reads them");
        return compiled;
    }

    /// <summary>The features that an expression uses, directly or through others, in the order of their names.</summary>
    private SortedSet<string> Reached(Expression expression)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(expression.Program.References.Variables.Select(v => v.Name).Where(n => n != PolicyEnvironment.EventVariable));
        while (open.TryPop(out var name))
        {
            if (!reached.Add(name))
                continue;
            foreach (var next in _featureUses.GetValueOrDefault(name) ?? [])
                open.Push(next);
        }

        return reached;
    }

    private string CounterFingerprint(string name, Expression?[] parts)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("counter", name, "");
        foreach (var feature in parts.OfType<Expression>().SelectMany(Reached).Distinct())
            Add("feature", feature, $"feature {feature} ");
        return Written.Hash(all);

        void Add(string what, string which, string prefix)
        {
            foreach (var (path, value) in _written[(what, which)].Where(p => p.Key != "description"))
                all[prefix + path] = value;
        }
    }
}
