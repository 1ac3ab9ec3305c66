using Cordon.Policy.Cel.Syntax;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>Sums and differences of timestamps and durations, in nanoseconds.</summary>
internal static class Times
{
    private static readonly Int128 Latest = (Int128)(DateTime.MaxValue.Ticks) * 100 + 99;

    /// <summary>The nanoseconds of a timestamp since year 1.</summary>
    public static Int128 Nanoseconds(CelValue timestamp) => ((Int128)timestamp.Bits * 100) + ((CelTag)timestamp.Reference!).Nanoseconds;

    /// <summary>The timestamp of nanoseconds since year 1; an error outside of the years 1 to 9999.</summary>
    public static CelValue Timestamp(Int128 nanoseconds)
    {
        if (nanoseconds < 0 || nanoseconds > Latest)
            return CelValue.Error("the timestamp is out of range: outside of the years 1 to 9999");
        var (ticks, rest) = Int128.DivRem(nanoseconds, 100);
        return CelValue.OfTicks((long)ticks, (int)rest);
    }

    /// <summary>The duration of nanoseconds; an error beyond 64 bits.</summary>
    public static CelValue Duration(Int128 nanoseconds) =>
        nanoseconds < long.MinValue || nanoseconds > long.MaxValue
            ? CelValue.Error("the duration is out of range: more than about 292 years")
            : CelValue.OfNanoseconds((long)nanoseconds);

    /// <summary>The result, which may be an error; false when the operator does not take the two.</summary>
    public static bool Of(BinaryOperator op, CelValue left, CelValue right, out CelValue result)
    {
        var (isTime, isOtherTime) = (left.Kind == CelKind.Timestamp, right.Kind == CelKind.Timestamp);
        (var known, result) = (op, isTime, isOtherTime) switch
        {
            (BinaryOperator.Add, true, false) => (true, Timestamp(Nanoseconds(left) + right.Bits)),
            (BinaryOperator.Add, false, true) => (true, Timestamp(Nanoseconds(right) + left.Bits)),
            (BinaryOperator.Add, false, false) => (true, Duration((Int128)left.Bits + right.Bits)),
            (BinaryOperator.Subtract, true, true) => (true, Duration(Nanoseconds(left) - Nanoseconds(right))),
            (BinaryOperator.Subtract, true, false) => (true, Timestamp(Nanoseconds(left) - right.Bits)),
            (BinaryOperator.Subtract, false, false) => (true, Duration((Int128)left.Bits - right.Bits)),
            _ => (false, default),
        };
        return known;
    }
}
