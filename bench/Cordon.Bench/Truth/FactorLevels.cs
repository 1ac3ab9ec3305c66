using Cordon.Proving.Planting;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>Recall of campaigns by the level of each factor.</summary>
internal sealed class FactorLevels
{
    private readonly Dictionary<(string Factor, string Level), (int Planted, int Found, int InBudget)> _counts = [];

    /// <summary>Counts the campaigns of one table.</summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="matches">Their best matches among what is reported, in the same order.</param>
    /// <param name="inBudget">Their best matches within the review budget.</param>
    public void Add(IReadOnlyList<Campaign> campaigns, IReadOnlyList<NetworkMatch> matches, IReadOnlyList<NetworkMatch> inBudget)
    {
        for (var i = 0; i < campaigns.Count; i++)
        {
            foreach (var level in CampaignDesign.LevelsOf(campaigns[i]))
            {
                var count = _counts.GetValueOrDefault(level);
                _counts[level] = (count.Planted + 1, count.Found + (matches[i].IsFound ? 1 : 0), count.InBudget + (inBudget[i].IsFound ? 1 : 0));
            }
        }
    }

    public void Print(string heading)
    {
        var table = new TextTable("factor", "level", "campaigns", "found (default)", "recall", "recall in first 100");
        var known = CampaignDesign.Sweeps.Append(("time jitter", CampaignDesign.Jitters));
        foreach (var (factor, sweep) in known)
        {
            foreach (var level in sweep.Select(s => s.Level))
            {
                if (_counts.TryGetValue((factor, level), out var count))
                    table.Add(factor, level, $"{count.Planted}", $"{count.Found}", Numbers.Share((double)count.Found / count.Planted), Numbers.Share((double)count.InBudget / count.Planted));
            }
        }

        table.Print(heading);
    }
}
