namespace Cordon.Networks.Ties;

/// <summary>What one scale says of a pair whose meetings neither shared interest nor, by itself, chance explains.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Rung">The window it is best seen at.</param>
/// <param name="Met">Where it met within this window.</param>
/// <param name="Against">Of how many units.</param>
/// <param name="Expected">On how many units it meets by chance, in the mean.</param>
/// <param name="Surprise">−log10 of the bound on the probability by chance, at least 0.</param>
internal sealed record PairFinding(ulong Pair, int Rung, List<Meeting> Met, int Against, double Expected, double Surprise);
