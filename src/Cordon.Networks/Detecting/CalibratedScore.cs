using Cordon.Networks.Results;

namespace Cordon.Networks.Detecting;

/// <summary>
/// What share of groups with such parts were planted, on simulated platforms: a logistic map of the logarithms of the score's parts. No
/// weight is below 0, so that no part speaks against a network by being high; with equal weights it would be a map of the geometric mean.
/// </summary>
/// <remarks>
/// Fitted by <c>bench/score</c>, which prints the constants, over platforms whose random seeds no test and no demo uses. It holds for
/// platforms like the simulated ones; it is no probability that people did anything.
/// </remarks>
internal static class CalibratedScore
{
    /// <summary>Parts below this say no more than this.</summary>
    public const double Least = 1e-3;

    private const double Bias = 8.39;

    // In the order of the parts: ties, repetition, synchrony, ownership, breadth, size, exclusivity.
    private static readonly double[] Weights = [6.93, 0, 3.65, 2.24, 0.36, 1.69, 1.59];

    /// <summary>The share, in (0,1).</summary>
    public static double Of(IReadOnlyList<ScorePart> parts)
    {
        var sum = Bias;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * Math.Log(Math.Max(parts[i].Value, Least));
        return 1 / (1 + Math.Exp(-sum));
    }
}
