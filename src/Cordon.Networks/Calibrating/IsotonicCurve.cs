namespace Cordon.Networks.Calibrating;

/// <summary>
/// Isotonic regression by pooling adjacent violators (Ayer, Brunk, Ewing, Reid, Silverman 1955): of all curves that never fall the one with the
/// least squared error. Straight lines join the middles of the pools. Each pool counts one account of each kind more than it has, over the
/// number of accounts, so that no probability is 0 or 1.
/// </summary>
public sealed record IsotonicCurve : CalibrationCurve
{
    private readonly double[] _scores;
    private readonly double[] _values;

    private IsotonicCurve(double[] scores, double[] values) => (_scores, _values) = (scores, values);

    /// <summary>Fits the curve.</summary>
    /// <param name="scores">At least one, none of them NaN.</param>
    /// <param name="abusive">By account.</param>
    public static IsotonicCurve Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> abusive)
    {
        var pools = Pools(scores, abusive);
        double all = scores.Count;
        return new IsotonicCurve(
            [.. pools.Select(p => p.Score / p.Count)],
            [.. pools.Select(p => (p.Abusive + (1 / all)) / (p.Count + (2 / all)))]);
    }

    /// <inheritdoc/>
    public override double At(double score)
    {
        var after = Array.BinarySearch(_scores, score);
        if (after >= 0)
            return _values[after];
        after = ~after;
        if (after == 0 || after == _scores.Length)
            return _values[after == 0 ? 0 : ^1];
        var share = (score - _scores[after - 1]) / (_scores[after] - _scores[after - 1]);
        return _values[after - 1] + (share * (_values[after] - _values[after - 1]));
    }

    /// <summary>The pools by rising score: the sum of their scores, their accounts, and the abusive ones of them.</summary>
    internal static List<(double Score, double Count, double Abusive)> Pools(IReadOnlyList<double> scores, IReadOnlyList<bool> abusive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(abusive);
        var pools = new List<(double Score, double Count, double Abusive)>();
        // Equal scores are one pool from the start.
        foreach (var group in Enumerable.Range(0, scores.Count).GroupBy(i => scores[i]).OrderBy(g => g.Key))
        {
            double count = group.Count();
            var pool = (Score: group.Key * count, Count: count, Abusive: (double)group.Count(i => abusive[i]));
            while (pools.Count > 0 && pools[^1].Abusive * pool.Count >= pool.Abusive * pools[^1].Count)
            {
                pool = (pool.Score + pools[^1].Score, pool.Count + pools[^1].Count, pool.Abusive + pools[^1].Abusive);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        return pools;
    }
}
