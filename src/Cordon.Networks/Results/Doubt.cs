namespace Cordon.Networks.Results;

/// <summary>How often something came back when the evidence was drawn anew.</summary>
/// <param name="Times">How often.</param>
/// <param name="Of">How often the evidence was drawn; at least 1.</param>
public readonly record struct Recurrence(int Times, int Of)
{
    // Two-sided 95 %.
    private const double Z = 1.959964;

    /// <summary>The share, in [0,1].</summary>
    public double Share => (double)Times / Of;

    /// <summary>The lower end of the 95 % interval of the share (Wilson 1927).</summary>
    public double Low => Times == 0 ? 0 : Math.Max(0, Middle - HalfWidth);

    /// <summary>The upper end of the 95 % interval of the share (Wilson 1927).</summary>
    public double High => Times == Of ? 1 : Math.Min(1, Middle + HalfWidth);

    private double Spread => Z * Z / Of;

    private double Middle => (Share + (Spread / 2)) / (1 + Spread);

    private double HalfWidth => Z * Math.Sqrt(((Share * (1 - Share)) + (Spread / 4)) / Of) / (1 + Spread);
}

/// <summary>Between which values a score falls in nine of ten draws of the evidence.</summary>
/// <param name="Low">The 5th percentile, in [0,1].</param>
/// <param name="High">The 95th percentile, in [0,1].</param>
public readonly record struct ScoreRange(double Low, double High);

/// <summary>Whether the ties among the members could be where they are by chance, given how many ties each account has.</summary>
/// <param name="Ties">Ties among the members, direct ones not counted.</param>
/// <param name="Expected">How many there would be if everybody's ties were dealt out anew.</param>
/// <param name="Surprise">−log10 of an upper bound on the probability that any group of this size has so many; at least 0.</param>
/// <param name="Adjusted">−log10 of the false discovery rate at which the group is still taken for more than chance, over all groups looked at; at least 0.</param>
/// <param name="Beyond">Whether that rate is at most the one that ties are kept by.</param>
public readonly record struct ChanceReading(int Ties, double Expected, double Surprise, double Adjusted, bool Beyond);
