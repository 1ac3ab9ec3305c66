using System.Diagnostics;
using System.Globalization;
using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>Measures.</summary>
internal static class ClusteringCommand
{
    public const string Usage = "  clustering ACCOUNTS";

    public static int Run(string[] args)
    {
        var accounts = int.Parse(args[0], CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var made = new PlantedGraph(new PlantedGraphOptions(accounts, 1));
        var graph = made.Build();
        Console.WriteLine($"made {graph.Ties} ties in {watch.Elapsed.TotalSeconds:0.00}");
        if (args.Length > 1)
        {
            using var file = new BinaryWriter(File.Create(args[1]));
            file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(made.Sources.AsSpan()));
            file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(made.Targets.AsSpan()));
        }
        for (var i = 0; i < 2; i++)
        {
            watch.Restart(); var c0 = Environment.CpuUsage.TotalTime.TotalSeconds;
            var g = WeightedGraph.Build(accounts, made.Sources, made.Targets);
            Console.WriteLine($"build {watch.Elapsed.TotalSeconds:0.00} {g.Ties / watch.Elapsed.TotalSeconds / 1e6:0.0} M/s cpu {Environment.CpuUsage.TotalTime.TotalSeconds-c0:0.00} {g.Bytes / (double)g.Ties:0.0} B/tie");
        }

        foreach (var options in new[] { new ClusteringOptions { Resolution = 0.005, Iterations = 2 }, new ClusteringOptions { Objective = Objective.Modularity, Resolution = 1, Iterations = 2 } })
        {
            foreach (var threads in new[] { 2, 2, 1, 1 })
            {
                watch.Restart(); var c0 = Environment.CpuUsage.TotalTime.TotalSeconds;
                var p = Leiden.Cluster(graph, options with { Threads = threads });
                var s = watch.Elapsed.TotalSeconds;
                Console.WriteLine($"{options.Objective} threads {threads} {s:0.00} s cpu {Environment.CpuUsage.TotalTime.TotalSeconds-c0:0.00} {graph.Ties / s / 1e6:0.00} M ties/s clusters {p.Count} quality {p.Quality(graph, options.Objective, options.Resolution):0.00000}");
            }
        }
        return 0;
    }
}
