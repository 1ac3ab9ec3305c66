namespace Cordon.Bench;

/// <summary>What a <see cref="PlantedGraph"/> is like.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="Seed">Of everything random.</param>
internal sealed record PlantedGraphOptions(int Accounts, ulong Seed)
{
    /// <summary>Mean ties an account, about.</summary>
    public double MeanDegree { get; init; } = 18;

    public int MostDegree { get; init; } = 300;

    /// <summary>Degrees fall with this power.</summary>
    public double DegreeExponent { get; init; } = 2.6;

    public int LeastGroup { get; init; } = 20;

    public int MostGroup { get; init; } = 500;

    /// <summary>Group sizes fall with this power.</summary>
    public double GroupExponent { get; init; } = 1.5;

    /// <summary>The share of an account's ties that lead out of its group.</summary>
    public double Mixing { get; init; } = 0.3;

    /// <summary>Rings of accounts that keep their ordinary ties as camouflage and tie half of all pairs among them.</summary>
    public int Rings { get; init; }

    public int RingSize { get; init; } = 30;

    public double RingDensity { get; init; } = 0.5;

    /// <summary>The graph of the LFR papers' "small groups" setting: 10,000 accounts, degree 20 (at most 50), groups of 10–50.</summary>
    public static PlantedGraphOptions Lfr(double mixing, ulong seed) => new(10_000, seed)
    {
        MeanDegree = 20,
        MostDegree = 50,
        DegreeExponent = 2,
        LeastGroup = 10,
        MostGroup = 50,
        GroupExponent = 1,
        Mixing = mixing,
    };
}
