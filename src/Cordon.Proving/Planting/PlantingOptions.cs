namespace Cordon.Proving.Planting;

/// <summary>What is planted into a table of posts. The same background and options give the same rows.</summary>
public sealed record PlantingOptions
{
    /// <summary>Seed of every random stream. Default 1; any 64-bit integer.</summary>
    public long RandomSeed { get; init; } = 1;

    /// <summary>The campaigns; at most 1,000, of at most 100,000 accounts together. Default none.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; init; } = [];

    /// <summary>Fan clubs: 12–60 accounts that pass on the club's links and tag, a minute and more after it. Default 6; range 0–200.</summary>
    public int FanClubs { get; init; } = 6;

    /// <summary>Viral links, each posted by a third of one crowd of 1,200, most of them within the first hour. Default 8; range 0–50.</summary>
    public int ViralLinks { get; init; } = 8;

    /// <summary>Carrier addresses, each shared by 200–400 accounts that have nothing else in common. Default 3; range 0–20.</summary>
    public int CarrierAddresses { get; init; } = 3;

    /// <summary>Families: 2–5 accounts on one device and address that pass on some of each other's posts. Default 40; range 0–1,000.</summary>
    public int Families { get; init; } = 40;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names the value and the range.</exception>
    public void Validate()
    {
        Campaign.Within(Campaigns.Count, 0, 1000, nameof(Campaigns));
        foreach (var campaign in Campaigns)
            campaign.Validate();
        Campaign.Within(Campaigns.Sum(c => c.Members), 0, 100_000, "accounts of all campaigns");
        Campaign.Within(FanClubs, 0, 200, nameof(FanClubs));
        Campaign.Within(ViralLinks, 0, 50, nameof(ViralLinks));
        Campaign.Within(CarrierAddresses, 0, 20, nameof(CarrierAddresses));
        Campaign.Within(Families, 0, 1000, nameof(Families));
    }
}
