using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Calibrating;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;

namespace Cordon.Bench;

/// <summary>How well risk spreads from seeds to the rest of two halves, honest and fake, that attack ties join.</summary>
internal static class RankingTruthCommand
{
    public const string Usage = "  ranking-truth [ACCOUNTS]  AUC of ways to spread risk, over made social graphs with attack ties; 4,000 honest accounts when not given";
    private const double Degree = 43.7;
    private const int Seeds = 100;
    private const int Graphs = 3;
    private static readonly (int Ties, double Closing)[] Attacks = [(10_000, 0), (20_000, 0), (50_000, 0), (20_000, 0.5), (50_000, 0.5)];

    public static int Run(string[] args)
    {
        var accounts = 4000;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out accounts) || accounts is < 1000 or > 1_000_000)))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var table = new Dictionary<string, double[]>();
        for (var column = 0; column < Attacks.Length; column++)
        {
            for (ulong seed = 0; seed < Graphs; seed++)
            {
                foreach (var (name, auc) in Measure(accounts, (int)((long)Attacks[column].Ties * accounts / 4000), Attacks[column].Closing, seed))
                {
                    if (!table.ContainsKey(name))
                        table[name] = new double[Attacks.Length];
                    table[name][column] += auc / Graphs;
                }
            }
        }

        Console.WriteLine($"{"AUC, mean of " + Graphs + " graphs; attack ties a 4,000 honest accounts",-60} {string.Join(' ', Attacks.Select(a => $"{a.Ties,7}{(a.Closing > 0 ? "c" : " ")}"))}");
        foreach (var (name, row) in table)
            Console.WriteLine($"{name,-60} {string.Join("  ", row.Select(a => a.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(7)))}");
        Console.WriteLine("c: half of the attack ties go to friends of those already won");
        var graph = SocialGraph.WithFakes(accounts, Degree, 5 * accounts, 0, 11);
        var (trusted, abusive) = ChooseSeeds(accounts, 0);
        var seeds = Labelled(trusted, abusive);
        RiskTruth.Calibration(graph, seeds, n => n >= accounts);
        // With few seeds single ties matter.
        RiskTruth.Fidelity(graph, Labelled(trusted[..10], abusive[..10]), accounts);
        return 0;
    }

    private static (int[] Trusted, int[] Abusive) ChooseSeeds(int accounts, ulong seed)
    {
        var order = new SeededRandom(seed).Order(accounts);
        return ([.. order.Take(Seeds).Order()], [.. order.Skip(Seeds).Take(Seeds).Select(n => accounts + n).Order()]);
    }

    private static Dictionary<int, SeedLabel> Labelled(int[] trusted, int[] abusive) =>
        trusted.Select(s => (s, SeedLabel.Trusted)).Concat(abusive.Select(s => (s, SeedLabel.Abusive))).ToDictionary(s => s.s, s => s.Item2);

    private static IEnumerable<(string Name, double Auc)> Measure(int accounts, int attacks, double closing, ulong seed)
    {
        var graph = SocialGraph.WithFakes(accounts, Degree, attacks, closing, (seed * 100) + 11);
        var (trusted, abusive) = ChooseSeeds(accounts, seed);
        var seeds = Labelled(trusted, abusive);
        var onlyBad = abusive.ToDictionary(s => s, _ => SeedLabel.Abusive);
        var closed = TieClosure.Weigh(graph);
        yield return ("degree", Auc([.. Enumerable.Range(0, graph.Count).Select(n => (double)graph.DegreeOf(n))]));
        yield return ("one-sided PageRank, abusive seeds only", Auc(RiskRanking.Rank(graph, onlyBad, RiskMethod.PageRank)));
        yield return ("SybilRank, trusted seeds only", Auc(ReferencePropagation.SybilRank(graph, trusted)));
        yield return ("SybilSCAR-D", Auc(ReferencePropagation.SybilScar(graph, abusive, trusted)));
        yield return ("SybilSCAR-C", Auc(ReferencePropagation.SybilScarC(graph, abusive, trusted)));
        yield return ("linearised belief propagation", Auc(ReferencePropagation.LinearisedBelief(graph, abusive, trusted)));
        yield return ("ours: two-sided PageRank", Auc(RiskRanking.Rank(graph, seeds, RiskMethod.PageRank)));
        yield return ("ours: belief", Auc(RiskRanking.Rank(graph, seeds, RiskMethod.Belief)));
        yield return ("ours: two-sided PageRank over closed ties", Auc(RiskRanking.Rank(closed, seeds, RiskMethod.PageRank)));
        yield return ("ours: belief over closed ties", Auc(RiskRanking.Rank(closed, seeds, RiskMethod.Belief)));
        yield return ("SybilSCAR-D over our closed ties", Auc(ReferencePropagation.SybilScar(closed, abusive, trusted)));
        yield return ("ours: both", Auc(RiskRanking.Rank(graph, seeds)));

        double Auc(double[] scores)
        {
            // Seeds are known and do not count.
            var tested = Enumerable.Range(0, graph.Count).Where(n => !seeds.ContainsKey(n)).ToArray();
            return RankQuality.Auc([.. tested.Select(n => scores[n])], [.. tested.Select(n => n >= accounts)]);
        }
    }
}
