using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel;

/// <summary>
/// What must be true of single names for a condition to be true, so that a store can leave out most of what does not satisfy it before it evaluates
/// the rest. Read from the parts that <c>&amp;&amp;</c> joins at the top: when one of them is false, so is the whole, even if another fails.
/// </summary>
/// <param name="All">The requirements, in source order.</param>
/// <param name="IsComplete">Whether they say the same as the condition, so that nothing is left to evaluate.</param>
public sealed record CelRequirements(IReadOnlyList<CelRequirement> All, bool IsComplete)
{
    /// <summary>The requirements of a checked condition.</summary>
    public static CelRequirements Of(CelProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var (expr, _) = Parser.Read(program.Source, new CelLimits());
        var all = new List<CelRequirement>();
        return new CelRequirements(all, expr is not null && Read(expr, program.Source, all));
    }

    /// <summary>Reads the parts of a conjunction; true when all of it became requirements.</summary>
    private static bool Read(Expr expr, string source, List<CelRequirement> all)
    {
        if (expr is BinaryExpr { Operator: BinaryOperator.And } and)
            return Read(and.Left, source, all) & Read(and.Right, source, all);
        if (OneOf(expr) is { } oneOf)
        {
            all.Add(oneOf);
            return true;
        }

        if (expr is not BinaryExpr binary)
            return false;
        if (binary is { Operator: BinaryOperator.In, Left: LiteralExpr { Value.Kind: CelKind.String } held } && NameOf(binary.Right) is { } list)
        {
            all.Add(new CelRequirement(list, CelComparison.Holds, [held.Value]));
            return true;
        }

        // A bound leaves the case of equality open, so it never says all.
        if (Bound(binary, source) is { } bound)
            all.Add(bound);
        return false;
    }

    /// <summary><c>x == "a"</c>, <c>x in ["a", "b"]</c>, and several of these of one name joined by <c>||</c>.</summary>
    private static CelRequirement? OneOf(Expr expr)
    {
        if (expr is not BinaryExpr binary)
            return null;
        switch (binary.Operator)
        {
            case BinaryOperator.Or:
                return OneOf(binary.Left) is { } left && OneOf(binary.Right) is { } right && left.Name == right.Name
                    ? left with { Values = [.. left.Values, .. right.Values] }
                    : null;
            case BinaryOperator.Equal:
                if (NameOf(binary.Left) is { } name && Text(binary.Right) is { } value)
                    return new CelRequirement(name, CelComparison.OneOf, [value]);
                return NameOf(binary.Right) is { } mirrored && Text(binary.Left) is { } mirroredValue
                    ? new CelRequirement(mirrored, CelComparison.OneOf, [mirroredValue])
                    : null;
            case BinaryOperator.In:
                return NameOf(binary.Left) is { } member && binary.Right is ListExpr list && list.Elements.All(e => Text(e) is not null) && !list.Optional.Contains(true)
                    ? new CelRequirement(member, CelComparison.OneOf, [.. list.Elements.Select(e => Text(e)!.Value)])
                    : null;
            default:
                return null;
        }
    }

    private static CelRequirement? Bound(BinaryExpr binary, string source)
    {
        var isLower = binary.Operator is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        if (!isLower && binary.Operator is not (BinaryOperator.Less or BinaryOperator.LessOrEqual))
            return null;
        var (name, constant) = (NameOf(binary.Left), binary.Right);
        if (name is null)
            (name, constant, isLower) = (NameOf(binary.Right), binary.Left, !isLower);
        if (name is null || constant is not CallExpr { Function: "timestamp", Target: null, Args: [LiteralExpr { Value.Kind: CelKind.String }] })
            return null;
        var value = CelEnvironment.Standard.Compile(constant.Span.Of(source)).Program?.Evaluate(CelActivation.Empty);
        return value is { Kind: CelKind.Timestamp } time ? new CelRequirement(name, isLower ? CelComparison.AtLeast : CelComparison.AtMost, [time]) : null;
    }

    private static CelValue? Text(Expr expr) => expr is LiteralExpr { Value.Kind: CelKind.String } literal ? literal.Value : null;

    private static string? NameOf(Expr expr) => expr switch
    {
        IdentExpr ident => ident.Name,
        SelectExpr { Optional: false, Presence: false, Operand: IdentExpr ident } select => $"{ident.Name}.{select.Field}",
        _ => null,
    };
}
