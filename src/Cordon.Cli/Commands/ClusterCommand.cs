using System.CommandLine;
using System.CommandLine.Parsing;
using Cordon.Cli.Terminal;
using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon cluster</c>: Leiden over an edge list.</summary>
internal static class ClusterCommand
{
    private const string About = """
        Clusters an edge list (Leiden). The edge list has source,target[,weight] a line; the result has account,cluster a line.

        Examples:
          cordon cluster edges.csv --out clusters.csv
          cordon cluster edges.csv --objective modularity --resolution 1 --json
        """;

    public static Command Create(Screen screen)
    {
        var edges = new Argument<string>("EDGES") { Description = "The edge list, or - for standard input" }.OnlyPaths();
        var objective = new Option<Objective?>("--objective") { Description = "What to maximise: cpm (a cluster is denser than the resolution) or modularity; cpm when not given", HelpName = "cpm|modularity", CustomParser = Parse };
        var resolution = Options.Number<double>("--resolution", "Higher finds smaller clusters; 0.03 for cpm and 1 for modularity when not given", "R");
        var randomSeed = Options.RandomSeed();
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("cluster", About) { edges, objective, resolution, randomSeed, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var chosen = parsed.GetValue(objective) ?? Objective.Cpm;
                var options = new ClusteringOptions
                {
                    Objective = chosen,
                    Resolution = parsed.GetValue(resolution) ?? (chosen == Objective.Cpm ? new ClusteringOptions().Resolution : 1),
                    RandomSeed = (ulong)parsed.GetValue(randomSeed),
                };
                if (options.Problem() is { } problem)
                    throw new UsageException(problem);
                return Run(screen, parsed.GetValue(edges)!, options, parsed.GetValue(output), parsed.GetValue(json), cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static Objective? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text is "cpm" or "modularity")
            return text == "cpm" ? Objective.Cpm : Objective.Modularity;
        result.AddError($"--objective '{text}' is not cpm or modularity");
        return null;
    }

    private static int Run(Screen screen, string edges, ClusteringOptions options, string? output, bool json, CancellationToken cancellation)
    {
        var list = EdgeReading.Read(screen, edges, cancellation);
        var measured = new Measured();
        var partition = screen.Progress("Clustering", _ => Leiden.Cluster(list.Graph, options, cancellation));
        var seconds = measured.Seconds;
        var modularity = partition.Quality(list.Graph, Objective.Modularity, 1);
        var quality = partition.Quality(list.Graph, options.Objective, options.Resolution);
        if (output is not null)
            EdgeReading.Write(screen, output, writer => Write(writer, list, partition));
        if (json)
        {
            Json.Print(
                screen,
                ("accounts", list.Graph.Count),
                ("ties", list.Graph.Ties),
                ("clusters", partition.Count),
                ("modularity", modularity),
                ("quality", quality),
                ("seconds", seconds),
                ("peak_bytes", Measured.PeakBytes));
            return ExitCode.Success;
        }

        if (output is null)
            EdgeReading.Write(screen, null, writer => Write(writer, list, partition));
        var summary = $"{list.Graph.Count:N0} accounts, {list.Graph.Ties:N0} ties: {partition.Count:N0} clusters, modularity {modularity:0.0000}, quality {quality:0.0000}, {seconds:0.00} s";
        if (output is null)
            screen.Note(summary);
        else
            screen.Line($"{summary}; written to {output}");
        return ExitCode.Success;
    }

    private static void Write(TextWriter writer, EdgeList list, Partition partition)
    {
        writer.Write("account,cluster\n");
        foreach (var node in Enumerable.Range(0, list.Graph.Count).OrderBy(n => partition.ClusterOf[n]))
            writer.Write($"{list.NameOf(node)},{partition.ClusterOf[node]}\n");
    }
}
