namespace Cordon.Proving.Comparisons;

/// <summary>Holm's step-down adjustment: keeps the chance of a single false alarm among all tests at the level (Holm 1979), whatever their dependence.</summary>
internal static class Holm
{
    /// <summary>The adjusted probabilities, in the order of the given ones.</summary>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var order = Enumerable.Range(0, p.Count).OrderBy(i => p[i]).ThenBy(i => i).ToArray();
        var adjusted = new double[p.Count];
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (p.Count - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
