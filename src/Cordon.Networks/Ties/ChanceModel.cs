namespace Cordon.Networks.Ties;

/// <summary>
/// How surprising it is that two accounts meet on the objects they met on, and so closely, when all that drives them is how popular and
/// bursty each object is and how active each account is.
/// </summary>
/// <remarks>
/// A pair meets on unit <c>u</c> with probability θₐ·θ_b·p_u, where p_u is the share of all pairs of accounts that met on it, and θ is an
/// account's activity over the mean; given that it meets, the closeness x, the gap over the window, is uniform. The test statistic is
/// the sum of −ln(p_u·x_u) over the units where the pair met: one rare object weighs more than many popular ones, and a gap of a second more
/// than one of a minute. Its tail is bounded by Chernoff's inequality for a sum of independent rare events:
/// −ln P ≥ max over t in [0,1) of t·s − θₐ·θ_b·Σ_u (p_u^(1−t)/(1−t) − p_u); without closeness, the division by 1−t falls away.
/// </remarks>
internal sealed class ChanceModel
{
    private const int Steps = 64;
    private readonly double[] _moments = new double[Steps];

    /// <param name="probabilities">p_u of every unit on which any pair met, each in (0,1].</param>
    /// <param name="withCloseness">Whether rarities include −ln of the closeness.</param>
    public ChanceModel(IEnumerable<double> probabilities, bool withCloseness)
        : this(probabilities.CountBy(p => p).OrderBy(g => g.Key), withCloseness)
    {
    }

    /// <param name="probabilities">The same with the number of units of each, ascending.</param>
    /// <param name="withCloseness">Whether rarities include −ln of the closeness.</param>
    public ChanceModel(IEnumerable<KeyValuePair<double, int>> probabilities, bool withCloseness)
    {
        foreach (var group in probabilities)
        {
            Meetings += group.Value * group.Key;
            for (var step = 0; step < Steps; step++)
            {
                var spread = withCloseness ? 1 / (1 - Tilt(step)) : 1;
                _moments[step] += group.Value * ((Math.Pow(group.Key, 1 - Tilt(step)) * spread) - group.Key);
            }
        }
    }

    /// <summary>On how many units a pair of mean activity meets by chance.</summary>
    public double Meetings { get; }

    /// <summary>−log10 of an upper bound on the probability by chance, at least 0.</summary>
    /// <param name="rarity">Sum of −ln p_u, or −ln(p_u·x_u), over the units where the pair met.</param>
    /// <param name="activity">θₐ·θ_b.</param>
    public double Surprise(double rarity, double activity) => Surprise(rarity, [(this, activity)]);

    /// <summary>The same over the units of several models at once, whose sums are independent.</summary>
    /// <param name="rarity">The sum over the units of all.</param>
    /// <param name="models">Each with the pair's θₐ·θ_b in it.</param>
    public static double Surprise(double rarity, ReadOnlySpan<(ChanceModel Model, double Activity)> models)
    {
        var best = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var expected = 0.0;
            foreach (var (model, activity) in models)
                expected += activity * model._moments[step];
            best = Math.Max(best, (Tilt(step) * rarity) - expected);
        }

        return best / Math.Log(10);
    }

    private static double Tilt(int step) => (double)step / Steps;
}
