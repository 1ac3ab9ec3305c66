using Cordon.Events;

namespace Cordon.Networks.Calibrating;

/// <summary>
/// Calibration by cross-fitting: no account's label ever touches its own score or its own probability while the quality is measured. The
/// labelled accounts are dealt into folds; each fold is scored without its labels; the curve is fitted on these held-out scores.
/// </summary>
public static class CrossFit
{
    /// <summary>Labels of each kind that calibration needs.</summary>
    public const int LeastOfEachKind = 20;

    private const int Folds = 5;

    // A free curve needs many labels (Niculescu-Mizil, Caruana 2005); with fewer a curve of two numbers is nearer the truth.
    private const int EnoughForIsotonic = 1000;

    /// <summary>Calibrates scores.</summary>
    /// <param name="abusive">The label of each labelled account.</param>
    /// <param name="scoreWithout">Scores the labelled accounts of a fold: given which of them are held out, the score of each of those, in their order.</param>
    /// <returns>The curve and its quality, or null when there are too few labels of a kind.</returns>
    public static CalibrationResult? Calibrate(IReadOnlyList<bool> abusive, Func<IReadOnlyList<int>, IReadOnlyList<double>> scoreWithout)
    {
        ArgumentNullException.ThrowIfNull(abusive);
        ArgumentNullException.ThrowIfNull(scoreWithout);
        var bad = abusive.Count(a => a);
        if (bad < LeastOfEachKind || abusive.Count - bad < LeastOfEachKind)
            return null;
        var folds = Deal(abusive);
        var scores = new double[abusive.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = Members(folds, fold);
            var found = scoreWithout(held);
            for (var i = 0; i < held.Length; i++)
                scores[held[i]] = found[i];
        }

        // To measure, each fold's probabilities come from a curve fitted on the other folds.
        var probabilities = new double[abusive.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = Enumerable.Range(0, abusive.Count).Where(i => folds[i] != fold).ToArray();
            var curve = Fit([.. others.Select(i => scores[i])], [.. others.Select(i => abusive[i])]);
            foreach (var i in Members(folds, fold))
                probabilities[i] = curve.At(scores[i]);
        }

        var rate = (double)bad / abusive.Count;
        var bins = RankQuality.Reliability(probabilities, abusive);
        return new CalibrationResult(
            Fit(scores, abusive), RankQuality.Auc(scores, abusive), RankQuality.Brier(probabilities, abusive), rate * (1 - rate), bins, RankQuality.CalibrationError(bins));
    }

    private static CalibrationCurve Fit(double[] scores, IReadOnlyList<bool> abusive) =>
        scores.Length >= EnoughForIsotonic ? IsotonicCurve.Fit(scores, abusive) : PlattCurve.Fit(scores, abusive);

    private static int[] Members(int[] folds, int fold) => [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] == fold)];

    // Each kind is dealt out on its own, so that every fold has its share of both.
    private static int[] Deal(IReadOnlyList<bool> abusive)
    {
        var folds = new int[abusive.Count];
        var random = new SeededRandom(1);
        foreach (var kind in new[] { true, false })
        {
            var members = Enumerable.Range(0, folds.Length).Where(i => abusive[i] == kind).ToArray();
            random.Shuffle(members.AsSpan());
            for (var i = 0; i < members.Length; i++)
                folds[members[i]] = i % Folds;
        }

        return folds;
    }
}
