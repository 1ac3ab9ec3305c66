using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Library;

/// <summary>The math extension.</summary>
internal static class MathLibrary
{
    public static void Declare(LibraryBuilder library)
    {
        Extremes(library, "math.greatest", 1);
        Extremes(library, "math.least", -1);
        var (i, u, d, b) = (CelType.Int, CelType.UInt, CelType.Double, CelType.Bool);
        library
            .Function("math.ceil", d, x => CelValue.Of(Math.Ceiling(x[0].AsDouble())), d)
            .Function("math.floor", d, x => CelValue.Of(Math.Floor(x[0].AsDouble())), d)
            .Function("math.round", d, x => CelValue.Of(Math.Round(x[0].AsDouble(), MidpointRounding.AwayFromZero)), d)
            .Function("math.trunc", d, x => CelValue.Of(Math.Truncate(x[0].AsDouble())), d)
            .Function("math.sqrt", d, x => CelValue.Of(Math.Sqrt(x[0].AsDouble())), d)
            .Function("math.sqrt", d, x => CelValue.Of(Math.Sqrt(x[0].AsInt())), i)
            .Function("math.sqrt", d, x => CelValue.Of(Math.Sqrt(x[0].AsUInt())), u)
            .Function("math.abs", d, x => CelValue.Of(Math.Abs(x[0].AsDouble())), d)
            .Function("math.abs", i, x => x[0].AsInt() == long.MinValue ? CelValue.Error("int overflow: math.abs(-9223372036854775808)") : CelValue.Of(Math.Abs(x[0].AsInt())), i)
            .Function("math.abs", u, x => x[0], u)
            .Function("math.sign", d, x => double.IsNaN(x[0].AsDouble()) ? x[0] : CelValue.Of((double)Math.Sign(x[0].AsDouble())), d)
            .Function("math.sign", i, x => CelValue.Of((long)Math.Sign(x[0].AsInt())), i)
            .Function("math.sign", u, x => CelValue.Of(Math.Min(1, x[0].AsUInt())), u)
            .Function("math.isNaN", b, x => CelValue.Of(double.IsNaN(x[0].AsDouble())), d)
            .Function("math.isInf", b, x => CelValue.Of(double.IsInfinity(x[0].AsDouble())), d)
            .Function("math.isFinite", b, x => CelValue.Of(double.IsFinite(x[0].AsDouble())), d);
        Bits(library, "math.bitAnd", (l, r) => l & r);
        Bits(library, "math.bitOr", (l, r) => l | r);
        Bits(library, "math.bitXor", (l, r) => l ^ r);
        library
            .Function("math.bitNot", i, x => CelValue.Of(~x[0].AsInt()), i)
            .Function("math.bitNot", u, x => CelValue.Of(~x[0].AsUInt()), u)
            .Function("math.bitShiftLeft", i, x => Shift(x, left: true) is { } bits ? CelValue.Of((long)bits) : NegativeShift(x[1]), i, i)
            .Function("math.bitShiftLeft", u, x => Shift(x, left: true) is { } bits ? CelValue.Of(bits) : NegativeShift(x[1]), u, i)
            .Function("math.bitShiftRight", i, x => Shift(x, left: false) is { } bits ? CelValue.Of((long)bits) : NegativeShift(x[1]), i, i)
            .Function("math.bitShiftRight", u, x => Shift(x, left: false) is { } bits ? CelValue.Of(bits) : NegativeShift(x[1]), u, i);
    }

    /// <summary>The bits after a shift that fills with zeros; null for a negative one.</summary>
    private static ulong? Shift(ReadOnlySpan<CelValue> a, bool left)
    {
        var (bits, by) = ((ulong)a[0].Bits, a[1].AsInt());
        if (by < 0)
            return null;
        return by > 63 ? 0 : left ? bits << (int)by : bits >> (int)by;
    }

    private static CelValue NegativeShift(CelValue by) => CelValue.Error($"negative offset: bits cannot be shifted by {by.AsInt()}");

    private static void Extremes(LibraryBuilder library, string name, int sign)
    {
        CelType[] numbers = [CelType.Int, CelType.UInt, CelType.Double];
        foreach (var one in numbers)
        {
            library.Function(name, one, x => x[0], one);
            library.Function(name, one, x => Of(x[0].AsList(), name, sign), CelType.List(one));
            foreach (var other in numbers)
                library.Function(name, one == other ? one : CelType.Dyn, x => Better(x[0], x[1], sign), one, other);
        }

        library.Function(name, CelType.Dyn, x => Of(x[0].AsList(), name, sign), CelType.List(CelType.Dyn));
    }

    private static CelValue Better(CelValue one, CelValue other, int sign) => CelNumbers.Compare(other, one) == sign ? other : one;

    private static CelValue Of(CelList list, string name, int sign)
    {
        if (list.Count == 0)
            return CelValue.Error($"{name} needs at least one value");
        var best = list[0];
        for (var i = 0; i < list.Count; i++)
        {
            if (!CelNumbers.IsNumber(list[i].Kind))
                return CelValue.Error($"no such overload: {name} takes numbers, and one is {CelText.Described(list[i])}");
            best = Better(best, list[i], sign);
        }

        return best;
    }

    private static void Bits(LibraryBuilder library, string name, Func<long, long, long> operation) => library
        .Function(name, CelType.Int, x => CelValue.Of(operation(x[0].Bits, x[1].Bits)), CelType.Int, CelType.Int)
        .Function(name, CelType.UInt, x => CelValue.Of((ulong)operation(x[0].Bits, x[1].Bits)), CelType.UInt, CelType.UInt);
}
