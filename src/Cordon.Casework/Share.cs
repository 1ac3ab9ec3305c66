namespace Cordon.Casework;

/// <summary>A share with its 95 % interval by Wilson (1927), which holds for few and for extreme counts, too.</summary>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many; at least 1.</param>
/// <param name="Value">Hits / Of.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Share(long Hits, long Of, double Value, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>The share; null of none.</summary>
    public static Share? Wilson(long hits, long of)
    {
        if (of <= 0)
            return null;
        var p = (double)hits / of;
        var z2 = Z * Z / of;
        var middle = (p + z2 / 2) / (1 + z2);
        var half = Z / (1 + z2) * Math.Sqrt(p * (1 - p) / of + z2 / (4 * of));
        return new Share(hits, of, p, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
