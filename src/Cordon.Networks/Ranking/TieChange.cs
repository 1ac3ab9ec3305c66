namespace Cordon.Networks.Ranking;

/// <summary>What the risk of an account would be without one tie.</summary>
/// <param name="A">One end of the tie.</param>
/// <param name="B">The other end.</param>
/// <param name="Risk">The account's risk, in [0,1].</param>
/// <param name="RiskWithout">The account's risk were the tie not there, in [0,1].</param>
public readonly record struct TieChange(int A, int B, double Risk, double RiskWithout);
