namespace Cordon.Casework.Decisions;

/// <summary>Agreement beyond chance.</summary>
public static class Kappa
{
    private const double Z = 1.959963984540054;

    /// <summary>Cohen's kappa of two people's findings, with the interval by Fleiss, Cohen and Everitt (1969).</summary>
    /// <param name="pairs">What the first and the second found, for each item.</param>
    public static Agreement Cohen(IReadOnlyList<(string First, string Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            return new Agreement(0, null, null, null, null);
        var names = pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct().Order(StringComparer.Ordinal).ToList();
        var n = (double)pairs.Count;
        var p = new double[names.Count, names.Count];
        foreach (var (first, second) in pairs)
            p[names.IndexOf(first), names.IndexOf(second)] += 1 / n;
        var rows = new double[names.Count];
        var columns = new double[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                rows[i] += p[i, j];
                columns[j] += p[i, j];
            }
        }

        var observed = pairs.Count(x => x.First == x.Second) / n;
        var chance = rows.Zip(columns).Sum(x => x.First * x.Second);
        if (names.Count == 1)
            return new Agreement(pairs.Count, observed, null, null, null);
        var kappa = (observed - chance) / (1 - chance);
        var spread = -Math.Pow(kappa - chance * (1 - kappa), 2);
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                spread += i == j
                    ? p[i, i] * Math.Pow(1 - (rows[i] + columns[i]) * (1 - kappa), 2)
                    : (1 - kappa) * (1 - kappa) * p[i, j] * Math.Pow(columns[i] + rows[j], 2);
            }
        }

        var half = Z * Math.Sqrt(Math.Max(0, spread) / n) / (1 - chance);
        return new Agreement(pairs.Count, observed, kappa, Math.Max(-1, kappa - half), Math.Min(1, kappa + half));
    }

    /// <summary>Fleiss' kappa (1971) of any number of people for each item, two at least; the interval by leaving out one item after the other.</summary>
    /// <param name="items">What was found, for each item; those with fewer than two findings are passed over.</param>
    public static Agreement Fleiss(IReadOnlyList<IReadOnlyList<string>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var judged = items.Where(i => i.Count >= 2).ToList();
        if (judged.Count == 0)
            return new Agreement(0, null, null, null, null);
        var names = judged.SelectMany(i => i).Distinct().Order(StringComparer.Ordinal).ToList();
        var counts = judged.Select(item => names.Select(name => (double)item.Count(f => f == name)).ToArray()).ToList();
        var agree = counts.Select(c => (c.Sum(x => x * x) - c.Sum()) / (c.Sum() * (c.Sum() - 1))).ToList();
        var totals = names.Select((_, j) => counts.Sum(c => c[j])).ToArray();
        var all = totals.Sum();
        var sum = agree.Sum();
        var observed = sum / judged.Count;
        if (Of(observed, totals, all) is not { } kappa)
            return new Agreement(judged.Count, observed, null, null, null);
        if (judged.Count < 2)
            return new Agreement(judged.Count, observed, kappa, null, null);
        var without = counts.Select((c, i) => Of((sum - agree[i]) / (judged.Count - 1), [.. totals.Zip(c, (t, x) => t - x)], all - c.Sum()) ?? kappa).ToList();
        var mean = without.Average();
        var half = Z * Math.Sqrt((judged.Count - 1.0) / judged.Count * without.Sum(k => (k - mean) * (k - mean)));
        return new Agreement(judged.Count, observed, kappa, Math.Max(-1, kappa - half), Math.Min(1, kappa + half));
    }

    private static double? Of(double observed, double[] totals, double all)
    {
        var chance = totals.Sum(t => t / all * (t / all));
        return chance > 1 - 1e-12 ? null : (observed - chance) / (1 - chance);
    }
}
