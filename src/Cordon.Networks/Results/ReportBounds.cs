namespace Cordon.Networks.Results;

/// <summary>
/// The bounds of <c>report.html</c>, so that it opens at ease whatever was found. With many networks each gets less room; what is left out
/// is said in words where it would stand.
/// </summary>
internal readonly record struct ReportBounds
{
    /// <summary>Most networks shown in full.</summary>
    public const int Networks = 200;

    /// <summary>Most rows in the list of networks.</summary>
    public const int NetworkRows = 1_000;

    /// <summary>Most rows of ranked accounts.</summary>
    public const int RankedRows = 500;

    private ReportBounds(int full)
    {
        Full = full;
        Members = Math.Clamp(25_000 / Math.Max(full, 1), 100, 500);
        Ties = Math.Clamp(6_000 / Math.Max(full, 1), 30, 200);
        Evidence = full > 20 ? 3 : 6;
        DrawnTies = Math.Clamp(30_000 / Math.Max(full, 1), 200, 4_000);
    }

    /// <summary>Networks shown in full.</summary>
    public int Full { get; }

    /// <summary>Member rows of each.</summary>
    public int Members { get; }

    /// <summary>Ties of each in the table of ties.</summary>
    public int Ties { get; }

    /// <summary>Pieces of evidence of each tie.</summary>
    public int Evidence { get; }

    /// <summary>Ties drawn in each picture.</summary>
    public int DrawnTies { get; }

    /// <summary>The bounds for this many networks.</summary>
    public static ReportBounds For(int networks) => new(Math.Min(networks, Networks));
}
