using System.Globalization;

namespace Cordon.Policy.Cel.Syntax;

/// <content>Calls, and the macros that look like calls.</content>
internal sealed partial class Parser
{
    private Expr Call(CelSpan span, Token name, Expr? target, Expr[] args, bool rooted) =>
        Checked((target is null ? Global(span, name.Text, args) : QualifiedName(target) switch
        {
            "cel" => OfCel(span, name.Text, args),
            "math" => OfMath(span, name, target, args),
            _ => OfValue(span, name.Text, target, args),
        }) ?? new CallExpr(span, name.Text, name.Span, target, args, rooted));

    private Expr? Global(CelSpan span, string name, Expr[] args)
    {
        if (name != "has" || args.Length != 1)
            return null;
        return args[0] is SelectExpr { Optional: false, Presence: false } select
            ? new SelectExpr(span, select.Operand, select.Field, select.FieldSpan, optional: false, presence: true, select.Quoted)
            : Fail(new CelProblem("has() asks for a field", args[0].Span) { Expected = "a field such as has(x.name)" });
    }

    private Expr? OfCel(CelSpan span, string name, Expr[] args)
    {
        switch (name, args.Length)
        {
            case ("bind", 3):
                return Variable(args[0]) is { } bound ? new BindExpr(span, [bound.Name], [args[1]], args[2]) : NotAName(args[0]);
            case ("block", 2):
                return args[0] is ListExpr { Optional: var optional } list && !optional.Contains(true)
                    ? new BindExpr(span, [.. Enumerable.Range(0, list.Elements.Length).Select(i => IndexName(i))], list.Elements, args[1])
                    : Fail(new CelProblem("cel.block starts with a list of expressions", args[0].Span) { Expected = "a list such as [x, y]" });
            case ("index", 1) when Number(args[0]) is { } index:
                return new IdentExpr(span, IndexName(index), rooted: false);
            case ("iterVar" or "accuVar", 2) when Number(args[0]) is { } depth && Number(args[1]) is { } place:
                return new IdentExpr(span, string.Create(CultureInfo.InvariantCulture, $"@{name}:{depth}:{place}"), rooted: false);
            default:
                return null;
        }
    }

    // More than two arguments become one list, so that two shapes of the function are enough.
    private static CallExpr? OfMath(CelSpan span, Token name, Expr target, Expr[] args) =>
        name.Text is "greatest" or "least" && args.Length > 2
            ? new CallExpr(span, name.Text, name.Span, target, [new ListExpr(args[0].Span.With(args[^1].Span), args, new bool[args.Length])], rooted: false)
            : null;

    private Expr? OfValue(CelSpan span, string name, Expr target, Expr[] args)
    {
        switch (name, args.Length)
        {
            case ("optMap" or "optFlatMap", 2):
                return Variable(args[0]) is { } present ? new OptionalMapExpr(span, target, present, args[1], name == "optFlatMap") : NotAName(args[0]);
            case ("sortBy", 2):
                return SortBy(span, target, args[0], args[1]);
            case ("all" or "exists" or "exists_one" or "existsOne" or "filter" or "map", 2):
                return Over(span, KindOf(name), target, args[0], null, null, args[1]);
            case ("map", 3):
                return Over(span, ComprehensionKind.List, target, args[0], null, args[1], args[2]);
            case ("all" or "exists" or "exists_one" or "existsOne" or "transformList" or "transformMap" or "transformMapEntry", 3):
                return Over(span, KindOf(name), target, args[0], args[1], null, args[2]);
            case ("transformList" or "transformMap" or "transformMapEntry", 4):
                return Over(span, KindOf(name), target, args[0], args[1], args[2], args[3]);
            default:
                return null;
        }
    }

    /// <summary>The list gets a name, its keys are made, and a function that nobody can write sorts the one by the other.</summary>
    private BindExpr SortBy(CelSpan span, Expr list, Expr variable, Expr key)
    {
        const string name = "@sort";
        var keys = Over(span, ComprehensionKind.List, new IdentExpr(list.Span, name, rooted: false), variable, null, null, key);
        return new BindExpr(span, [name], [list], new CallExpr(span, "@sortBy", span, new IdentExpr(list.Span, name, rooted: false), [keys], rooted: false));
    }

    private Expr Over(CelSpan span, ComprehensionKind kind, Expr range, Expr first, Expr? second, Expr? filter, Expr body)
    {
        if (Variable(first) is not { } one)
            return NotAName(first);
        if (second is not null && Variable(second) is null)
            return NotAName(second);
        var other = second is null ? null : Variable(second);
        return one.Name == other?.Name
            ? Fail(new CelProblem($"the two variables have the same name '{one.Name}'", other.Span))
            : new ComprehensionExpr(span, kind, range, one, other, filter, body);
    }

    private static ComprehensionKind KindOf(string name) => name switch
    {
        "all" => ComprehensionKind.All,
        "exists" => ComprehensionKind.Exists,
        "exists_one" or "existsOne" => ComprehensionKind.ExistsOne,
        "filter" => ComprehensionKind.Filter,
        "map" or "transformList" => ComprehensionKind.List,
        "transformMap" => ComprehensionKind.Map,
        _ => ComprehensionKind.Entries,
    };

    private static IdentExpr? Variable(Expr expr) => expr is IdentExpr { Rooted: false } ident ? ident : null;

    private static int? Number(Expr expr) => expr is LiteralExpr { Value: { Kind: CelKind.Int } value } && value.AsInt() is >= 0 and < 1000 ? (int)value.AsInt() : null;

    private static string IndexName(int index) => string.Create(CultureInfo.InvariantCulture, $"@index:{index}");

    private ErrorExpr NotAName(Expr expr) => Fail(new CelProblem("the variable of a macro must be a simple name", expr.Span) { Expected = "a name such as x" });
}
