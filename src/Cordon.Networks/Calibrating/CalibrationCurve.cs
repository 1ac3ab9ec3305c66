namespace Cordon.Networks.Calibrating;

/// <summary>Turns a score into a probability; never falls as the score rises.</summary>
public abstract record CalibrationCurve
{
    /// <summary>The probability that an account of this score is abusive, in (0,1).</summary>
    public abstract double At(double score);
}
