namespace Cordon.Bench;

/// <summary>The probability that a group is planted from its score, by isotonic regression (pool adjacent violators; Ayer et al. 1955).</summary>
internal sealed class StepMap
{
    private readonly List<(double From, double Value)> _steps = [];

    public static StepMap Fit(IEnumerable<ScoredGroup> groups)
    {
        var pools = new List<(double From, double Sum, int Count)>();
        foreach (var group in groups.OrderBy(g => g.Score))
        {
            pools.Add((group.Score, group.IsPlanted ? 1 : 0, 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Count >= pools[^1].Sum / pools[^1].Count)
            {
                pools[^2] = (pools[^2].From, pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var map = new StepMap();
        map._steps.AddRange(pools.Select(p => (p.From, p.Sum / p.Count)));
        return map;
    }

    public double Of(double score)
    {
        var value = _steps[0].Value;
        foreach (var (from, step) in _steps)
        {
            if (score >= from)
                value = step;
        }

        return value;
    }
}
