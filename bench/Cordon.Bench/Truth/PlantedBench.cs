using Cordon.Networks.Detecting;
using Cordon.Proving.Planting;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>Campaigns planted into real events: how many are found, at what price, and where it breaks.</summary>
internal sealed class PlantedBench(CordonProgram cordon, IReadOnlyList<PostRow> background, string backgroundPath, string folder)
{
    private const int MixedSeeds = 3;
    private const int MixedCampaigns = 60;
    private const int SweepCampaigns = 24;
    private const int JitterCampaigns = 12;
    private static readonly int[] Budgets = [50, 100, 500];
    private static readonly double Threshold = new DetectionOptions().LeastScore;

    /// <param name="only">A factor, or null for everything.</param>
    public void Run(string? only)
    {
        Background();
        if (only is null)
        {
            Mixed();
            Middle();
        }

        foreach (var (factor, sweep) in CampaignDesign.Sweeps.Where(s => only is null || s.Factor == only))
            Sweep(factor, sweep);
        if (only is null or CampaignDesign.Jitter)
            Jitter();
    }

    /// <summary>What is reported where nothing was planted. There is no ground truth: these are leads, not errors and not hits.</summary>
    private void Background()
    {
        var result = cordon.Detect(backgroundPath, Path.Combine(folder, "background"));
        var reported = result.Networks.Where(n => n.Score >= Threshold).ToList();
        var table = new TextTable("score", "accounts", "first reason");
        foreach (var network in reported)
            table.Add(Numbers.Share(network.Score), $"{network.Members.Count}", network.Reason.Split("; ")[0]);
        table.Print($"Clean background: {reported.Count} networks of {reported.Sum(n => n.Members.Count)} accounts from score {Numbers.Plain(Threshold)} on, {result.Networks.Count} from 0 on; no ground truth");
    }

    /// <summary>Campaigns of random parameters, sixty in one table.</summary>
    private void Mixed()
    {
        var budgets = new TextTable("ranked list", "seed", "looked at", "planted", "look-alikes", "background", "precision", "campaigns found", "recall", "recall of accounts");
        var levels = new FactorLevels();
        for (var seed = 1; seed <= MixedSeeds; seed++)
        {
            var campaigns = CampaignDesign.Mixed(seed, MixedCampaigns);
            var (table, result, path) = Planted(seed, campaigns, $"mixed-{seed}");
            foreach (var budget in Budgets)
                Add(budgets, $"first {budget}, from score 0", seed, Review.Of(table.Truth, result.Found(), budget));
            var reported = result.Found(Threshold);
            var review = Review.Of(table.Truth, reported, Math.Max(1, reported.Count));
            Add(budgets, $"all from {Numbers.Plain(Threshold)} (default)", seed, review);
            levels.Add(campaigns, review.Score.Matches, Review.Of(table.Truth, result.Found(), Budgets[1]).Score.Matches);
            if (seed == 1)
                Ablation.Print(cordon, $"What each part adds: {MixedCampaigns} mixed campaigns in the real events, seed 1; accounts of the background count as false", path, table.Truth, result, folder);
        }

        budgets.Print($"Review budgets: {MixedCampaigns} mixed campaigns, with fan clubs, viral links, carriers and families");
        levels.Print($"Where it breaks, all factors mixed ({MixedSeeds * MixedCampaigns} campaigns): recall by level");
    }

    /// <summary>What each part adds where all that was planted could be found.</summary>
    private void Middle()
    {
        var (table, result, path) = Planted(1, Enumerable.Repeat(new Campaign(), SweepCampaigns).ToList(), "middle");
        Ablation.Print(cordon, $"What each part adds: {SweepCampaigns} campaigns of the middle in the real events; accounts of the background count as false", path, table.Truth, result, folder);
    }

    private static void Add(TextTable table, string list, int seed, Review review) => table.Add(
        list, $"{seed}", $"{review.Networks}", $"{review.True}", $"{LookAlikes(review)}",
        $"{review.False.GetValueOrDefault(Review.Others)}", Numbers.Share(review.Precision),
        $"{review.Score.NetworksFound} of {review.Score.NetworksPlanted}", Numbers.Share(review.Recall), Numbers.Share(review.Score.Recall));

    /// <summary>One factor around the middle.</summary>
    private void Sweep(string factor, IReadOnlyList<(string Level, Campaign Campaign)> sweep)
    {
        var table = new TextTable(factor, "found (default)", "best-match F1", "recall of accounts", $"found in first {Budgets[1]}", "look-alikes reported");
        foreach (var (level, campaign) in sweep)
        {
            var (truth, result, _) = Planted(1, Enumerable.Repeat(campaign, SweepCampaigns).ToList(), "sweep");
            var review = Reported(truth.Truth, result);
            var inBudget = Review.Of(truth.Truth, result.Found(), Budgets[1]);
            table.Add(
                level, $"{review.Score.NetworksFound} of {SweepCampaigns}", Numbers.Share(review.Score.MeanBestF1), Numbers.Share(review.Score.Recall),
                $"{inBudget.Score.NetworksFound} of {SweepCampaigns}", $"{LookAlikes(review)}");
        }

        table.Print($"{factor} (others at the middle; {SweepCampaigns} campaigns a level)");
    }

    /// <summary>Spread actions under several windows, with what a wider window costs in false networks.</summary>
    private void Jitter()
    {
        string[] windows = ["60s", "10m", "1d"];
        var table = new TextTable([CampaignDesign.Jitter, .. windows.Select(w => $"found, {w}"), .. windows.Select(w => $"background, {w}"), .. windows.Select(w => $"look-alikes, {w}")]);
        foreach (var (level, campaign) in CampaignDesign.Jitters)
        {
            var reviews = windows.Select(w =>
            {
                var (truth, result, _) = Planted(1, Enumerable.Repeat(campaign, JitterCampaigns).ToList(), "jitter", w);
                return Reported(truth.Truth, result);
            }).ToList();
            table.Add(
            [
                level, .. reviews.Select(r => $"{r.Score.NetworksFound} of {JitterCampaigns}"), .. reviews.Select(r => $"{r.False.GetValueOrDefault(Review.Others)}"),
                .. reviews.Select(r => $"{LookAlikes(r)}"),
            ]);
        }

        table.Print($"time jitter under windows ({JitterCampaigns} campaigns a level, default score; background: networks of the background's own accounts)");
    }

    private static int LookAlikes(Review review) => review.False.Where(f => f.Key != Review.Others).Sum(f => f.Value);

    private static Review Reported(GroundTruth truth, DetectResult result)
    {
        var reported = result.Found(Threshold);
        return Review.Of(truth, reported, Math.Max(1, reported.Count));
    }

    private (PlantedTable Table, DetectResult Result, string Path) Planted(int seed, IReadOnlyList<Campaign> campaigns, string name, string? window = null)
    {
        var table = CampaignPlanter.Plant(background, new PlantingOptions { RandomSeed = seed, Campaigns = campaigns });
        var path = Path.Combine(folder, name + ".csv");
        PostTable.Write(path, table.Rows);
        return (table, cordon.Detect(path, Path.Combine(folder, name), window: window), path);
    }
}
