using System.Globalization;

namespace Cordon.Proving.Living.Measuring;

/// <summary>A share of things, with the interval in which it lies with 95 % confidence.</summary>
/// <param name="Value">In [0, 1]; null where there was nothing to count.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="Count">How many of the things.</param>
/// <param name="Of">How many things there were.</param>
public readonly record struct Share(double? Value, double Low, double High, long Count, long Of)
{
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's interval (1927), for things that do not depend on each other.</summary>
    public static Share Wilson(long count, long of)
    {
        if (of == 0)
            return new Share(null, 0, 1, 0, 0);
        var (low, high) = Audits.Wilson.At(count, of, Z);
        return new Share((double)count / of, low, high, count, of);
    }

    /// <summary>
    /// For things that come in clusters, such as what one viewer is shown: the ratio estimator with the variance between clusters (Cochran 1977, 6.4). Where nothing or
    /// everything was counted, or there is one cluster only, Wilson's interval with as many things as there are clusters.
    /// </summary>
    /// <param name="clusters">Of each cluster how many were counted, and of how many.</param>
    public static Share Clustered(IEnumerable<(int Count, int Of)> clusters)
    {
        long count = 0, of = 0, groups = 0;
        double xx = 0, xn = 0, nn = 0;
        foreach (var (x, n) in clusters)
        {
            if (n == 0)
                continue;
            groups++;
            count += x;
            of += n;
            xx += (double)x * x;
            xn += (double)x * n;
            nn += (double)n * n;
        }

        if (of == 0)
            return new Share(null, 0, 1, 0, 0);
        var ratio = (double)count / of;
        var spread = Math.Max(0, xx - (2 * ratio * xn) + (ratio * ratio * nn));
        if (groups < 2 || spread == 0)
        {
            var wilson = Wilson((long)Math.Round(ratio * groups), groups);
            return new Share(ratio, Math.Min(ratio, wilson.Low), Math.Max(ratio, wilson.High), count, of);
        }

        var half = Z * Math.Sqrt(spread * groups / (groups - 1.0)) / of;
        return new Share(ratio, Math.Max(0, ratio - half), Math.Min(1, ratio + half), count, of);
    }

    /// <inheritdoc/>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.####} ({Low:0.####} to {High:0.####})")
        : "none";
}
