using Cordon.Policy.Cel;

namespace Cordon.Policy.Evaluating;

/// <summary>What the expressions of a policy may refer to, beside standard CEL: the event, and the functions that read counters, labels, lists, terms and rules.</summary>
internal static class PolicyEnvironment
{
    public const string EventVariable = "event";
    public const string Counter = "counter";
    public const string Age = "age";
    public const string Seen = "seen";
    public const string Label = "label";
    public const string LabelsOf = "labels";
    public const string List = "list";
    public const string Rule = "rule";
    public const string TermMatches = "term.matches";
    public const string TermFound = "term.found";

    private static readonly HashSet<string> Reserved =
    [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "namespace", "null", "package", "return", "true",
        "var", "void", "while", "bool", "int", "uint", "double", "string", "bytes", "type", "timestamp", "duration", "map", "dyn", "optional", "math", "strings", "base64", "sets", "net", "cel", "term",
    ];

    /// <summary>The environment without features.</summary>
    public static CelEnvironment Base { get; } = Build();

    /// <summary>Whether a name cannot be a variable.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>Which argument of a function names something that the policy declares; null for other functions.</summary>
    public static int? NameArgumentOf(string function) => function switch
    {
        Counter or Age or Seen or List or Rule => 0,
        Label or TermMatches or TermFound => 1,
        _ => null,
    };

    /// <summary>What that argument names.</summary>
    public static string NamedBy(string function) => function switch
    {
        Age or Seen => Counter,
        TermMatches or TermFound => "term",
        _ => function,
    };

    private static CelEnvironment Build()
    {
        var texts = CelType.List(CelType.String);
        return CelEnvironment.Standard.ToBuilder()
            .Struct(EventView.Struct)
            .Variable(EventVariable, EventView.Struct.Type)
            .Function(
                Counter,
                CelOverload.Global(CelType.Double, static (args, a) => Of(a).ReadCounter(args[0].AsString(), null), CelType.String) with { Cost = 10 },
                CelOverload.Global(CelType.Double, static (args, a) => Of(a).ReadCounter(args[0].AsString(), args[1].AsString()), CelType.String, CelType.String) with { Cost = 10 })
            .Function(
                Age,
                CelOverload.Global(CelType.Duration, static (args, a) => Of(a).ReadAge(args[0].AsString(), null), CelType.String) with { Cost = 10 },
                CelOverload.Global(CelType.Duration, static (args, a) => Of(a).ReadAge(args[0].AsString(), args[1].AsString()), CelType.String, CelType.String) with { Cost = 10 })
            .Function(
                Seen,
                CelOverload.Global(CelType.Bool, static (args, a) => Of(a).ReadSeen(args[0].AsString(), null), CelType.String) with { Cost = 10 },
                CelOverload.Global(CelType.Bool, static (args, a) => Of(a).ReadSeen(args[0].AsString(), args[1].AsString()), CelType.String, CelType.String) with { Cost = 10 })
            .Function(
                Label,
                CelOverload.Global(CelType.Bool, static (args, a) => CelValue.Of(Of(a).HasLabel(args[0].AsString(), args[1].AsString())), CelType.String, CelType.String) with { Cost = 5 },
                CelOverload.Global(CelType.Bool, static (args, a) => CelValue.Of(Of(a).HasLabel(args[0].AsList(), args[1].AsString())), texts, CelType.String) with { Cost = 5, CostGrowsWithSize = true })
            .Function(LabelsOf, CelOverload.Global(texts, static (args, a) => Of(a).LabelsOf(args[0].AsString()), CelType.String) with { Cost = 10 })
            .Function(List, CelOverload.Global(texts, static (args, a) => Of(a).List(args[0].AsString()), CelType.String) with { Cost = 2 })
            .Function(Rule, CelOverload.Global(CelType.Bool, static (args, a) => CelValue.Of(Of(a).RuleHolds(args[0].AsString())), CelType.String) with { Cost = 2 })
            .Function(
                TermMatches,
                CelOverload.Global(CelType.Bool, static (args, a) => Of(a).MatchesTerm(args[0].AsString(), args[1].AsString()), CelType.String, CelType.String) with { Cost = 20, CostGrowsWithSize = true })
            .Function(
                TermFound,
                CelOverload.Global(texts, static (args, a) => Of(a).FoundTerms(args[0].AsString(), args[1].AsString()), CelType.String, CelType.String) with { Cost = 20, CostGrowsWithSize = true })
            .Function("entityType", CelOverload.Global(CelType.String, static (args, _) => CelValue.Of(Part(args[0].AsString(), before: true)), CelType.String) with { IsPure = true })
            .Function("entityId", CelOverload.Global(CelType.String, static (args, _) => CelValue.Of(Part(args[0].AsString(), before: false)), CelType.String) with { IsPure = true })
            .Build();
    }

    private static EvaluationContext Of(CelActivation activation) => (EvaluationContext)activation;

    private static string Part(string entity, bool before)
    {
        var colon = entity.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : before ? entity[..colon] : entity[(colon + 1)..];
    }
}
