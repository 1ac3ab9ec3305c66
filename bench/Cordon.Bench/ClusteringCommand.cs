using System.Diagnostics;
using System.Globalization;
using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>Speed and quality of building and clustering, beside igraph's Leiden in the same run.</summary>
internal static class ClusteringCommand
{
    public const string Usage = "  clustering [ACCOUNTS…]  build and Leiden beside igraph's, 1,000 to 20,000,000 accounts; and hostile shapes";
    private const int Runs = 3;

    // igraph needs 150 bytes a tie and a minute for 10 million ties.
    private const long MostTiesOfRival = 20_000_000;
    private static readonly ClusteringOptions Cpm = new() { Resolution = 0.005, Iterations = 2 };
    private static readonly ClusteringOptions Modularity = new() { Objective = Objective.Modularity, Resolution = 1, Iterations = 2 };

    public static int Run(string[] args)
    {
        var sizes = new List<int>();
        foreach (var arg in args)
        {
            if (!int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 1000 or > 20_000_000)
            {
                Console.Error.WriteLine(Usage);
                return 2;
            }

            sizes.Add(size);
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors; best of {Runs}; cpu is the seconds of all threads together; both with 2 iterations");
        foreach (var size in sizes)
        {
            var graph = Built(size);
            foreach (var options in new[] { Cpm, Modularity })
                Compare($"groups {size:N0}", graph, options);
        }

        var kronecker = Shapes.Kronecker(17, 2_000_000);
        Compare("power law", kronecker, Cpm with { Resolution = 0.05 });
        Compare("power law", kronecker, Modularity);
        var dense = new PlantedGraph(new PlantedGraphOptions(100_000, 1) { MeanDegree = 60, MostGroup = 200, LeastGroup = 80, Mixing = 0.15 }).Build();
        Compare("dense groups", dense, Cpm with { Resolution = 0.1 });
        Compare("dense groups", dense, Modularity);
        Hostile("path of 1,000,000", Shapes.Path(1_000_000));
        Hostile("star of 1,000,000", Shapes.Star(1_000_000));
        Hostile("clique of 5,000", Shapes.Clique(5_000));
        Hostile("clique of 20,000", Shapes.Clique(20_000));
        return 0;
    }

    private static WeightedGraph Built(int accounts)
    {
        var made = new PlantedGraph(new PlantedGraphOptions(accounts, 1));
        var best = double.PositiveInfinity;
        var cpu = double.PositiveInfinity;
        WeightedGraph? graph = null;
        for (var run = 0; run < Runs; run++)
        {
            graph = null;
            var measured = new Measured();
            graph = WeightedGraph.Build(accounts, made.Sources, made.Targets);
            (best, cpu) = (Math.Min(best, measured.Seconds), Math.Min(cpu, measured.CpuSeconds));
        }

        Console.WriteLine($"build, {accounts:N0} accounts: {graph!.Ties:N0} ties in {best:0.00} s (cpu {cpu:0.00}), {graph.Ties / best / 1e6:0.0} M ties/s, {(double)graph.Bytes / graph.Ties:0.0} bytes a tie, nodes included");
        return made.Build();
    }

    private static void Compare(string name, WeightedGraph graph, ClusteringOptions options)
    {
        var (seconds, cpu, one) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        Partition partition = null!;
        for (var run = 0; run < Runs; run++)
        {
            var measured = new Measured();
            partition = Leiden.Cluster(graph, options);
            (seconds, cpu) = (Math.Min(seconds, measured.Seconds), Math.Min(cpu, measured.CpuSeconds));
            measured = new Measured();
            Leiden.Cluster(graph, options with { Threads = 1 });
            one = Math.Min(one, measured.CpuSeconds);
        }

        double Quality(Partition p) => p.Quality(graph, options.Objective, options.Resolution);
        var line = $"{name,-18} {options.Objective,-10} γ {options.Resolution,-6} {graph.Ties,12:N0} ties  {seconds,7:0.00} s  {graph.Ties / seconds / 1e6,5:0.00} M/s  cpu {cpu,6:0.00} (one thread {one:0.00})  quality {Quality(partition):0.00000}";
        if (graph.Ties > MostTiesOfRival)
        {
            Console.WriteLine($"{line}  igraph not run: too large for it here");
            return;
        }

        var rival = IgraphLeiden.Run(graph, options, TimeSpan.FromMinutes(15));
        Console.WriteLine(rival is null
            ? $"{line}  igraph: no result"
            : $"{line}  igraph {rival.Seconds,7:0.00} s  cpu {rival.CpuSeconds,6:0.00}  quality {Quality(new Partition(rival.Labels, rival.Labels.Max() + 1)):0.00000}  faster ×{rival.Seconds / seconds:0.0} (cpu ×{rival.CpuSeconds / one:0.0})");
    }

    private static void Hostile(string name, WeightedGraph graph)
    {
        foreach (var options in new[] { Cpm with { Resolution = 0.03, Iterations = 4 }, Modularity with { Iterations = 4 } })
        {
            var measured = new Measured();
            var partition = Leiden.Cluster(graph, options);
            Console.WriteLine($"{name,-18} {options.Objective,-10} γ {options.Resolution,-6} {graph.Ties,12:N0} ties  {measured.Seconds,7:0.00} s  cpu {measured.CpuSeconds,6:0.00}  {partition.Count:N0} clusters  memory until here at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB");
        }
    }

    private readonly struct Measured()
    {
        private readonly long _started = Stopwatch.GetTimestamp();
        private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;

        public double Seconds => Stopwatch.GetElapsedTime(_started).TotalSeconds;

        public double CpuSeconds => (Environment.CpuUsage.TotalTime - _cpu).TotalSeconds;
    }
}
