using Cordon.Policy.Cel.Syntax;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>What the arithmetic operators do.</summary>
internal static class Arithmetic
{
    /// <summary>The longest text or bytes that an evaluation makes, in UTF-16 units or bytes.</summary>
    public const int MostChars = 1 << 24;

    public static CelValue Of(Node node, ref Frame frame, BinaryOperator op, CelValue left, CelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                return Ints(op, left.Bits, right.Bits, out var number) is { } wrong ? node.Fail(wrong) : CelValue.Of(number);
            case (CelKind.UInt, CelKind.UInt):
                return UInts(op, (ulong)left.Bits, (ulong)right.Bits, out var unsigned) is { } fault ? node.Fail(fault) : CelValue.Of(unsigned);
            case (CelKind.Double, CelKind.Double) when op != BinaryOperator.Modulo:
                return CelValue.Of(Doubles(op, left.AsDouble(), right.AsDouble()));
            case (CelKind.String, CelKind.String) when op == BinaryOperator.Add:
                return Texts(node, ref frame, left.AsString(), right.AsString());
            case (CelKind.Bytes, CelKind.Bytes) when op == BinaryOperator.Add:
                return frame.Charge((left.AsBytes().Length + right.AsBytes().Length) >> 4)
                    ? CelValue.Of((byte[])[.. left.AsBytes(), .. right.AsBytes()])
                    : node.TooCostly();
            case (CelKind.List, CelKind.List) when op == BinaryOperator.Add:
                return Lists(node, ref frame, left.AsList(), right.AsList());
            case (CelKind.Timestamp or CelKind.Duration, CelKind.Timestamp or CelKind.Duration) when Times.Of(op, left, right, out var time):
                return time.IsError ? node.Fail(time.AsError().Message) : time;
            default:
                return node.Fail($"no such overload: '{op.Sign()}' cannot take {CelText.Described(left)} and {CelText.Described(right)}");
        }
    }

    /// <summary>The result of an operator on ints, or what is wrong.</summary>
    public static string? Ints(BinaryOperator op, long left, long right, out long result)
    {
        result = 0;
        bool over;
        switch (op)
        {
            case BinaryOperator.Add:
                result = unchecked(left + right);
                over = ((left ^ result) & (right ^ result)) < 0;
                break;
            case BinaryOperator.Subtract:
                result = unchecked(left - right);
                over = ((left ^ right) & (left ^ result)) < 0;
                break;
            case BinaryOperator.Multiply:
                var high = Math.BigMul(left, right, out var low);
                result = low;
                over = high != low >> 63;
                break;
            default:
                if (right == 0)
                    return op == BinaryOperator.Divide ? $"divide by zero: {left} / 0" : $"modulus by zero: {left} % 0";
                over = left == long.MinValue && right == -1;
                if (!over)
                    result = op == BinaryOperator.Divide ? left / right : left % right;
                break;
        }

        return over ? $"int overflow: {left} {op.Sign()} {right}" : null;
    }

    private static string? UInts(BinaryOperator op, ulong left, ulong right, out ulong result)
    {
        result = 0;
        bool over;
        switch (op)
        {
            case BinaryOperator.Add:
                result = unchecked(left + right);
                over = result < left;
                break;
            case BinaryOperator.Subtract:
                result = unchecked(left - right);
                over = left < right;
                break;
            case BinaryOperator.Multiply:
                over = Math.BigMul(left, right, out result) != 0;
                break;
            default:
                if (right == 0)
                    return op == BinaryOperator.Divide ? $"divide by zero: {left}u / 0u" : $"modulus by zero: {left}u % 0u";
                result = op == BinaryOperator.Divide ? left / right : left % right;
                return null;
        }

        return over ? $"uint overflow: {left}u {op.Sign()} {right}u" : null;
    }

    private static double Doubles(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        _ => left / right,
    };

    private static CelValue Texts(Node node, ref Frame frame, string left, string right)
    {
        if (!frame.Charge((left.Length + (long)right.Length) >> 4))
            return node.TooCostly();
        return left.Length + (long)right.Length > MostChars ? node.Fail($"the text is longer than {MostChars}") : CelValue.Of(string.Concat(left, right));
    }

    private static CelValue Lists(Node node, ref Frame frame, CelList left, CelList right)
    {
        if (left.Count == 0)
            return CelValue.Of(right);
        if (right.Count == 0)
            return CelValue.Of(left);
        if (!frame.Charge(left.Count + (long)right.Count))
            return node.TooCostly();
        var all = new CelValue[left.Count + right.Count];
        for (var i = 0; i < left.Count; i++)
            all[i] = left[i];
        for (var i = 0; i < right.Count; i++)
            all[left.Count + i] = right[i];
        return CelValue.Of(all);
    }
}
