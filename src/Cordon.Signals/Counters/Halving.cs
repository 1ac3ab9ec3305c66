namespace Cordon.Signals.Counters;

/// <summary>Powers of one half from additions and multiplications alone, so that every machine has the same bits; the system's own differ in the last ones.</summary>
internal static class Halving
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>Below this many halvings there is a weight; above, it is 0.</summary>
    private const double Most = 1000;

    // 1/k!: with |x| ≤ ln 2 / 2 the first left-out term is below 2⁻⁵⁵ of the sum.
    private static readonly double[] Terms =
    [
        1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1,
    ];

    /// <summary>2^(−halvings), for 0 or more halvings; relative error below 2⁻⁵⁰.</summary>
    public static double Weight(double halvings)
    {
        if (!(halvings < Most))
            return 0;
        var whole = (long)(halvings + 0.5);
        var x = (whole - halvings) * Ln2;
        var sum = 0.0;
        foreach (var term in Terms)
            sum = (sum * x) + term;
        return sum * BitConverter.Int64BitsToDouble((1023 - whole) << 52);
    }
}
