namespace Cordon.Proving.Audits;

/// <summary>Wilson's score interval of a proportion (Wilson 1927; recommended by Brown, Cai, DasGupta 2001).</summary>
internal static class Wilson
{
    /// <summary>The interval, in [0,1].</summary>
    /// <param name="count">Successes.</param>
    /// <param name="of">Trials, at least 1.</param>
    /// <param name="confidence">The level, in (0,1).</param>
    public static (double Low, double High) Interval(long count, long of, double confidence) => At(count, of, Quantile(1 - ((1 - confidence) / 2)));

    /// <summary>The interval for a quantile of the standard normal distribution.</summary>
    public static (double Low, double High) At(long count, long of, double z)
    {
        var (p, n) = ((double)count / of, (double)of);
        var middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        var half = z / (1 + (z * z / n)) * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        return (count == 0 ? 0 : Math.Max(0, middle - half), count == of ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>The quantile of the standard normal distribution, by bisection of Φ, to ten digits.</summary>
    public static double Quantile(double p)
    {
        var (low, high) = (-9.0, 9.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Below(middle) < p)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // Φ by its series in the odd powers (Marsaglia 2004): exact to the last digits within the range used here.
    private static double Below(double x)
    {
        if (x < -8)
            return 0;
        if (x > 8)
            return 1;
        var (sum, term) = (x, x);
        for (var i = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && i < 400; i += 2)
            sum += term *= x * x / i;
        return 0.5 + (sum * Math.Exp((-0.5 * x * x) - 0.91893853320467274178));
    }
}
