using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Running;

/// <summary>
/// What the worst evaluation of an expression costs, when each list, map and text of unknown size has the assumed size. Steps are counted
/// as an evaluation charges them.
/// </summary>
internal sealed class CostEstimate(int assumedSize)
{
    private const double CharsPerUnit = 16;

    /// <summary>The estimated cost.</summary>
    public static long Of(Expr expr, CelLimits limits)
    {
        var cost = new CostEstimate(limits.AssumedSize).Cost(expr);
        return cost >= long.MaxValue ? long.MaxValue : (long)Math.Ceiling(cost);
    }

    /// <summary>The steps of an expression that do not depend on sizes; the steps inside of a walk are charged by the walk.</summary>
    public static int Steps(Expr expr)
    {
        long steps = expr is CallExpr call && call.Candidates.Length > 0 ? call.Candidates.Max(o => (long)Math.Max(1, o.Cost)) : 1;
        foreach (var part in expr is ComprehensionExpr walk ? [walk.Range] : Parts(expr))
            steps += Steps(part);
        return (int)Math.Min(steps, int.MaxValue / 2);
    }

    /// <summary>The parts of an expression.</summary>
    public static IEnumerable<Expr> Parts(Expr expr) => expr switch
    {
        SelectExpr { Binding: null } select => [select.Operand],
        IndexExpr index => [index.Operand, index.Index],
        CallExpr call => call.AllArgs,
        BinaryExpr binary => [binary.Left, binary.Right],
        UnaryExpr unary => [unary.Operand],
        ConditionalExpr conditional => [conditional.Condition, conditional.Then, conditional.Otherwise],
        ListExpr list => list.Elements,
        MapExpr map => map.Keys.Concat(map.Values),
        StructExpr made => made.Values,
        ComprehensionExpr walk => walk.Filter is null ? [walk.Range, walk.Body] : [walk.Range, walk.Filter, walk.Body],
        BindExpr bind => bind.Values.Append(bind.Body),
        OptionalMapExpr mapped => [mapped.Operand, mapped.Body],
        _ => [],
    };

    private double Cost(Expr expr)
    {
        var parts = Parts(expr).Sum(Cost);
        switch (expr)
        {
            case ComprehensionExpr walk:
                var range = Cost(walk.Range);
                return 1 + range + (Size(walk.Range) * (1 + parts - range));
            case ConditionalExpr c:
                return 1 + Cost(c.Condition) + Math.Max(Cost(c.Then), Cost(c.Otherwise));
            case CallExpr call when call.Candidates.Length > 0:
                var sizes = call.Candidates.Any(o => o.CostGrowsWithSize) ? call.AllArgs.Append(call).Sum(Units) : 0;
                return parts + call.Candidates.Max(o => Math.Max(1, o.Cost)) + sizes;
            case BinaryExpr { Operator: BinaryOperator.In } membership:
                return 1 + parts + (membership.Right.Type.TypeKind == CelTypeKind.Map ? 0 : Size(membership.Right));
            case BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Equal or BinaryOperator.NotEqual } sum:
                return 1 + parts + Units(sum.Left) + Units(sum.Right);
            default:
                return 1 + parts;
        }
    }

    private double Units(Expr expr) => expr.Type.TypeKind switch
    {
        CelTypeKind.String or CelTypeKind.Bytes => Size(expr) / CharsPerUnit,
        CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Dyn => Size(expr),
        _ => 0,
    };

    private double Size(Expr expr) => expr switch
    {
        LiteralExpr { Value: { Kind: CelKind.String } text } => text.AsString().Length,
        LiteralExpr { Value: { Kind: CelKind.Bytes } bytes } => bytes.AsBytes().Length,
        LiteralExpr => 1,
        ListExpr list => list.Elements.Length,
        MapExpr map => map.Keys.Length,
        ComprehensionExpr walk => Size(walk.Range),
        BinaryExpr { Operator: BinaryOperator.Add } sum => Size(sum.Left) + Size(sum.Right),
        ConditionalExpr c => Math.Max(Size(c.Then), Size(c.Otherwise)),
        BindExpr bind => Size(bind.Body),
        _ => assumedSize,
    };
}
