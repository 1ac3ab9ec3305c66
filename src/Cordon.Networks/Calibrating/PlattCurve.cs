namespace Cordon.Networks.Calibrating;

/// <summary>
/// Platt scaling (Platt 1999, in the form of Lin, Lin, Weng 2007): probability = 1 / (1 + exp(−(slope · logit(score) + offset))), slope at least 0,
/// fitted by maximum likelihood against targets drawn in a little from 0 and 1. Two numbers, so it needs fewer labels than a free curve.
/// </summary>
/// <param name="Slope">At least 0.</param>
/// <param name="Offset">Any.</param>
public sealed record PlattCurve(double Slope, double Offset) : CalibrationCurve
{
    private const int MostSteps = 100;
    private const double Edge = 1e-6;

    /// <inheritdoc/>
    public override double At(double score) => Logistic((Slope * Logit(score)) + Offset);

    /// <summary>Fits the curve by Newton's method with halved steps.</summary>
    /// <param name="scores">In [0,1].</param>
    /// <param name="abusive">By account.</param>
    public static PlattCurve Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> abusive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(abusive);
        double bad = abusive.Count(a => a);
        var good = abusive.Count - bad;
        var x = scores.Select(Logit).ToArray();
        var targets = abusive.Select(a => a ? (bad + 1) / (bad + 2) : 1 / (good + 2)).ToArray();
        var (slope, offset) = (0.0, Math.Log((bad + 1) / (good + 1)));
        var loss = Loss(x, targets, slope, offset);
        for (var step = 0; step < MostSteps; step++)
        {
            var (g1, g2, h11, h12, h22) = (0.0, 0.0, 1e-12, 0.0, 1e-12);
            for (var i = 0; i < x.Length; i++)
            {
                var p = Logistic((slope * x[i]) + offset);
                g1 += x[i] * (p - targets[i]);
                g2 += p - targets[i];
                h11 += x[i] * x[i] * p * (1 - p);
                h12 += x[i] * p * (1 - p);
                h22 += p * (1 - p);
            }

            var determinant = (h11 * h22) - (h12 * h12);
            var (d1, d2) = (((h22 * g1) - (h12 * g2)) / determinant, ((h11 * g2) - (h12 * g1)) / determinant);
            var stride = 1.0;
            while (stride > 1e-10 && !(Loss(x, targets, slope - (stride * d1), offset - (stride * d2)) < loss))
                stride /= 2;
            if (stride <= 1e-10)
                break;
            (slope, offset) = (slope - (stride * d1), offset - (stride * d2));
            loss = Loss(x, targets, slope, offset);
        }

        // A score that says the opposite of the labels says nothing.
        return slope >= 0 ? new PlattCurve(slope, offset) : new PlattCurve(0, Math.Log((bad + 1) / (good + 1)));
    }

    private static double Loss(double[] x, double[] targets, double slope, double offset)
    {
        double loss = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var z = (slope * x[i]) + offset;
            // ln(1 + e^z) − t·z without overflow.
            loss += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (targets[i] * z);
        }

        return loss;
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    private static double Logit(double score)
    {
        var inside = Math.Clamp(score, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }
}
