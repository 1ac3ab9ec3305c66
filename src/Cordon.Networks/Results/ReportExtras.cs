using Cordon.Events;

namespace Cordon.Networks.Results;

/// <summary>What a report says beyond the detection itself.</summary>
public sealed record ReportExtras
{
    /// <summary>The report's heading. Default: <c>Networks of accounts that act together</c>.</summary>
    public string Title { get; init; } = "Networks of accounts that act together";

    /// <summary>Sentences on the input, such as rejected lines and damaged files; each becomes a list item. Default: empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The comparison with networks that were planted in synthetic data; null leaves the section out. Default: null.</summary>
    public PlantedComparison? Planted { get; init; }

    /// <summary>What the platform showed before and after the networks were cut off; null leaves the section out. Default: null.</summary>
    public EffectTable? Effect { get; init; }
}

/// <summary>How well detection found networks that are known because they were planted.</summary>
/// <param name="Rows">One row per planted network.</param>
/// <param name="FoundBesides">How many networks were found that match no planted one.</param>
public sealed record PlantedComparison(IReadOnlyList<PlantedRow> Rows, int FoundBesides)
{
    /// <summary>Planted networks that were found.</summary>
    public int Found => Rows.Count(row => !row.Found.IsNone);

    /// <summary>Members of all planted networks.</summary>
    public long Size => Rows.Sum(row => (long)row.Size);

    /// <summary>Members found in the right network.</summary>
    public long Overlap => Rows.Sum(row => (long)row.Overlap);

    /// <summary>The share of the found networks' members who were planted there, in [0,1]; 0 when nothing was found.</summary>
    public double Precision => PlantedRow.Share(Overlap, Rows.Sum(row => (long)row.FoundSize));

    /// <summary>The share of planted members who were found, in [0,1]; 0 when nothing was planted.</summary>
    public double Recall => PlantedRow.Share(Overlap, Size);
}

/// <summary>A planted network and the found network that holds most of it.</summary>
/// <param name="Planted">The planted network's name.</param>
/// <param name="Size">How many members were planted.</param>
/// <param name="Found">The found network; <see cref="Entity.IsNone"/> when there is none.</param>
/// <param name="FoundSize">How many members the found network has; 0 when there is none.</param>
/// <param name="Overlap">How many members both have.</param>
public sealed record PlantedRow(string Planted, int Size, Entity Found, int FoundSize, int Overlap)
{
    /// <summary>The share of the found network's members who were planted, in [0,1].</summary>
    public double Precision => Share(Overlap, FoundSize);

    /// <summary>The share of the planted members who were found, in [0,1].</summary>
    public double Recall => Share(Overlap, Size);

    internal static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
