namespace Cordon.Networks.Calibrating;

/// <summary>A curve from scores to probabilities and how good it is, measured on labels that it has not seen.</summary>
/// <param name="Curve">Fitted on the held-out scores of all labelled accounts.</param>
/// <param name="Auc">Of the held-out scores.</param>
/// <param name="Brier">Of the held-out probabilities; lower is better.</param>
/// <param name="BrierOfRate">What giving everybody the share of abusive labels would get.</param>
/// <param name="Reliability">Of the held-out probabilities.</param>
/// <param name="CalibrationError">Of the held-out probabilities, in [0,1].</param>
public sealed record CalibrationResult(
    CalibrationCurve Curve, double Auc, double Brier, double BrierOfRate, IReadOnlyList<ReliabilityBin> Reliability, double CalibrationError);
