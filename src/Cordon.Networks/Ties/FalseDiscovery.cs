namespace Cordon.Networks.Ties;

/// <summary>The Benjamini–Hochberg procedure (1995) over surprises (−log10 p).</summary>
internal static class FalseDiscovery
{
    /// <summary>
    /// The smallest surprise that is kept so that at most the given share of what is kept is expected to be chance; positive infinity when
    /// nothing is.
    /// </summary>
    /// <param name="surprises">The surprises of the tests worth looking at; those left out have p = 1.</param>
    /// <param name="tests">How many tests there were in all.</param>
    /// <param name="rate">The accepted share, in (0,1).</param>
    public static double Threshold(IEnumerable<double> surprises, double tests, double rate)
    {
        var sorted = surprises.ToArray();
        Array.Sort(sorted, (x, y) => y.CompareTo(x));
        var threshold = double.PositiveInfinity;
        for (var rank = 1; rank <= sorted.Length; rank++)
        {
            if (sorted[rank - 1] >= Math.Log10(tests / (rate * rank)))
                threshold = sorted[rank - 1];
        }

        return threshold;
    }
}
