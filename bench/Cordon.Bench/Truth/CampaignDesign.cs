using Cordon.Events;
using Cordon.Proving.Planting;

namespace Cordon.Bench.Truth;

/// <summary>Which campaigns are planted: a middle, one factor at a time around it, and all factors at once by chance.</summary>
internal static class CampaignDesign
{
    /// <summary>The name of the factor that is looked at under several windows.</summary>
    public const string Jitter = "time jitter";

    private const CampaignLayers All = CampaignLayers.Link | CampaignLayers.Tag | CampaignLayers.Media | CampaignLayers.Domain;

    private static readonly Campaign Middle = new();
    private static readonly int[] Sizes = [5, 10, 20, 50, 100, 200];
    private static readonly double[] Densities = [0.1, 0.2, 0.3, 0.4, 0.6, 0.9];
    private static readonly double[] Camouflages = [0, 0.3, 0.5, 0.7, 0.9, 0.95];
    private static readonly int[] Seconds = [10, 60, 600, 3600, 86_400, 604_800];
    private static readonly int[] Actions = [2, 3, 5, 10, 20, 40];
    private static readonly double[] Borrowings = [0, 0.5, 1];

    private static readonly (string Name, CampaignLayers Layers)[] Mixes =
    [
        ("link", CampaignLayers.Link), ("tag", CampaignLayers.Tag), ("media", CampaignLayers.Media), ("domain", CampaignLayers.Domain),
        ("link, tag", CampaignLayers.Link | CampaignLayers.Tag), ("all four", All),
    ];

    /// <summary>The factors with their levels; every other value is the middle's.</summary>
    public static IReadOnlyList<(string Factor, IReadOnlyList<(string Level, Campaign Campaign)> Sweep)> Sweeps =>
    [
        ("ring size", [.. Sizes.Select(v => ($"{v}", Middle with { Members = v }))]),
        ("density", [.. Densities.Select(v => (Numbers.Plain(v), Middle with { Density = v }))]),
        ("camouflage", [.. Camouflages.Select(v => (Numbers.Plain(v), Middle with { Camouflage = v }))]),
        ("layers", [.. Mixes.Select(v => (v.Name, Middle with { Layers = v.Layers }))]),
        ("actions", [.. Actions.Select(v => ($"{v}", Middle with { Actions = v }))]),
        ("borrowed things", [.. Borrowings.Select(v => (Numbers.Plain(v), Middle with { Borrowed = v }))]),
    ];

    /// <summary>The names of all factors.</summary>
    public static IReadOnlyList<string> Factors => [.. Sweeps.Select(s => s.Factor), Jitter];

    /// <summary>The time jitter, which is looked at under several windows.</summary>
    public static IReadOnlyList<(string Level, Campaign Campaign)> Jitters => [.. Seconds.Select(v => (Numbers.Time(v), Middle with { JitterSeconds = v }))];

    /// <summary>Campaigns whose every factor is drawn by itself.</summary>
    public static IReadOnlyList<Campaign> Mixed(int seed, int count)
    {
        var random = new SeededRandom((ulong)seed);
        T Any<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
        return [.. Enumerable.Range(0, count).Select(_ => new Campaign
        {
            Members = Any(Sizes),
            Density = Any<double>([0.2, 0.3, 0.4, 0.6, 0.9]),
            Camouflage = Any<double>([0, 0.3, 0.5, 0.7, 0.9]),
            JitterSeconds = Any(Seconds),
            Layers = Any(Mixes).Layers,
            Actions = Any<int>([5, 10, 20]),
            Borrowed = Any<double>([0, 0, 0, 0.5]),
        })];
    }

    /// <summary>The levels of one campaign, factor by factor.</summary>
    public static IEnumerable<(string Factor, string Level)> LevelsOf(Campaign campaign)
    {
        yield return ("ring size", $"{campaign.Members}");
        yield return ("density", Numbers.Plain(campaign.Density));
        yield return ("camouflage", Numbers.Plain(campaign.Camouflage));
        yield return (Jitter, Numbers.Time(campaign.JitterSeconds));
        yield return ("layers", Mixes.First(m => m.Layers == campaign.Layers).Name);
        yield return ("actions", $"{campaign.Actions}");
        yield return ("borrowed things", Numbers.Plain(campaign.Borrowed));
    }
}
