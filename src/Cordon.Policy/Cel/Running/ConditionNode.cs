namespace Cordon.Policy.Cel.Running;

/// <summary>A node whose result is a bool.</summary>
internal abstract class ConditionNode(CelSpan span) : Node(span)
{
    public abstract override Truth Test(ref Frame frame);

    public override CelValue Evaluate(ref Frame frame) => Test(ref frame) switch
    {
        Truth.True => CelValue.True,
        Truth.False => CelValue.False,
        _ => frame.Error,
    };

    protected static Truth Of(bool value) => value ? Truth.True : Truth.False;

    protected Truth Failed(ref Frame frame, string message)
    {
        frame.Error = Fail(message);
        return Truth.Error;
    }

    protected static Truth Failed(ref Frame frame, CelValue error)
    {
        frame.Error = error;
        return Truth.Error;
    }
}
