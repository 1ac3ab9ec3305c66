using Cordon.Policy.Cel.Syntax;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary><c>==</c> and <c>!=</c> of any two values.</summary>
internal sealed class EqualNode(CelSpan span, Node left, Node right, bool wanted) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var one = left.Evaluate(ref frame);
        if (one.IsError)
            return Failed(ref frame, one);
        var other = right.Evaluate(ref frame);
        if (other.IsError)
            return Failed(ref frame, other);
        var equal = CelEquality.AreEqual(one, other, ref frame.Budget);
        return frame.Budget < 0 ? Failed(ref frame, TooCostly()) : Of(equal == wanted);
    }
}

/// <summary><c>==</c> and <c>!=</c> of something and a constant text.</summary>
internal sealed class TextEqualNode(CelSpan span, Node operand, string text, bool wanted) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.Reference is string given)
            return Of((given == text) == wanted);
        return value.IsError ? Failed(ref frame, value) : Of(!wanted);
    }
}

/// <summary>A comparison of two ints.</summary>
internal sealed class IntComparisonNode(CelSpan span, BinaryOperator op, Node left, Node right) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        if (!left.TryInt(ref frame, out var one) || !right.TryInt(ref frame, out var other))
            return Truth.Error;
        return Of(op switch
        {
            BinaryOperator.Equal => one == other,
            BinaryOperator.NotEqual => one != other,
            BinaryOperator.Less => one < other,
            BinaryOperator.LessOrEqual => one <= other,
            BinaryOperator.Greater => one > other,
            _ => one >= other,
        });
    }
}

/// <summary>The order of any two values.</summary>
internal sealed class OrderNode(CelSpan span, BinaryOperator op, Node left, Node right) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var one = left.Evaluate(ref frame);
        if (one.IsError)
            return Failed(ref frame, one);
        var other = right.Evaluate(ref frame);
        if (other.IsError)
            return Failed(ref frame, other);
        if (CelOrder.Compare(one, other) is not { } order)
            return Failed(ref frame, $"no such overload: '{op.Sign()}' cannot order {CelText.Described(one)} and {CelText.Described(other)}");
        if (order == CelNumbers.Unordered)
            return Truth.False;
        return Of(op switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }
}

/// <summary><c>x in list</c> and <c>k in map</c>.</summary>
internal sealed class InNode(CelSpan span, Node element, Node range) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var wanted = element.Evaluate(ref frame);
        if (wanted.IsError)
            return Failed(ref frame, wanted);
        var value = range.Evaluate(ref frame);
        switch (value.Reference)
        {
            case CelError:
                return Failed(ref frame, value);
            case CelMap map:
                return Of(map.TryGet(wanted, out _));
            case CelList list when wanted.Reference is string text:
                return frame.Charge(list.Count >> 4) ? Of(list.Contains(text)) : Failed(ref frame, TooCostly());
            case CelList list:
                var found = false;
                for (var i = 0; i < list.Count && !found && frame.Charge(1); i++)
                    found = CelEquality.AreEqual(wanted, list[i], ref frame.Budget);
                return frame.Budget < 0 ? Failed(ref frame, TooCostly()) : Of(found);
            default:
                return Failed(ref frame, $"no such overload: 'in' looks into a list or map, not into {CelText.Described(value)}");
        }
    }
}

/// <summary><c>x in ["a", "b", …]</c> with constant texts.</summary>
internal sealed class InTextsNode(CelSpan span, Node element, HashSet<string> texts) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var value = element.Evaluate(ref frame);
        if (value.Reference is string text)
            return Of(texts.Contains(text));
        return value.IsError ? Failed(ref frame, value) : Truth.False;
    }
}
