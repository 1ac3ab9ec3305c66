using System.Diagnostics;
using System.Globalization;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;

namespace Cordon.Bench;

/// <summary>Times the ranking of one edge list of numbered accounts, and how far it and a rival's ranks are from the exact ones.</summary>
internal static class RankingCommand
{
    public const string Usage = "  ranking EDGES SEEDS [RANKS]   speeds over an edge list of numbers; SEEDS with commas between; RANKS by a rival, one a line";

    public static int Run(string[] args)
    {
        if (args.Length is not (2 or 3))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var graph = Read(args[0]);
        var seeds = args[1].Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray();
        var exact = PersonalisedPageRank.From(graph, seeds, PersonalisedPageRank.Restart, 1e-14, 0).Rank;
        foreach (var accuracy in new[] { 1e-6, 1e-9 })
        {
            for (var i = 0; i < 3; i++)
            {
                var watch = Stopwatch.StartNew();
                var result = PersonalisedPageRank.From(graph, seeds, PersonalisedPageRank.Restart, accuracy, 0);
                Console.WriteLine($"ppr {accuracy} {watch.Elapsed.TotalSeconds:0.000} s {result.Passes} passes, bound {result.ErrorBound}, error {Distance(result.Rank, exact)}");
            }
        }

        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            var labels = ConnectedComponents.Of(graph);
            Console.WriteLine($"components {watch.Elapsed.TotalSeconds:0.000} {ConnectedComponents.Count(labels)}");
            watch.Restart();
            Console.WriteLine($"cores {CoreNumbers.Of(graph).Max()} {watch.Elapsed.TotalSeconds:0.000}");
            watch.Restart();
            Console.WriteLine($"labels {Cordon.Networks.Clustering.LabelPropagation.Cluster(graph).Count} {watch.Elapsed.TotalSeconds:0.000}");
        }

        if (args.Length == 3)
        {
            var rival = File.ReadLines(args[2]).Select(l => double.Parse(l, CultureInfo.InvariantCulture)).ToArray();
            Console.WriteLine($"rival error {Distance(rival, exact)}");
        }

        return 0;
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Sum();

    private static WeightedGraph Read(string path)
    {
        var ties = new List<Tie>();
        var count = 0;
        foreach (var line in File.ReadLines(path))
        {
            var comma = line.IndexOfAny([',', ' ']);
            var tie = new Tie(int.Parse(line.AsSpan(0, comma), CultureInfo.InvariantCulture), int.Parse(line.AsSpan(comma + 1), CultureInfo.InvariantCulture), 1);
            count = Math.Max(count, Math.Max(tie.A, tie.B) + 1);
            ties.Add(tie);
        }

        return WeightedGraph.Build(count, ties);
    }
}
