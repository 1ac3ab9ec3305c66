namespace Cordon.Policy.Cel.Values;

/// <summary>Comparison of numbers across their types, exact: no number is rounded to be compared.</summary>
internal static class CelNumbers
{
    /// <summary>What <see cref="Compare(CelValue, CelValue)"/> gives when a side is NaN.</summary>
    public const int Unordered = 2;

    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    public static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.UInt or CelKind.Double;

    /// <summary>-1, 0, 1 or <see cref="Unordered"/> for two numbers.</summary>
    public static int Compare(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => left.Bits.CompareTo(right.Bits),
        (CelKind.UInt, CelKind.UInt) => ((ulong)left.Bits).CompareTo((ulong)right.Bits),
        (CelKind.Double, CelKind.Double) => Compare(left.AsDouble(), right.AsDouble()),
        (CelKind.Int, CelKind.UInt) => Compare(left.Bits, (ulong)right.Bits),
        (CelKind.UInt, CelKind.Int) => -Compare(right.Bits, (ulong)left.Bits),
        (CelKind.Int, CelKind.Double) => Compare(left.Bits, right.AsDouble()),
        (CelKind.Double, CelKind.Int) => Turned(Compare(right.Bits, left.AsDouble())),
        (CelKind.UInt, CelKind.Double) => Compare((ulong)left.Bits, right.AsDouble()),
        _ => Turned(Compare((ulong)right.Bits, left.AsDouble())),
    };

    /// <summary>The bits of the int or uint that a double equals.</summary>
    public static bool ToWhole(double value, out long bits)
    {
        bits = 0;
        if (value != Math.Floor(value) || value < -TwoTo63 || value >= TwoTo64)
            return false;
        bits = value < TwoTo63 ? (long)value : (long)(ulong)value;
        return true;
    }

    private static int Turned(int order) => order == Unordered ? order : -order;

    private static int Compare(double left, double right) => left < right ? -1 : left > right ? 1 : left == right ? 0 : Unordered;

    private static int Compare(long left, ulong right) => left < 0 ? -1 : ((ulong)left).CompareTo(right);

    // The edges compare as equal to the double that they round to, as other implementations of CEL have it.
    private static int Compare(long left, double right) =>
        double.IsNaN(right) ? Unordered : right < -TwoTo63 ? 1 : right >= TwoTo63 ? (right > TwoTo63 ? -1 : ((double)left).CompareTo(right)) : Exact(left, right);

    private static int Compare(ulong left, double right) =>
        double.IsNaN(right) ? Unordered : right < 0 ? 1 : right >= TwoTo64 ? -1 : Exact(left, right);

    private static int Exact(long left, double right)
    {
        var order = left.CompareTo((long)right);
        return order != 0 ? order : 0.0.CompareTo(right - Math.Truncate(right));
    }

    private static int Exact(ulong left, double right)
    {
        var order = left.CompareTo((ulong)right);
        return order != 0 ? order : 0.0.CompareTo(right - Math.Truncate(right));
    }
}
