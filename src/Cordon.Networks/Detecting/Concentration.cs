using Cordon.Networks.Results;

namespace Cordon.Networks.Detecting;

/// <summary>
/// Whether a group has more ties inside than chance gives it, when every account keeps its number of ties and these are dealt out anew
/// (the configuration model). Direct ties do not count: friends are never dealt out.
/// </summary>
/// <remarks>
/// Among n of N accounts with degrees d and T ties in all, λ = ((Σd)² − Σd²) / 4T ties are expected inside. That k or more fall there has
/// a probability of at most exp(−(k·ln(k/λ) − k + λ)) (Chernoff's bound for a Poisson count). The group was looked for, so the bound is
/// multiplied by the number of groups of its size, C(N, n). Over all groups looked at, the Benjamini–Hochberg procedure (1995) adjusts.
/// </remarks>
internal sealed class Concentration
{
    private readonly int[] _degrees;
    private readonly double _ties;
    private readonly int _accounts;

    public Concentration(TieIndex index)
    {
        _degrees = new int[index.Graph.Accounts.Count];
        foreach (var tie in index.Graph.Ties)
        {
            if (tie.IsOnlyDirect)
                continue;
            _degrees[tie.A]++;
            _degrees[tie.B]++;
            _ties++;
        }

        _accounts = _degrees.Count(d => d > 0);
    }

    /// <summary>How many ties are expected among nodes.</summary>
    public double Expected(IEnumerable<int> nodes)
    {
        double sum = 0, squares = 0;
        foreach (var node in nodes)
        {
            sum += _degrees[node];
            squares += (double)_degrees[node] * _degrees[node];
        }

        return _ties == 0 ? 0 : ((sum * sum) - squares) / (4 * _ties);
    }

    /// <summary>−log10 of the bound on the probability that any group of this size has so many ties inside; at least 0.</summary>
    public double Surprise(int size, int ties, double expected)
    {
        if (ties <= expected)
            return 0;
        var one = (ties * Math.Log(ties / expected)) - ties + expected;
        return Math.Max(0, (one - LogGroups(size)) / Math.Log(10));
    }

    /// <summary>The surprises after Benjamini and Hochberg's adjustment: −log10 of min over ranks ≥ i of p·m/rank, at least 0.</summary>
    public static double[] Adjust(IReadOnlyList<double> surprises)
    {
        var order = Enumerable.Range(0, surprises.Count).OrderByDescending(i => surprises[i]).ThenBy(i => i).ToArray();
        var adjusted = new double[order.Length];
        var best = 0.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            best = Math.Max(best, surprises[order[rank - 1]] - Math.Log10((double)order.Length / rank));
            adjusted[order[rank - 1]] = best;
        }

        return adjusted;
    }

    /// <summary>The reading of one group.</summary>
    public static ChanceReading Read(int ties, double expected, double surprise, double adjusted, double rate) =>
        new(ties, expected, surprise, adjusted, adjusted >= -Math.Log10(rate));

    private double LogGroups(int size)
    {
        double log = 0;
        for (var i = 0; i < Math.Min(size, _accounts - size); i++)
            log += Math.Log((_accounts - i) / (i + 1.0));
        return log;
    }
}
