namespace Cordon.Policy.Cel.Running;

/// <summary><c>a &amp;&amp; b</c>: false when one side is false, even when the other fails.</summary>
internal sealed class AndNode(CelSpan span, Node left, Node right) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var one = left.Test(ref frame);
        if (one == Truth.False)
            return one;
        if (one == Truth.True)
            return right.Test(ref frame);
        var error = frame.Error;
        if (right.Test(ref frame) == Truth.False)
            return Truth.False;
        frame.Error = error;
        return Truth.Error;
    }
}

/// <summary><c>a || b</c>: true when one side is true, even when the other fails.</summary>
internal sealed class OrNode(CelSpan span, Node left, Node right) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var one = left.Test(ref frame);
        if (one == Truth.True)
            return one;
        if (one == Truth.False)
            return right.Test(ref frame);
        var error = frame.Error;
        if (right.Test(ref frame) == Truth.True)
            return Truth.True;
        frame.Error = error;
        return Truth.Error;
    }
}

/// <summary><c>!a</c>.</summary>
internal sealed class NotNode(CelSpan span, Node operand) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame) => operand.Test(ref frame) switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        var error => error,
    };
}

/// <summary><c>c ? a : b</c>.</summary>
internal sealed class ConditionalNode(CelSpan span, Node condition, Node then, Node otherwise) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame) => condition.Test(ref frame) switch
    {
        Truth.True => then.Evaluate(ref frame),
        Truth.False => otherwise.Evaluate(ref frame),
        _ => frame.Error,
    };

    public override Truth Test(ref Frame frame) => condition.Test(ref frame) switch
    {
        Truth.True => then.Test(ref frame),
        Truth.False => otherwise.Test(ref frame),
        var error => error,
    };
}
