using System.Runtime.CompilerServices;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>A call of a function: the first overload whose parameters fit the kinds of the arguments is taken.</summary>
internal sealed class CallNode(CelSpan span, string function, Node[] args, PlannedOverload[] overloads) : Node(span)
{
    private const int MostInline = 4;

    public override CelValue Evaluate(ref Frame frame)
    {
        if (args.Length > MostInline)
            return Call(ref frame, new CelValue[args.Length]);
        var inline = default(Inline);
        return Call(ref frame, inline[..args.Length]);
    }

    private CelValue Call(ref Frame frame, scoped Span<CelValue> values)
    {
        for (var i = 0; i < args.Length; i++)
        {
            values[i] = args[i].Evaluate(ref frame);
            if (values[i].IsError)
                return values[i];
        }

        foreach (var overload in overloads)
        {
            if (!overload.Takes(values))
                continue;
            if (overload.Overload.CostGrowsWithSize && !frame.Charge(Sizes.Of(values)))
                return TooCostly();
            var result = overload.Call(values, frame.Activation);
            if (result.IsError)
                return Placed(result);
            // What the function made is paid for before it is used.
            return overload.Overload.CostGrowsWithSize && !frame.Charge(Sizes.Of(result)) ? TooCostly() : result;
        }

        return Fail($"no such overload: '{function}' cannot be called with ({string.Join(", ", values.ToArray().Select(CelText.Described))})");
    }

    [InlineArray(MostInline)]
    private struct Inline
    {
        private CelValue _first;
    }
}
