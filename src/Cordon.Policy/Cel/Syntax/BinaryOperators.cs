namespace Cordon.Policy.Cel.Syntax;

/// <summary>What is known of each operator.</summary>
internal static class BinaryOperators
{
    /// <summary>How strongly it binds, from 1.</summary>
    public static int Strength(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And => 2,
        >= BinaryOperator.Equal and <= BinaryOperator.In => 3,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        _ => 5,
    };

    /// <summary>How it is written.</summary>
    public static string Sign(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.In => "in",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "%",
    };

    /// <summary>Whether it orders its operands.</summary>
    public static bool IsOrder(this BinaryOperator op) => op is >= BinaryOperator.Less and <= BinaryOperator.GreaterOrEqual;

    /// <summary>Whether it gives true or false for two values.</summary>
    public static bool IsComparison(this BinaryOperator op) => op is >= BinaryOperator.Equal and <= BinaryOperator.In;

    /// <summary>Whether <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public static bool IsLogic(this BinaryOperator op) => op is BinaryOperator.Or or BinaryOperator.And;
}
