namespace Cordon.Cli.Tests;

/// <summary>A graph of two triangles with one tie between them, as text in several shapes.</summary>
internal static class EdgeLists
{
    public const string TwoTriangles = "a,b\nb,c\nc,a\nd,e\ne,f\nf,d\nc,d\n";

    /// <summary>The same with further lines that are no ties, and with a tie to itself.</summary>
    public const string WithFaults = TwoTriangles + "g\na,d,heavy\na,d,-1\na,d,0\na,d,Infinity\ne,e\n";

    public static readonly string[] Shapes =
    [
        TwoTriangles,
        TwoTriangles.Replace(",", ", ", StringComparison.Ordinal),
        TwoTriangles.Replace(',', '\t'),
        TwoTriangles.Replace(",", "  ", StringComparison.Ordinal),
        TwoTriangles.Replace("\n", "\r\n", StringComparison.Ordinal),
        TwoTriangles.TrimEnd(),
        TwoTriangles.Replace("\n", ",1.0\n", StringComparison.Ordinal),
        TwoTriangles.Replace("\n", " 2\n", StringComparison.Ordinal),
        TwoTriangles.Replace("\n", ",1,2026-01-01,more\n", StringComparison.Ordinal),
        "source,target\n" + TwoTriangles,
        "Source,Target,Weight\n" + TwoTriangles,
        "# a comment\n\n  # another\n" + TwoTriangles + "\n",
        "\"a\",\"b\"\n" + TwoTriangles["a,b\n".Length..],
        "\uFEFF" + TwoTriangles,
    ];

    public static TheoryData<int> AllShapes => [.. Enumerable.Range(0, Shapes.Length)];
}
