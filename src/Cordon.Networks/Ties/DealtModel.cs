namespace Cordon.Networks.Ties;

/// <summary>
/// How surprising it is that two accounts use the same artifacts as often as they do, when all uses are dealt at random: each account keeps
/// how often it uses any, each artifact how often it is used.
/// </summary>
/// <remarks>
/// An account of n uses has on an artifact of m, out of T in all, a Poisson number with mean λ = n·m/T. What both of two accounts use is as
/// rare as the larger of their two tail probabilities, squared: who owns a thing is not tied to who borrowed it once. By chance that is
/// as small as y with probability at most y, and at most λ_a·λ_b in all. Two bounds follow, and the better of them is paid for twice.
/// One artifact: U·y, over all U artifacts. All together: with s the sum of −ln y, Chernoff's inequality gives
/// −ln P ≥ max over t in [0,1) of t·s − (n_a·n_b/T²)^(1−t) · Σ m^(2(1−t)) / (1−t).
/// An account with fifty addresses is tied to nobody by one of them; two that sign in from one device again and again are, however
/// active they are.
/// </remarks>
internal sealed class DealtModel
{
    private const int Steps = 64;
    private readonly double[] _logMoments = new double[Steps];
    private readonly double _total;
    private readonly double _artifacts;

    /// <param name="used">How often each artifact is used, at least 1 each.</param>
    public DealtModel(IReadOnlyList<int> used)
    {
        _total = used.Sum(m => (double)m);
        _artifacts = used.Count;
        var counts = used.CountBy(m => m).OrderBy(g => g.Key).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var rest = 1 - Tilt(step);
            _logMoments[step] = Math.Log(counts.Sum(g => g.Value * Math.Pow(g.Key, 2 * rest)) / rest);
        }
    }

    /// <summary>−ln of the rarity of one artifact that two accounts use, at least 0.</summary>
    /// <param name="one">The one account's uses of it, and of any.</param>
    /// <param name="other">The other's.</param>
    /// <param name="used">All uses of it.</param>
    public double Rarity((int Times, int Made) one, (int Times, int Made) other, int used) =>
        2 * Math.Min(Tail(one.Times, (double)one.Made * used / _total), Tail(other.Times, (double)other.Made * used / _total));

    // −ln of a bound on the probability that a Poisson number of this mean reaches the times: the mean itself, or Chernoff's bound.
    private static double Tail(int times, double mean) =>
        times <= mean ? 0 : Math.Max(-Math.Log(Math.Min(1, mean)), (times * Math.Log(times / mean)) - times + mean);

    /// <summary>−log10 of an upper bound on the probability by chance, at least 0.</summary>
    /// <param name="rarities">The <see cref="Rarity"/> of the artifacts both use.</param>
    /// <param name="one">Uses of the one account.</param>
    /// <param name="other">Uses of the other.</param>
    public double Surprise(SharedRarity rarities, int one, int other)
    {
        var dealt = Math.Log(one / _total * (other / _total));
        var best = rarities.Most - Math.Log(_artifacts);
        for (var step = 0; step < Steps; step++)
            best = Math.Max(best, (Tilt(step) * rarities.Sum) - Math.Exp(((1 - Tilt(step)) * dealt) + _logMoments[step]));
        return Math.Max(0, (best - Math.Log(2)) / Math.Log(10));
    }

    private static double Tilt(int step) => (double)step / Steps;
}
