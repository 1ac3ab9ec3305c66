namespace Cordon.Networks.Ties;

/// <summary>
/// Whether shared interest explains that two accounts acted together. People who follow the same things touch the same objects on the
/// same day; the question is how often they do so within the window, against everybody else who touched these objects.
/// </summary>
internal static class SharedInterest
{
    /// <summary>The least surprise that speaks against shared interest alone: a probability of at most 0.01.</summary>
    public const double LeastSurprise = 2;

    // About thirty accounts' worth of pairs: below that, a unit's own rate says more about one group than about a crowd.
    private const double PriorPairs = 400;

    // The most synchronous that a crowd is believed to be by itself within a minute; a unit above it is lockstep, however large.
    private const double MostSynchronous = 0.2;

    // Crowds are bursts: within an hour, half of one may act.
    private const double Burstiness = 0.224;
    private const double MostEver = 0.9;
    private const long Minute = 60_000_000;

    // Of the rare things that the less active of two ordinary people touches, the other touches at most this share, in the mean.
    private const double MostOverlap = 0.1;

    private const int FinestScale = 16;
    private const int Scales = 3;

    // One-sided 95 %.
    private const double Z = 1.645;

    /// <summary>The share of pairs of a unit's accounts that meet by shared interest alone: the unit's own share, drawn towards the usual one.</summary>
    /// <param name="met">Pairs that met within the window.</param>
    /// <param name="pairs">Pairs of the unit's accounts.</param>
    /// <param name="usual">The share over all units.</param>
    /// <param name="window">In microseconds.</param>
    public static double Rate(double met, double pairs, double usual, long window)
    {
        var most = Math.Min(MostEver, MostSynchronous * Math.Pow(Math.Max(1, (double)window / Minute), Burstiness));
        return Math.Min(most, (met + (PriorPairs * usual)) / (pairs + PriorPairs));
    }

    /// <summary>
    /// −log10 of a bound on the probability that interest alone brings the pair so close so often: the Chernoff–Hoeffding bound (Hoeffding
    /// 1963) exp(−n·KL(met/n ‖ rate)) at the window, a quarter of it and a sixteenth, with the rate in proportion; the best of the three,
    /// less the price of trying three. At least 0.
    /// </summary>
    /// <param name="gaps">How far apart in time the pair was on each unit where it met, ascending, at most the window.</param>
    /// <param name="window">In the unit of the gaps.</param>
    /// <param name="shared">Units that both touched, at least as many as gaps.</param>
    /// <param name="rate">The mean <see cref="Rate"/> over these units.</param>
    public static double Surprise(ReadOnlySpan<long> gaps, long window, int shared, double rate)
    {
        var best = 0.0;
        for (var scale = 1; scale <= FinestScale; scale *= 4)
        {
            var met = 0;
            while (met < gaps.Length && gaps[met] * scale <= window)
                met++;
            var share = (double)met / shared;
            if (share > rate / scale)
                best = Math.Max(best, shared * Divergence(share, rate / scale));
        }

        return Math.Max(0, (best - Math.Log(Scales)) / Math.Log(10));
    }

    /// <summary>
    /// The same for rare things in slow windows, where timing says little: against the most that ordinary people with one interest have in common.
    /// </summary>
    /// <param name="met">Units on which the pair met.</param>
    /// <param name="touched">Units that the less active one touched, at least as many.</param>
    /// <param name="tries">How many windows are tried.</param>
    public static double OverlapSurprise(int met, int touched, int tries) => met <= MostOverlap * touched
        ? 0
        : Math.Max(0, ((touched * Divergence((double)met / touched, MostOverlap)) - Math.Log(tries)) / Math.Log(10));

    /// <summary>The share of shared units on which a pair met, at least, with 95 % confidence (Wilson 1927).</summary>
    public static double LowerShare(int met, int shared)
    {
        double n = shared, share = met / n, z2 = Z * Z;
        return (share + (z2 / (2 * n)) - (Z * Math.Sqrt(((share * (1 - share)) + (z2 / (4 * n))) / n))) / (1 + (z2 / n));
    }

    private static double Divergence(double share, double rate) =>
        (share * Math.Log(share / rate)) + (share < 1 ? (1 - share) * Math.Log((1 - share) / (1 - rate)) : 0);
}
