namespace Cordon.Proving.Platform;

/// <summary>
/// Exponential and logarithm from the four basic operations only. The C library's versions differ in the last bit between
/// systems, and one bit is enough to make two simulations of the same options differ.
/// </summary>
internal static class StableMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>e to the power of <paramref name="x"/>; 0 below −700, e^700 above 700.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
            return 0;
        x = Math.Min(x, 700);
        var k = (int)Math.Floor((x / Ln2) + 0.5);
        var r = x - (k * Ln2);

        // Taylor series in Horner's form; |r| ≤ 0.35, so the first term left out is below 1e-16.
        var sum = 1.0;
        for (var i = 13; i >= 1; i--)
            sum = 1 + (sum * r / i);
        return sum * BitConverter.Int64BitsToDouble((k + 1023L) << 52);
    }

    /// <summary>Natural logarithm of a positive, normal <paramref name="x"/>.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var k = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        // log m = 2 artanh((m−1)/(m+1)); |z| ≤ 0.172, so z^23/23 is below 1e-17.
        var z = (m - 1) / (m + 1);
        var square = z * z;
        var sum = 0.0;
        for (var i = 21; i >= 1; i -= 2)
            sum = (sum * square) + (1.0 / i);
        return (2 * z * sum) + (k * Ln2);
    }
}
