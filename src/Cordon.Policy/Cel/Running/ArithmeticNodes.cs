using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Running;

/// <summary><c>+ - * / %</c> of any two values.</summary>
internal sealed class ArithmeticNode(CelSpan span, BinaryOperator op, Node left, Node right) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var one = left.Evaluate(ref frame);
        if (one.IsError)
            return one;
        var other = right.Evaluate(ref frame);
        if (other.IsError)
            return other;
        return Arithmetic.Of(this, ref frame, op, one, other);
    }
}

/// <summary><c>+ - * / %</c> of two ints.</summary>
internal sealed class IntArithmeticNode(CelSpan span, BinaryOperator op, Node left, Node right) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame) => TryInt(ref frame, out var number) ? CelValue.Of(number) : frame.Error;

    public override bool TryInt(ref Frame frame, out long number)
    {
        number = 0;
        if (!left.TryInt(ref frame, out var one) || !right.TryInt(ref frame, out var other))
            return false;
        if (Arithmetic.Ints(op, one, other, out number) is not { } problem)
            return true;
        frame.Error = Fail(problem);
        return false;
    }
}

/// <summary><c>-x</c>.</summary>
internal sealed class NegationNode(CelSpan span, Node operand) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        return value.Kind switch
        {
            CelKind.Error => value,
            CelKind.Double => CelValue.Of(-value.AsDouble()),
            CelKind.Int when value.Bits != long.MinValue => CelValue.Of(-value.Bits),
            CelKind.Int => Fail("int overflow: -(-9223372036854775808)"),
            _ => Fail($"no such overload: '-' cannot take {Values.CelText.Described(value)}"),
        };
    }
}
