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
        if (Environment.GetEnvironmentVariable("GROW") is { } size)
            return Grow(args[0], int.Parse(size));
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

    private static int Grow(string path, int size)
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

        var rings = PlantedRings.AddTo(ties, count, Enumerable.Repeat(size, 50), 18, 7).Rings;
        var graph = WeightedGraph.Build(count + (50 * size), ties);
        var w = Stopwatch.StartNew();
        var growth = new Cordon.Networks.Growing.LocalGrowth(graph);
        Console.WriteLine($"setup {w.Elapsed.TotalMilliseconds} ms hub {growth.HubDegree}");
        for (var r = 0; r < 2; r++)
        {
            double f1 = 0;
            var times = new List<double>();
            foreach (var ring in rings)
            {
                w.Restart();
                var found = growth.Grow(ring[0]);
                times.Add(w.Elapsed.TotalMilliseconds);
                var members = found.Members.Select(m => m.Node).ToHashSet();
                var hit = ring.Count(members.Contains);
                f1 += 2.0 * hit / (members.Count + ring.Length) / rings.Count;
                if (ring == rings[0] || ring == rings[1])
                    Console.WriteLine($"{members.Count} hit {hit} res {found.Resolution} clear {found.IsClear} reached {found.Reached} cond {found.Conductance} dens {found.Density}");
            }

            times.Sort();
            Console.WriteLine($"F1 {f1:0.000} median {times[25]:0.0} ms max {times[^1]:0.0} ms");
        }

        var sizes = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            w.Restart();
            var found = growth.Grow(i * 50021 % count);
            sizes.Add($"{found.Members.Count}/{found.IsClear}/{found.Resolution:0.###}/{found.Density:0.###}/{w.Elapsed.TotalMilliseconds:0.0}");
        }

        Console.WriteLine(string.Join(' ', sizes));
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
