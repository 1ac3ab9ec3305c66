using System.Globalization;
using Cordon.Networks.Detecting;
using Cordon.Networks.Ties;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>What each part of the detector adds: from counting partners to the reported networks, each scored on the same events.</summary>
internal static class Ablation
{
    /// <summary>Prints the table.</summary>
    /// <param name="cordon">The command.</param>
    /// <param name="heading">What stands above the table.</param>
    /// <param name="events">Where the events are.</param>
    /// <param name="truth">What is true of them.</param>
    /// <param name="detected">The networks found in them, from score 0 on.</param>
    /// <param name="folder">A folder for files between.</param>
    public static void Print(CordonProgram cordon, string heading, string events, GroundTruth truth, DetectResult detected, string folder)
    {
        var table = new TextTable("part", "networks", "false networks", "accounts", "precision", "recall", "F1", "best-match F1");
        void Row(string part, IReadOnlyList<IReadOnlyList<string>> groups)
        {
            var found = groups.Select((g, i) => new FoundNetwork(i.ToString("000000", CultureInfo.InvariantCulture), g)).ToList();
            var review = Review.Of(truth, found, Math.Max(1, found.Count));
            table.Add(
                part, $"{review.Networks}", $"{review.Networks - review.True}", $"{review.Score.FoundAccounts}",
                Numbers.Share(review.Score.Precision), Numbers.Share(review.Score.Recall), Numbers.Share(review.Score.F1), Numbers.Share(review.Score.MeanBestF1));
        }

        var pairs = CoActions.Read(events, new TieOptions().Window);
        var (least, busy) = BestDegree(pairs.Degrees(), truth);
        Row($"degree: at least {least} partners (the best cut, chosen by the truth)", CoActions.Components(pairs.Pairs.Keys.Where(p => busy.Contains(p.A) && busy.Contains(p.B))));
        Row("raw co-count: at least 2, components", CoActions.Components(pairs.Pairs.Where(p => p.Value >= 2).Select(p => p.Key)));

        var ties = detected.Ties();
        var edges = Path.Combine(folder, "ties.csv");
        File.WriteAllLines(edges, ties.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.A},{t.B},{t.Weight}")));
        Row("ties kept, components", CoActions.Components(ties.Select(t => (t.A, t.B))));
        Row("ties kept, Leiden by modularity", cordon.Cluster(edges, "modularity", Path.Combine(folder, "modularity.csv")));
        Row("ties kept, Leiden by CPM", cordon.Cluster(edges, "cpm", Path.Combine(folder, "cpm.csv")));
        Row("and membership", [.. detected.Found().Select(n => n.Accounts)]);
        var threshold = new DetectionOptions().LeastScore;
        Row($"and score from {Numbers.Plain(threshold)}: what is reported", [.. detected.Found(threshold).Select(n => n.Accounts)]);
        table.Print(heading);
    }

    /// <summary>The number of partners from which on an account counts as found that gives the best F1 over accounts.</summary>
    private static (int Least, HashSet<string> Accounts) BestDegree(IReadOnlyDictionary<string, int> degrees, GroundTruth truth)
    {
        var planted = truth.Planted.SelectMany(p => p.Members).Select(m => m.Account).ToHashSet();
        var (best, least) = (-1.0, 1);
        var (found, hits) = (0, 0);
        foreach (var group in degrees.GroupBy(d => d.Value).OrderByDescending(g => g.Key))
        {
            found += group.Count();
            hits += group.Count(d => planted.Contains(d.Key));
            var f1 = 2.0 * hits / (found + planted.Count);
            if (f1 > best)
                (best, least) = (f1, group.Key);
        }

        return (least, [.. degrees.Where(d => d.Value >= least).Select(d => d.Key)]);
    }
}
