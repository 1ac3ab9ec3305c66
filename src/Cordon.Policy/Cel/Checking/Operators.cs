using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Checking;

/// <summary>The types that operators take and give.</summary>
internal static class Operators
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");
    private static readonly CelType[] Numbers = [CelType.Int, CelType.UInt, CelType.Double];
    private static readonly CelType[] Ordered = [CelType.Bool, .. Numbers, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration];

    private static readonly CelOverload[] Equality = [Of(CelType.Bool, A, A)];
    private static readonly CelOverload[] Order = [.. Ordered.Select(t => Of(CelType.Bool, t, t)), .. from l in Numbers from r in Numbers where l != r select Of(CelType.Bool, l, r)];
    private static readonly CelOverload[] Membership = [Of(CelType.Bool, A, CelType.List(A)), Of(CelType.Bool, A, CelType.Map(A, B))];
    private static readonly CelOverload[] Product = [.. Numbers.Select(t => Of(t, t, t))];
    private static readonly CelOverload[] Remainder = [Of(CelType.Int, CelType.Int, CelType.Int), Of(CelType.UInt, CelType.UInt, CelType.UInt)];

    private static readonly CelOverload[] Sum =
    [
        .. Product,
        Of(CelType.String, CelType.String, CelType.String),
        Of(CelType.Bytes, CelType.Bytes, CelType.Bytes),
        Of(CelType.List(A), CelType.List(A), CelType.List(A)),
        Of(CelType.Timestamp, CelType.Timestamp, CelType.Duration),
        Of(CelType.Timestamp, CelType.Duration, CelType.Timestamp),
        Of(CelType.Duration, CelType.Duration, CelType.Duration),
    ];

    private static readonly CelOverload[] Difference =
    [
        .. Product,
        Of(CelType.Duration, CelType.Timestamp, CelType.Timestamp),
        Of(CelType.Timestamp, CelType.Timestamp, CelType.Duration),
        Of(CelType.Duration, CelType.Duration, CelType.Duration),
    ];

    /// <summary><c>-x</c>.</summary>
    public static CelOverload[] Negation { get; } = [Of(CelType.Int, CelType.Int), Of(CelType.Double, CelType.Double)];

    /// <summary><c>x[i]</c>.</summary>
    public static CelOverload[] Index { get; } =
    [
        Of(A, CelType.List(A), CelType.Int),
        Of(B, CelType.Map(A, B), A),
        Of(CelType.Optional(A), CelType.Optional(CelType.List(A)), CelType.Int),
        Of(CelType.Optional(B), CelType.Optional(CelType.Map(A, B)), A),
    ];

    /// <summary><c>x[?i]</c>.</summary>
    public static CelOverload[] OptionalIndex { get; } =
    [
        Of(CelType.Optional(A), CelType.List(A), CelType.Int),
        Of(CelType.Optional(B), CelType.Map(A, B), A),
        Of(CelType.Optional(A), CelType.Optional(CelType.List(A)), CelType.Int),
        Of(CelType.Optional(B), CelType.Optional(CelType.Map(A, B)), A),
    ];

    /// <summary>The shapes of an operator that is not logical.</summary>
    public static CelOverload[] Of(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal or BinaryOperator.NotEqual => Equality,
        BinaryOperator.In => Membership,
        BinaryOperator.Add => Sum,
        BinaryOperator.Subtract => Difference,
        BinaryOperator.Multiply or BinaryOperator.Divide => Product,
        BinaryOperator.Modulo => Remainder,
        _ => Order,
    };

    private static CelOverload Of(CelType result, params CelType[] parameters) => CelOverload.Global(result, null, parameters);
}
