namespace Cordon.Networks.Calibrating;

/// <summary>How good scores and probabilities are, against labels.</summary>
public static class RankQuality
{
    /// <summary>
    /// The area under the ROC curve: the chance that a random abusive account scores above a random trusted one, equal scores counting half.
    /// Not a number when there is only one kind.
    /// </summary>
    public static double Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> abusive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(abusive);
        var order = Enumerable.Range(0, scores.Count).OrderBy(i => scores[i]).ToArray();
        var (ranks, positives) = (0.0, 0L);
        for (int i = 0, next; i < order.Length; i = next)
        {
            var inGroup = 0L;
            for (next = i; next < order.Length && scores[order[next]] == scores[order[i]]; next++)
                inGroup += abusive[order[next]] ? 1 : 0;
            // Ranks count from 1; equal scores share the mean of theirs.
            ranks += inGroup * ((i + 1 + next) / 2.0);
            positives += inGroup;
        }

        var negatives = order.Length - positives;
        return (ranks - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }

    /// <summary>The mean squared difference of probability and truth (Brier 1950), in [0,1]; lower is better.</summary>
    public static double Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> abusive)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return probabilities.Zip(abusive, (p, a) => (p - (a ? 1 : 0)) * (p - (a ? 1 : 0))).Average();
    }

    /// <summary>
    /// The reliability of probabilities: in each of ten bins of equal width that is not empty, how many there are, their mean, and the share of
    /// them that is abusive, which should be the same.
    /// </summary>
    public static IReadOnlyList<ReliabilityBin> Reliability(IReadOnlyList<double> probabilities, IReadOnlyList<bool> abusive)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(abusive);
        return
        [
            .. Enumerable.Range(0, probabilities.Count).GroupBy(i => Math.Min(9, (int)(probabilities[i] * 10))).OrderBy(g => g.Key)
                .Select(g => new ReliabilityBin(g.Count(), g.Average(i => probabilities[i]), g.Average(i => abusive[i] ? 1.0 : 0))),
        ];
    }

    /// <summary>The expected calibration error: the mean over accounts of |mean probability − share abusive| of their bin, in [0,1].</summary>
    public static double CalibrationError(IReadOnlyList<ReliabilityBin> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        return bins.Sum(b => b.Count * Math.Abs(b.Probability - b.Share)) / Math.Max(1, bins.Sum(b => b.Count));
    }
}
