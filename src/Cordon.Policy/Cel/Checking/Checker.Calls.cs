using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Checking;

/// <content>Functions, operators and macros.</content>
internal sealed partial class Checker
{
    private const int ShownOverloads = 6;

    private CelType CheckCall(CallExpr call)
    {
        // x.f(…) is the function x.f of a namespace when there is one, otherwise a function on x.
        if (call.Target is not null && Parser.QualifiedName(call.Target) is { } prefix && RootOf(call.Target) is var root
            && (root.Rooted || _scope.Find(root.Name) is null) && _names.Function($"{prefix}.{call.Function}", root.Rooted) is { } qualified)
        {
            call.Resolved = qualified;
        }
        else
        {
            call.Resolved = call.Target is null ? _names.Function(call.Function, call.Rooted) : _environment.Functions.ContainsKey(call.Function) ? call.Function : null;
            call.IsMember = call.Target is not null;
        }

        var types = call.AllArgs.Select(Check).ToArray();
        if (call.Resolved is null)
            return UnknownFunction(call);
        var shapes = _environment.Functions[call.Resolved].Where(o => o.IsMember == call.IsMember).ToArray();
        if (!_checks)
        {
            call.Candidates = [.. shapes.Where(o => o.Parameters.Count == types.Length)];
            return CelType.Dyn;
        }

        var result = Resolve(shapes, types, out var fitting);
        call.Candidates = fitting;
        if (result is not null)
            return result;
        if (types.Any(t => t.TypeKind == CelTypeKind.Error))
            return CelType.Error;
        return Report(new CelProblem($"'{call.Resolved}' cannot be called with {Signature(call, types)}", call.NameSpan)
        {
            Expected = Shapes(call.Resolved, shapes.Length > 0 ? shapes : _environment.Functions[call.Resolved]),
            Hint = shapes.Length == 0 ? (call.IsMember ? $"it is called as {call.Function}(x)" : $"it is called on its first argument: x.{call.Function}(…)") : null,
        });
    }

    private CelType UnknownFunction(CallExpr call)
    {
        var prefix = call.Target is null ? null : Parser.QualifiedName(call.Target);
        var isNamespace = prefix is "cel" || (prefix is not null && _environment.Functions.Keys.Any(f => f.StartsWith(prefix + ".", StringComparison.Ordinal)));
        var name = isNamespace ? $"{prefix}.{call.Function}" : call.Function;
        var declared = _environment.Functions.Keys.Where(f => isNamespace ? f.StartsWith(prefix + ".", StringComparison.Ordinal) : !f.Contains('.', StringComparison.Ordinal));
        var macro = Macros.Shape(isNamespace ? name : call.Function);
        if (isNamespace)
            _problems.RemoveAll(p => call.Target!.Span.Start <= p.Span.Start && p.Span.End <= call.Target.Span.End);
        return Report(new CelProblem($"there is no function '{Events.Shown.Brief(name)}'", call.NameSpan)
        {
            Expected = macro,
            Hint = macro is null && Names.Nearest(name, declared.Concat(isNamespace ? [] : Macros.All)) is { } near ? $"did you mean '{near}'?" : null,
        });
    }

    /// <summary>The type that a call gives; null when no shape fits. Several shapes that fit give their common type, or dyn.</summary>
    private CelType? Resolve(IReadOnlyList<CelOverload> shapes, CelType[] types, out CelOverload[] fitting)
    {
        CelType? result = null;
        var found = new List<CelOverload>();
        foreach (var shape in shapes)
        {
            var names = new Dictionary<string, CelType>(StringComparer.Ordinal);
            var parameters = shape.Parameters.Select(p => _types.Renamed(p, names)).ToArray();
            if (!_types.Fits(types, parameters))
                continue;
            found.Add(shape);
            var given = _types.Resolved(_types.Renamed(shape.Result, names), close: false);
            result = result is null || result.Equals(given) ? given : CelType.Dyn;
        }

        fitting = [.. found];
        return result;
    }

    private CelType CheckBinary(BinaryExpr binary)
    {
        CelType[] types = [Check(binary.Left), Check(binary.Right)];
        if (binary.Operator.IsLogic())
        {
            ExpectBool(binary.Left, types[0], $"'{binary.Operator.Sign()}' joins conditions");
            ExpectBool(binary.Right, types[1], $"'{binary.Operator.Sign()}' joins conditions");
            return CelType.Bool;
        }

        if (Resolve(Operators.Of(binary.Operator), types, out _) is { } result)
            return result;
        var (left, right) = (_types.Resolved(types[0], close: true), _types.Resolved(types[1], close: true));
        return Report(new CelProblem($"'{binary.Operator.Sign()}' cannot take {left} and {right}", binary.Span)
        {
            Expected = ExpectedBy(binary.Operator, left),
            Hint = Conversion(binary, left, right),
        });
    }

    private static string ExpectedBy(BinaryOperator op, CelType left)
    {
        if (op is BinaryOperator.Equal or BinaryOperator.NotEqual)
            return "two values of one type";
        if (op == BinaryOperator.In)
            return $"list({left}) or map({left}, T) on the right";
        var shapes = Operators.Of(op).Where(o => o.Parameters[0].TypeKind == left.TypeKind).ToList();
        return shapes.Count > 0
            ? string.Join(" or ", shapes.Select(s => s.Parameters[1]).Distinct()) + " on the right"
            : string.Join(", ", Operators.Of(op).Select(s => s.Parameters[0]).Distinct()) + " on the left";
    }

    private static string? Conversion(BinaryExpr binary, CelType left, CelType right)
    {
        if (binary.Operator == BinaryOperator.In)
            return right.TypeKind == CelTypeKind.String && left.TypeKind == CelTypeKind.String ? "for a part of a text write text.contains(part)" : null;
        return (left.TypeKind, right.TypeKind) switch
        {
            (CelTypeKind.Double, CelTypeKind.Int) => Whole(binary.Right, ".0") ?? "convert with double(x)",
            (CelTypeKind.Int, CelTypeKind.Double) => Whole(binary.Left, ".0") ?? "convert with double(x)",
            (CelTypeKind.UInt, CelTypeKind.Int) => Whole(binary.Right, "u") ?? "convert with uint(x) or int(x)",
            (CelTypeKind.Int, CelTypeKind.UInt) => Whole(binary.Left, "u") ?? "convert with uint(x) or int(x)",
            (CelTypeKind.String, _) when IsShowable(right) => "convert with string(x)",
            (_, CelTypeKind.String) when IsShowable(left) => "convert with string(x)",
            (CelTypeKind.Timestamp, CelTypeKind.Int or CelTypeKind.Double) or (CelTypeKind.Duration, CelTypeKind.Int or CelTypeKind.Double) => "write a span of time as duration(\"60s\")",
            _ => null,
        };
    }

    private static bool IsShowable(CelType type) =>
        type.TypeKind is CelTypeKind.Int or CelTypeKind.UInt or CelTypeKind.Double or CelTypeKind.Bool or CelTypeKind.Bytes or CelTypeKind.Timestamp or CelTypeKind.Duration;

    private static string? Whole(Expr expr, string suffix) =>
        expr is LiteralExpr { Value: { Kind: CelKind.Int } value } ? $"write {value.AsInt()}{suffix}" : null;

    private CelType CheckUnary(UnaryExpr unary)
    {
        var type = Check(unary.Operand);
        if (unary.IsNot)
        {
            ExpectBool(unary.Operand, type, "'!' turns a condition around");
            return CelType.Bool;
        }

        return Resolve(Operators.Negation, [type], out _)
            ?? Report(new CelProblem($"'-' cannot take {Shown(type)}", unary.Span) { Expected = "int or double" });
    }

    private CelType CheckConditional(ConditionalExpr conditional)
    {
        ExpectBool(conditional.Condition, Check(conditional.Condition), "'?' asks a condition");
        var (then, otherwise) = (Check(conditional.Then), Check(conditional.Otherwise));
        var common = _types.Fresh();
        if (_types.Fits([then, otherwise], [common, common]))
            return _types.Resolved(common, close: false);
        return Report(new CelProblem($"the two outcomes differ: {Shown(then)} and {Shown(otherwise)}", conditional.Then.Span.With(conditional.Otherwise.Span))
        {
            Expected = "two values of one type",
            Hint = "where both are meant, write dyn(x)",
        });
    }

    private void ExpectBool(Expr expr, CelType type, string why)
    {
        if (_types.Fits(type, CelType.Bool))
            return;
        Report(new CelProblem($"{why}, this is {Shown(type)}", expr.Span)
        {
            Expected = "bool",
            Hint = _types.Resolved(type, close: true).TypeKind switch
            {
                CelTypeKind.String => "compare it, for example x != \"\"",
                CelTypeKind.Int or CelTypeKind.UInt or CelTypeKind.Double => "compare it, for example x > 0",
                CelTypeKind.List or CelTypeKind.Map => "ask for its size, for example size(x) > 0",
                _ => null,
            },
        });
    }

    private static IdentExpr RootOf(Expr qualified) => qualified is SelectExpr select ? Root(select) : (IdentExpr)qualified;

    private string Signature(CallExpr call, CelType[] types)
    {
        var shown = types.Select(Shown).ToList();
        return call.IsMember ? $"({string.Join(", ", shown.Skip(1))}) on {shown[0]}" : $"({string.Join(", ", shown)})";
    }

    private static string Shapes(string name, CelOverload[] shapes)
    {
        var shown = shapes.Take(ShownOverloads).Select(o => o.IsMember
            ? $"{o.Parameters[0]}.{name}({string.Join(", ", o.Parameters.Skip(1))})"
            : $"{name}({string.Join(", ", o.Parameters)})");
        return string.Join(" or ", shown) + (shapes.Length > ShownOverloads ? " or others" : "");
    }
}
