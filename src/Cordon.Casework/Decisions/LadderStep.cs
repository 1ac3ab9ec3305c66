namespace Cordon.Casework.Decisions;

/// <summary>What follows from how much the strikes of an account weigh.</summary>
/// <param name="From">From which weight on.</param>
/// <param name="Action">What the platform is asked to do.</param>
/// <param name="Label">The label that is set; null for none.</param>
public sealed record LadderStep(double From, string Action, string? Label = null);
