namespace Cordon.Networks.Calibrating;

/// <summary>Accounts with about the same probability.</summary>
/// <param name="Count">How many.</param>
/// <param name="Probability">The mean of their probabilities.</param>
/// <param name="Share">The share of them that is abusive.</param>
public readonly record struct ReliabilityBin(int Count, double Probability, double Share);
