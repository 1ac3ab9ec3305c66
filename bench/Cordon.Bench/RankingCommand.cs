using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cordon.Networks.Clustering;
using Cordon.Networks.Dense;
using Cordon.Networks.Graph;
using Cordon.Networks.Growing;
using Cordon.Networks.Ranking;

namespace Cordon.Bench;

/// <summary>Times ranking, components, cores and growth over one edge list, beside a rival's times and ranks from the same run.</summary>
internal static class RankingCommand
{
    public const string Usage = "  ranking EDGES SEEDS RIVAL RANKS   speeds; SEEDS are numbers with commas between; RIVAL and RANKS are what bench/rivals/igraph_rank.py gave";
    private const int Rounds = 5;
    private const int RingsOfEachSize = 50;

    public static int Run(string[] args)
    {
        if (args.Length != 4)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var (ties, accounts) = NumberedEdges.Read(args[0]);
        var seeds = args[1].Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray();
        // As the rival has it: simple ties without weights.
        var graph = PlantedGraph.Unweighted(WeightedGraph.Build(accounts, ties));
        using var rival = JsonDocument.Parse(File.ReadAllText(args[2]));
        var rivalRanks = File.ReadLines(args[3]).Select(l => double.Parse(l, CultureInfo.InvariantCulture)).ToArray();
        Console.WriteLine($"{graph.Count:N0} accounts, {graph.Ties:N0} ties, {graph.Bytes / (double)graph.Ties:0.0} bytes a tie");
        Console.WriteLine($"{"",-44} {"seconds",9} {"igraph",9} {"ratio",7} {"processor",10} {"igraph",9}");
        PageRank(graph, seeds, rivalRanks, Of(rival, "pagerank"));
        Row("connected components", Best(() => ConnectedComponents.Of(graph)), Of(rival, "components"));
        Row("core numbers", Best(() => CoreNumbers.Of(graph)), Of(rival, "cores"));
        Row("label propagation", Best(() => LabelPropagation.Cluster(graph)), null);
        Row("ties weighed by how closed they are", Best(() => TieClosure.Weigh(graph)), null);
        var actions = AccountObjectGraph.Build(accounts, accounts, [.. ties.Select(t => t.A)], [.. ties.Select(t => t.B)]);
        Row("one dense block, as many pairs as ties", Best(() => DenseBlocks.Find(actions, 1), 1), null);
        Push(graph, seeds[0]);
        foreach (var size in new[] { 10, 20, 30, 40 })
            Growth(ties, accounts, size);
        return 0;
    }

    // Asked for ever more, until no worse than the rival; then for what a caller who says nothing gets.
    private static void PageRank(WeightedGraph graph, int[] seeds, double[] rivalRanks, Taken rivalTime)
    {
        PageRankResult At(double accuracy) => PersonalisedPageRank.From(graph, seeds, PersonalisedPageRank.Restart, accuracy, 0);
        var exact = At(1e-14).Rank;
        var rivalError = Distance(rivalRanks, exact);
        var equal = 1e-4;
        while (equal > 1e-12 && Distance(At(equal).Rank, exact) > rivalError)
            equal /= 10;
        Console.WriteLine($"error of igraph's personalised PageRank: {rivalError:0.0e+0} (sum over accounts of |rank − exact|)");
        foreach (var (name, accuracy) in new[] { ("no worse than igraph", equal), ("default", PersonalisedPageRank.DefaultAccuracy) })
        {
            PageRankResult result = null!;
            var taken = Best(() => result = At(accuracy));
            Row($"personalised PageRank, {name}", taken, rivalTime);
            Console.WriteLine($"  error {Distance(result.Rank, exact):0.0e+0}, proven bound {result.ErrorBound:0.0e+0}, {result.Passes} passes, {2.0 * graph.Ties * result.Passes / taken.Seconds / 1e6:0} M arcs/s");
        }
    }

    private static void Push(WeightedGraph graph, int seed)
    {
        var push = new PageRankPush(graph);
        foreach (var accuracy in new[] { 1e-4, 1e-5, 1e-6 })
        {
            var reached = 0;
            var seconds = Best(() => reached = push.From([seed], PersonalisedPageRank.Restart, accuracy).Count).Seconds;
            Console.WriteLine($"{$"push at {accuracy:0e+0}, {reached:N0} accounts",-44} {seconds,9:0.0000}");
        }
    }

    private static void Growth(List<Tie> ties, int accounts, int size)
    {
        var all = ties.ToList();
        var rings = PlantedRings.AddTo(all, accounts, Enumerable.Repeat(size, RingsOfEachSize), camouflage: 18, seed: 7).Rings;
        var growth = new LocalGrowth(WeightedGraph.Build(accounts + (RingsOfEachSize * size), all));
        foreach (var ring in rings)
            growth.Grow(ring[1]);
        var milliseconds = new List<double>();
        double f1 = 0;
        foreach (var ring in rings)
        {
            var watch = Stopwatch.StartNew();
            var network = growth.Grow(ring[0]);
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            var members = network.Members.Select(m => m.Node).ToHashSet();
            f1 += 2.0 * ring.Count(members.Contains) / (members.Count + ring.Length) / rings.Count;
        }

        milliseconds.Sort();
        Console.WriteLine($"{$"growth from one of a ring of {size}: F1 {f1:0.000}",-44} {milliseconds[milliseconds.Count / 2] / 1000,9:0.0000}  (worst of {rings.Count}: {milliseconds[^1] / 1000:0.0000})");
    }

    // On a machine with other work the processor's seconds tell more than the clock's.
    private static Taken Best(Action work, int rounds = Rounds)
    {
        var best = new Taken(double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < rounds; round++)
        {
            var busy = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            work();
            best = new Taken(Math.Min(best.Seconds, watch.Elapsed.TotalSeconds), Math.Min(best.Processor, (Environment.CpuUsage.TotalTime - busy).TotalSeconds));
        }

        return best;
    }

    private static Taken Of(JsonDocument rival, string name) => new(rival.RootElement.GetProperty(name)[0].GetDouble(), rival.RootElement.GetProperty(name)[1].GetDouble());

    private static void Row(string name, Taken taken, Taken? rival) => Console.WriteLine(
        rival is { } other
            ? $"{name,-44} {taken.Seconds,9:0.000} {other.Seconds,9:0.000} {other.Seconds / taken.Seconds,6:0.0}× {taken.Processor,10:0.000} {other.Processor,9:0.000}"
            : $"{name,-44} {taken.Seconds,9:0.000} {"",9} {"",7} {taken.Processor,10:0.000}");

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Sum();

    /// <summary>Seconds by the clock and of the processor, over all threads.</summary>
    private readonly record struct Taken(double Seconds, double Processor);
}
