using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>A value known at compile.</summary>
internal sealed class ConstantNode(CelSpan span, CelValue value) : Node(span)
{
    public CelValue Value { get; } = value;

    public override CelValue Evaluate(ref Frame frame) => Value;
}

/// <summary>What can only fail, such as a name that nobody declares.</summary>
internal sealed class FailureNode(CelSpan span, string message) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame) => Fail(message);
}

/// <summary>A variable of the environment.</summary>
internal sealed class VariableNode(CelSpan span, int slot) : Node(span)
{
    public int Slot { get; } = slot;

    public override CelValue Evaluate(ref Frame frame)
    {
        var value = frame.Activation.Variable(Slot);
        return value.IsError ? Placed(value) : value;
    }
}

/// <summary>A variable of a macro.</summary>
internal sealed class LocalNode(CelSpan span, int slot) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame) => frame.Locals[frame.Base + slot];
}

/// <summary>A declared field of a variable: the commonest operand of a rule, without a step between.</summary>
internal sealed class VariableFieldNode(CelSpan span, int slot, CelStruct type, CelField field) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = frame.Activation.Variable(slot);
        if (value.Reference is CelObject host && ReferenceEquals(host.Type, type))
            return host.Read(field);
        return value.IsError ? Placed(value) : Selection.Of(this, value, field.Name);
    }
}

/// <summary>A declared field of a struct.</summary>
internal sealed class FieldNode(CelSpan span, Node operand, CelStruct type, CelField field) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.Reference is CelObject host && ReferenceEquals(host.Type, type))
            return host.Read(field);
        return value.IsError ? value : Selection.Of(this, value, field.Name);
    }
}

/// <summary>A field of a value whose type is known at run time only.</summary>
internal sealed class SelectNode(CelSpan span, Node operand, string field, bool optional) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.IsError)
            return value;
        return optional ? Selection.Optionally(this, value, field) : Selection.Of(this, value, field);
    }
}

/// <summary><c>has(x.f)</c>.</summary>
internal sealed class PresenceNode(CelSpan span, Node operand, string field) : ConditionNode(span)
{
    public override Truth Test(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.Reference is CelOptional inner)
        {
            if (!inner.HasValue)
                return Truth.False;
            value = inner.Value;
        }

        return value.Reference switch
        {
            CelError => Failed(ref frame, value),
            CelMap map => Of(map.TryGet(CelValue.Of(field), out _)),
            CelObject host when host.Type.Field(field) is { } declared => Of(!Zero.Is(host.Read(declared))),
            CelObject => Failed(ref frame, $"no such field: '{field}'"),
            _ => Failed(ref frame, $"{CelText.Described(value)} has no fields"),
        };
    }
}

/// <summary><c>x[i]</c> and <c>x[?i]</c>.</summary>
internal sealed class IndexNode(CelSpan span, Node operand, Node index, bool optional) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (value.IsError)
            return value;
        var key = index.Evaluate(ref frame);
        if (key.IsError)
            return key;
        return optional ? Selection.OptionallyAt(this, value, key) : Selection.At(this, value, key);
    }
}
