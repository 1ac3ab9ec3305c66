using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>
/// A part of a program. Every node can give a value; those whose result is a bool or an int give it without making a value of it.
/// Nodes are immutable.
/// </summary>
internal abstract class Node(CelSpan span)
{
    /// <summary>Where it stands.</summary>
    public CelSpan Span { get; } = span;

    /// <summary>The value, which may be an error.</summary>
    public abstract CelValue Evaluate(ref Frame frame);

    /// <summary>The value as a condition.</summary>
    public virtual Truth Test(ref Frame frame)
    {
        var value = Evaluate(ref frame);
        if (ReferenceEquals(value.Reference, CelTag.Bool))
            return value.Bits != 0 ? Truth.True : Truth.False;
        frame.Error = value.IsError ? value : Fail($"a condition gave {CelText.Described(value)} instead of a bool");
        return Truth.Error;
    }

    /// <summary>The value as an int; false when it is none, with the error in the frame.</summary>
    public virtual bool TryInt(ref Frame frame, out long number)
    {
        var value = Evaluate(ref frame);
        number = value.Bits;
        if (ReferenceEquals(value.Reference, CelTag.Int))
            return true;
        frame.Error = value.IsError ? value : Fail($"no such overload: an int was declared, and it is {CelText.Described(value)}");
        return false;
    }

    /// <summary>An error at this place.</summary>
    public CelValue Fail(string message) => CelValue.Of(new CelError(message, Span));

    /// <summary>An error at this place: the evaluation costs more than it may.</summary>
    public CelValue TooCostly() => Fail("the evaluation costs more than its limit");

    /// <summary>The value with the place of this node when it is an error without one.</summary>
    protected CelValue Placed(CelValue value) => value.Reference is CelError { Span: { Start: 0, Length: 0 } } error ? Fail(error.Message) : value;
}
