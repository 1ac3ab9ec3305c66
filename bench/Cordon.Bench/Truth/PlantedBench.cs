using Cordon.Networks.Detecting;
using Cordon.Proving.Planting;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>Campaigns planted into real events: how many are found, at what price, and where it breaks.</summary>
internal sealed class PlantedBench(CordonProgram cordon, IReadOnlyList<PostRow> background, string backgroundPath, string folder)
{
    private const int MixedSeeds = 3;
    private const int MixedCampaigns = 60;
    private const int SweepSeeds = 2;
    private const int SweepCampaigns = 12;
    private static readonly int[] Budgets = [50, 100, 500];
    private static readonly double Threshold = new DetectionOptions().LeastScore;

    public void Run()
    {
        Background();
        Mixed();
        Sweeps();
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

    private static void Add(TextTable table, string list, int seed, Review review) => table.Add(
        list, $"{seed}", $"{review.Networks}", $"{review.True}", $"{review.False.Where(f => f.Key != Review.Others).Sum(f => f.Value)}",
        $"{review.False.GetValueOrDefault(Review.Others)}", Numbers.Share(review.Precision),
        $"{review.Score.NetworksFound} of {review.Score.NetworksPlanted}", Numbers.Share(review.Recall), Numbers.Share(review.Score.Recall));

    /// <summary>One factor at a time around the middle.</summary>
    private void Sweeps()
    {
        foreach (var (factor, sweep) in CampaignDesign.Sweeps)
        {
            var table = new TextTable(factor, "found (default)", "best-match F1", "recall of accounts", $"found in first {Budgets[1]}", "look-alikes reported");
            foreach (var (level, campaign) in sweep)
            {
                var (byDefault, inBudget) = (new Pool(), new Pool());
                for (var seed = 1; seed <= SweepSeeds; seed++)
                {
                    var (truth, result, _) = Planted(seed, Enumerable.Repeat(campaign, SweepCampaigns).ToList(), "sweep");
                    byDefault.Add(Reported(truth.Truth, result));
                    inBudget.Add(Review.Of(truth.Truth, result.Found(), Budgets[1]));
                }

                table.Add(level, byDefault.Found, Numbers.Share(byDefault.BestF1), Numbers.Share(byDefault.Recall), inBudget.Found, $"{byDefault.LookAlikes}");
            }

            table.Print($"{factor} (others at the middle; {SweepSeeds} × {SweepCampaigns} campaigns a level)");
        }
    }

    /// <summary>Spread actions under several windows, with what a wider window costs in false networks.</summary>
    private void Jitter()
    {
        string[] windows = ["60s", "10m", "1h", "1d"];
        var table = new TextTable(["time jitter", .. windows.Select(w => $"found, {w}"), .. windows.Select(w => $"others, {w}"), .. windows.Select(w => $"look-alikes, {w}")]);
        foreach (var (level, campaign) in CampaignDesign.Jitters)
        {
            var pools = windows.Select(_ => new Pool()).ToArray();
            for (var w = 0; w < windows.Length; w++)
            {
                var (truth, result, _) = Planted(1, Enumerable.Repeat(campaign, SweepCampaigns).ToList(), "jitter", windows[w]);
                pools[w].Add(Reported(truth.Truth, result));
            }

            table.Add([level, .. pools.Select(p => p.Found), .. pools.Select(p => $"{p.Others}"), .. pools.Select(p => $"{p.LookAlikes}")]);
        }

        table.Print($"Time jitter under windows ({SweepCampaigns} campaigns a level, default score; others: networks of background accounts)");
    }

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
