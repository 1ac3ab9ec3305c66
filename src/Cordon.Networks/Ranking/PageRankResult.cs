namespace Cordon.Networks.Ranking;

/// <summary>A personalised PageRank with what is known of its exactness.</summary>
/// <param name="Rank">The share of time at each node; sums to 1 when there is a seed, else all 0.</param>
/// <param name="ErrorBound">Proven: the sum over nodes of |error| is at most this (up to rounding in double precision, about 1e-15).</param>
/// <param name="Passes">Passes over all ties that it took.</param>
public sealed record PageRankResult(double[] Rank, double ErrorBound, int Passes);
