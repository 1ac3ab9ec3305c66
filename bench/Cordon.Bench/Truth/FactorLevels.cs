using Cordon.Networks.Ties;
using Cordon.Proving.Planting;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>Recall of campaigns by the level of each factor: of all, and of those whose actions fit into the window.</summary>
internal sealed class FactorLevels
{
    private readonly Dictionary<(string Factor, string Level), Count> _counts = [];

    private readonly record struct Count(int Planted, int Found, int InBudget, int Quick, int QuickFound);

    /// <summary>Counts the campaigns of one table.</summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="matches">Their best matches among what is reported, in the same order.</param>
    /// <param name="inBudget">Their best matches within the review budget.</param>
    public void Add(IReadOnlyList<Campaign> campaigns, IReadOnlyList<NetworkMatch> matches, IReadOnlyList<NetworkMatch> inBudget)
    {
        for (var i = 0; i < campaigns.Count; i++)
        {
            var found = matches[i].IsFound ? 1 : 0;
            var quick = campaigns[i].JitterSeconds <= new TieOptions().Window.TotalSeconds ? 1 : 0;
            foreach (var level in CampaignDesign.LevelsOf(campaigns[i]))
            {
                var c = _counts.GetValueOrDefault(level);
                _counts[level] = new Count(c.Planted + 1, c.Found + found, c.InBudget + (inBudget[i].IsFound ? 1 : 0), c.Quick + quick, c.QuickFound + (quick * found));
            }
        }
    }

    public void Print(string heading)
    {
        var table = new TextTable("factor", "level", "campaigns", "found (default)", "recall", "recall in first 100", "within the window", "found", "recall");
        var known = CampaignDesign.Sweeps.Append((CampaignDesign.Jitter, CampaignDesign.Jitters));
        foreach (var (factor, sweep) in known)
        {
            foreach (var level in sweep.Select(s => s.Level))
            {
                if (!_counts.TryGetValue((factor, level), out var c))
                    continue;
                table.Add(
                    factor, level, $"{c.Planted}", $"{c.Found}", Numbers.Share((double)c.Found / c.Planted), Numbers.Share((double)c.InBudget / c.Planted),
                    $"{c.Quick}", $"{c.QuickFound}", Numbers.Share(c.Quick == 0 ? null : (double)c.QuickFound / c.Quick));
            }
        }

        table.Print(heading);
    }
}
