using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>How many networks of innocent people are reported, by what they are, at several thresholds.</summary>
internal sealed class LookAlikesBench(SimulatedPlatforms platforms)
{
    private const int Seeds = 5;
    private static readonly double[] Thresholds = [0.5, 0.6, 0.7];

    public void Run()
    {
        var groups = new SortedDictionary<string, (int Groups, int Accounts)>(StringComparer.Ordinal);
        var wrong = Thresholds.Select(_ => new Dictionary<string, int>()).ToArray();
        var caught = Thresholds.Select(_ => new Dictionary<string, int>()).ToArray();
        var pools = Thresholds.Select(_ => new Pool()).ToArray();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (truth, results) = platforms.Run(seed, Thresholds[0], [null], "--accounts", "10000", "--days", "14");
            foreach (var group in truth.LookAlikes)
                groups[group.Kind] = (groups.GetValueOrDefault(group.Kind).Groups + 1, groups.GetValueOrDefault(group.Kind).Accounts + group.Members.Count);
            for (var t = 0; t < Thresholds.Length; t++)
            {
                var review = SimulatedPlatforms.Reported(truth, results[0], Thresholds[t]);
                pools[t].Add(review);
                foreach (var (kind, count) in review.False)
                    wrong[t][kind] = wrong[t].GetValueOrDefault(kind) + count;
                foreach (var group in review.Score.LookAlikes)
                    caught[t][group.Kind] = caught[t].GetValueOrDefault(group.Kind) + group.Caught;
            }
        }

        var table = new TextTable(
            ["look-alike", "groups", "accounts", .. Thresholds.Select(t => $"networks from {Numbers.Plain(t)}"), .. Thresholds.Select(t => $"accounts from {Numbers.Plain(t)}")]);
        foreach (var (kind, (count, accounts)) in groups)
            table.Add([kind, $"{count}", $"{accounts}", .. wrong.Select(w => $"{w.GetValueOrDefault(kind)}"), .. caught.Select(c => $"{c.GetValueOrDefault(kind)}")]);
        table.Add([Review.Others, "", "", .. wrong.Select(w => $"{w.GetValueOrDefault(Review.Others)}"), .. Thresholds.Select(_ => "")]);
        table.Add(["planted networks found", "", "", .. pools.Select(p => p.Found), .. Thresholds.Select(_ => "")]);
        table.Print($"Innocent groups reported as networks: {Seeds} platforms of 10,000 accounts over 14 days");
    }
}
