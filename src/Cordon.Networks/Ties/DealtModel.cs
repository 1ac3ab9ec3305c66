namespace Cordon.Networks.Ties;

/// <summary>
/// How surprising it is that two accounts use the same artifacts as often as they do, when all uses are dealt at random: each account keeps
/// how often it uses any, each artifact how often it is used.
/// </summary>
/// <remarks>
/// An account of n uses has on an artifact of m, out of T in all, a Poisson number with mean λ = n·m/T. The statistic of a pair is the sum, over
/// the artifacts both use, of −ln of both tails. Each tail is at most uniform on (0, λ], so Chernoff's inequality bounds the sum:
/// −ln P ≥ max over t in [0,1) of t·s − (n_a·n_b/T²)^(1−t) · Σ m^(2(1−t)) / (1−t)². An account with fifty addresses is
/// tied to nobody by one of them; two that sign in from one device again and again are, however active they are.
/// </remarks>
internal sealed class DealtModel
{
    private const int Steps = 64;
    private readonly double[] _logMoments = new double[Steps];
    private readonly double _total;

    /// <param name="used">How often each artifact is used, at least 1 each.</param>
    public DealtModel(IReadOnlyList<int> used)
    {
        _total = used.Sum(m => (double)m);
        var counts = used.CountBy(m => m).OrderBy(g => g.Key).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var rest = 1 - Tilt(step);
            _logMoments[step] = Math.Log(counts.Sum(g => g.Value * Math.Pow(g.Key, 2 * rest)) / (rest * rest));
        }
    }

    /// <summary>−ln of a bound on the chance that an account of so many uses has at least so many of one artifact's; at least 0.</summary>
    public double Rarity(int times, int made, int used)
    {
        var mean = (double)made * used / _total;
        if (times <= mean)
            return 0;
        // One use is rare by its mean alone; for more, the Chernoff bound of the Poisson tail, never above that of one use.
        return Math.Max(-Math.Log(Math.Min(1, mean)), (times * Math.Log(times / mean)) - times + mean);
    }

    /// <summary>−log10 of an upper bound on the probability by chance, at least 0.</summary>
    /// <param name="rarity">The sum of both accounts' <see cref="Rarity"/> over the artifacts both use.</param>
    /// <param name="one">Uses of the one account.</param>
    /// <param name="other">Uses of the other.</param>
    public double Surprise(double rarity, int one, int other)
    {
        var dealt = Math.Log(one / _total * (other / _total));
        var best = 0.0;
        for (var step = 0; step < Steps; step++)
            best = Math.Max(best, (Tilt(step) * rarity) - Math.Exp(((1 - Tilt(step)) * dealt) + _logMoments[step]));
        return best / Math.Log(10);
    }

    private static double Tilt(int step) => (double)step / Steps;
}
