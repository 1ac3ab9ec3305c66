using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary><c>size(x)</c> and <c>x.size()</c>.</summary>
internal sealed class SizeNode(CelSpan span, Node operand) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame) => TryInt(ref frame, out var number) ? CelValue.Of(number) : frame.Error;

    public override bool TryInt(ref Frame frame, out long number)
    {
        var value = operand.Evaluate(ref frame);
        switch (value.Reference)
        {
            case CelList list:
                number = list.Count;
                return true;
            case string text:
                frame.Budget -= text.Length >> 4;
                number = Sizes.CodePoints(text);
                return true;
            case CelMap map:
                number = map.Count;
                return true;
            case CelBytes bytes:
                number = bytes.Value.Length;
                return true;
            default:
                number = 0;
                frame.Error = value.IsError ? value : Fail($"no such overload: 'size' cannot be called with ({CelText.Described(value)})");
                return false;
        }
    }
}
