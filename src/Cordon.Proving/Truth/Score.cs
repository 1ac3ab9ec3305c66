namespace Cordon.Proving.Truth;

/// <summary>A network that a detector found, by its name and its accounts.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Accounts">Its accounts, as <c>account:…</c>; repetitions count once.</param>
public sealed record FoundNetwork(string Id, IReadOnlyList<string> Accounts);

/// <summary>How well found networks fit the truth.</summary>
public sealed record Score
{
    /// <summary>Distinct planted accounts.</summary>
    public required int PlantedAccounts { get; init; }

    /// <summary>Distinct accounts in found networks.</summary>
    public required int FoundAccounts { get; init; }

    /// <summary>Accounts that are both.</summary>
    public required int Hits { get; init; }

    /// <summary>Hits by found accounts, in [0,1]; null when nothing was found.</summary>
    public double? Precision => FoundAccounts == 0 ? null : (double)Hits / FoundAccounts;

    /// <summary>Hits by planted accounts, in [0,1]; null when nothing was planted.</summary>
    public double? Recall => PlantedAccounts == 0 ? null : (double)Hits / PlantedAccounts;

    /// <summary>The harmonic mean of precision and recall over accounts, in [0,1]; 0 where either is 0 or missing.</summary>
    public double F1 => PlantedAccounts + FoundAccounts == 0 ? 0 : 2.0 * Hits / (PlantedAccounts + FoundAccounts);

    /// <summary>The mean over planted networks of the F1 of the best match, in [0,1]; null when nothing was planted.</summary>
    public double? MeanBestF1 => Matches.Count == 0 ? null : Matches.Average(m => m.F1);

    /// <summary>Planted networks.</summary>
    public required int NetworksPlanted { get; init; }

    /// <summary>Planted networks whose best match holds at least half of their members and consists of them at least by half.</summary>
    public required int NetworksFound { get; init; }

    /// <summary>One row per planted network, in the order of the truth.</summary>
    public required IReadOnlyList<NetworkMatch> Matches { get; init; }

    /// <summary>One row per look-alike group, in the order of the truth.</summary>
    public required IReadOnlyList<LookAlikeCaught> LookAlikes { get; init; }
}

/// <summary>The found network that fits a planted one best.</summary>
/// <param name="Planted">The planted network's name.</param>
/// <param name="Members">Its members.</param>
/// <param name="Found">The best match by Jaccard index, then by name; null when no found network has a member of it.</param>
/// <param name="FoundMembers">Accounts of the best match; 0 when there is none.</param>
/// <param name="Overlap">Accounts in both.</param>
public sealed record NetworkMatch(string Planted, int Members, string? Found, int FoundMembers, int Overlap)
{
    /// <summary>Overlap by the best match's accounts, in [0,1].</summary>
    public double Precision => FoundMembers == 0 ? 0 : (double)Overlap / FoundMembers;

    /// <summary>Overlap by the planted members, in [0,1].</summary>
    public double Recall => Members == 0 ? 0 : (double)Overlap / Members;

    /// <summary>The harmonic mean of precision and recall, in [0,1]; the greater the Jaccard index, the greater this is.</summary>
    public double F1 => Overlap == 0 ? 0 : 2.0 * Overlap / (Members + FoundMembers);

    /// <summary>True when the match holds at least <see cref="Scoring.FoundShare"/> of the members and consists of them at least by this share.</summary>
    public bool IsFound => Precision >= Scoring.FoundShare && Recall >= Scoring.FoundShare;

    /// <summary>Overlap by the union of both, in [0,1].</summary>
    public double Jaccard => Overlap == 0 ? 0 : (double)Overlap / (Members + FoundMembers - Overlap);
}

/// <summary>How much of an innocent group was reported.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Members">Its accounts.</param>
/// <param name="Caught">Those in any found network.</param>
public sealed record LookAlikeCaught(string Group, string Kind, int Members, int Caught);
