using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>igraph's Leiden over the same ties, in a process of its own.</summary>
internal sealed record IgraphLeiden(double Seconds, double CpuSeconds, int[] Labels)
{
    /// <summary>Runs it; null when it does not end in time or fails, which is said on standard error.</summary>
    /// <param name="graph">An unweighted graph.</param>
    /// <param name="options">Objective, resolution and iterations.</param>
    /// <param name="limit">Time for everything, the building of its graph included.</param>
    public static IgraphLeiden? Run(WeightedGraph graph, ClusteringOptions options, TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (edges, labels) = (Path.Combine(folder.FullName, "edges"), Path.Combine(folder.FullName, "labels"));
            Write(graph, edges);
            string[] arguments =
            [
                Path.Combine(AppContext.BaseDirectory, "../../../../rivals/igraph_cluster.py"), edges, options.Objective == Objective.Cpm ? "cpm" : "modularity",
                options.Resolution.ToString("R", CultureInfo.InvariantCulture), options.Iterations.ToString(CultureInfo.InvariantCulture), labels,
            ];
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
            var answer = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill();
                Console.Error.WriteLine($"igraph did not end within {limit.TotalMinutes} minutes");
                return null;
            }

            if (process.ExitCode != 0)
                return null;
            using var json = JsonDocument.Parse(answer.Result);
            return new IgraphLeiden(
                json.RootElement.GetProperty("seconds").GetDouble(),
                json.RootElement.GetProperty("cpu_seconds").GetDouble(),
                MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(labels)).ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // All lower ends, then all higher ends, as 32-bit numbers.
    private static void Write(WeightedGraph graph, string path)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        foreach (var high in new[] { false, true })
        {
            for (var node = 0; node < graph.Count; node++)
            {
                foreach (var neighbour in graph.NeighboursOf(node))
                {
                    if (neighbour > node)
                        file.Write(BitConverter.GetBytes(high ? neighbour : node));
                }
            }
        }
    }
}
