using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary><c>cel.bind</c> and <c>cel.block</c>. A value that fails is an error only where it is used.</summary>
internal sealed class BindNode(CelSpan span, Node[] values, int slot, Node body) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        Bind(ref frame);
        return body.Evaluate(ref frame);
    }

    public override Truth Test(ref Frame frame)
    {
        Bind(ref frame);
        return body.Test(ref frame);
    }

    private void Bind(ref Frame frame)
    {
        for (var i = 0; i < values.Length; i++)
            frame.Locals[frame.Base + slot + i] = values[i].Evaluate(ref frame);
    }
}

/// <summary><c>x.optMap(v, e)</c> and <c>x.optFlatMap(v, e)</c>.</summary>
internal sealed class OptionalMapNode(CelSpan span, Node operand, int slot, Node body, bool isFlat) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.IsError)
            return value;
        if (value.Reference is not CelOptional optional)
            return Fail($"no such overload: only an optional can be mapped, not {CelText.Described(value)}");
        if (!optional.HasValue)
            return value;
        frame.Locals[frame.Base + slot] = optional.Value;
        var result = body.Evaluate(ref frame);
        if (result.IsError || (isFlat && result.Kind == CelKind.Optional))
            return result;
        return isFlat ? Fail($"optFlatMap makes an optional, not {CelText.Described(result)}") : CelValue.Of(CelOptional.Of(result));
    }
}

/// <summary><c>x.or(y)</c> and <c>x.orValue(y)</c>: the right side is evaluated only when the left is absent.</summary>
internal sealed class OptionalOrNode(CelSpan span, Node operand, Node other, bool unwraps) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.IsError)
            return value;
        if (value.Reference is not CelOptional optional)
            return Fail($"no such overload: {(unwraps ? "orValue" : "or")} belongs to an optional, not to {CelText.Described(value)}");
        if (optional.HasValue)
            return unwraps ? optional.Value : value;
        var instead = other.Evaluate(ref frame);
        return unwraps || instead.IsError || instead.Kind == CelKind.Optional ? instead : Fail($"or takes an optional, not {CelText.Described(instead)}");
    }
}
