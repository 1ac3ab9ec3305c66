using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary><c>[a, ?b]</c>.</summary>
internal sealed class ListNode(CelSpan span, Node[] elements, bool[] optional) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var values = new CelValue[elements.Length];
        var count = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            var value = elements[i].Evaluate(ref frame);
            if (value.IsError)
                return value;
            if (optional[i])
            {
                if (value.Reference is not CelOptional wrapped)
                    return Fail($"what stands behind ? must be optional, and it is {CelText.Described(value)}");
                if (!wrapped.HasValue)
                    continue;
                value = wrapped.Value;
            }

            values[count++] = value;
        }

        return CelValue.Of(new ArrayList(values, count));
    }
}

/// <summary><c>{k: v, ?k: v}</c>.</summary>
internal sealed class MapNode(CelSpan span, Node[] keys, Node[] values, bool[] optional) : Node(span)
{
    public override CelValue Evaluate(ref Frame frame)
    {
        var map = new HashMap(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Evaluate(ref frame);
            if (key.IsError)
                return key;
            var value = values[i].Evaluate(ref frame);
            if (value.IsError)
                return value;
            if (optional[i])
            {
                if (value.Reference is not CelOptional wrapped)
                    return Fail($"what stands behind ? must be optional, and it is {CelText.Described(value)}");
                if (!wrapped.HasValue)
                    continue;
                value = wrapped.Value;
            }

            if (map.Add(key, value) is { } problem)
                return Fail(problem);
        }

        return CelValue.Of(map);
    }
}
