using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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
          cordon cluster edges.csv --resolution auto
          cordon cluster edges.csv --objective modularity --resolution 1 --json
          cordon cluster edges.csv --levels 0.01,0.05,0.2
        """;

    private const int MostLevels = 20;

    public static Command Create(Screen screen)
    {
        var edges = new Argument<string>("EDGES") { Description = "The edge list, or - for standard input" }.OnlyPaths();
        var objective = new Option<Objective?>("--objective") { Description = "What to maximise: cpm (a cluster is denser than the resolution) or modularity; cpm when not given", HelpName = "cpm|modularity", CustomParser = Parse };
        var resolution = new Option<Resolution?>("--resolution") { Description = "Higher finds smaller clusters; 0.03 for cpm and 1 for modularity when not given; auto finds objective and resolution from the data", HelpName = "R|auto", CustomParser = ParseResolution };
        var levels = new Option<double[]?>("--levels") { Description = "Nested clusters at these resolutions, rising, one column each", HelpName = "R,R,…", CustomParser = ParseLevels };
        var truth = new Option<string?>("--truth") { Description = "Compare with known groups: account,group a line", HelpName = "FILE" }.NotEmpty();
        var threads = Options.Number("--threads", "Threads to use, 0 for one a processor; the clusters do not depend on it", "N", 0);
        var randomSeed = Options.RandomSeed();
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("cluster", About) { edges, objective, resolution, levels, truth, threads, randomSeed, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var chosen = parsed.GetValue(objective);
                var wanted = parsed.GetValue(resolution);
                if (wanted is { Value: null } && chosen is not null)
                    throw new UsageException("--resolution auto finds the objective too; leave out --objective");
                // An option of several values that is not given has none.
                var ladder = parsed.GetValue(levels) is { Length: > 0 } given ? given : null;
                if (ladder is not null && wanted is not null)
                    throw new UsageException("--levels holds the resolutions; leave out --resolution");
                var options = new ClusteringOptions
                {
                    Objective = chosen ?? Objective.Cpm,
                    Resolution = wanted?.Value ?? (chosen is null or Objective.Cpm ? new ClusteringOptions().Resolution : 1),
                    RandomSeed = (ulong)parsed.GetValue(randomSeed),
                    Threads = parsed.GetValue(threads),
                };
                if (options.Problem() is { } problem)
                    throw new UsageException(problem);
                var request = new Request(
                    parsed.GetValue(edges)!, options, wanted is { Value: null }, ladder, parsed.GetValue(truth), parsed.GetValue(output), parsed.GetValue(json));
                return Run(screen, request, cancellation);
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

    private static Resolution? ParseResolution(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text == "auto")
            return new Resolution(null);
        if (Number(text) is { } number)
            return new Resolution(number);
        result.AddError($"--resolution '{text}' is not a number; write a number such as 0.05, or auto");
        return null;
    }

    private static double[]? ParseLevels(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var levels = text.Split(',').Select(Number).ToList();
        if (levels.Count <= MostLevels && levels.All(l => l is > 0 and < double.PositiveInfinity) && levels.Zip(levels.Skip(1)).All(p => p.First < p.Second))
            return [.. levels.Select(l => l!.Value)];
        result.AddError($"--levels '{text}' are not rising numbers above 0, at most {MostLevels}; write for example 0.01,0.05,0.2");
        return null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Run(Screen screen, Request request, CancellationToken cancellation)
    {
        var list = EdgeReading.Read(screen, request.Edges, cancellation);
        var truth = request.Truth is null ? null : KnownGroups.Read(request.Truth, list);
        var measured = new Measured();
        var (options, why) = (request.Options, (string?)null);
        IReadOnlyList<Partition> levels;
        if (request.Scan)
        {
            var scan = screen.Progress("Scanning resolutions", _ => ResolutionScan.Run(list.Graph, options, cancellation));
            (options, why) = (scan.Chosen.Options, scan.Why);
            levels = [scan.Chosen.Partition];
        }
        else
        {
            var ladder = request.Levels?.Select(r => options with { Resolution = r }).ToList() ?? [options];
            levels = screen.Progress("Clustering", _ => NestedClusters.Of(list.Graph, ladder, cancellation));
            options = ladder[^1];
        }

        var seconds = measured.Seconds;
        var partition = levels[^1];
        var modularity = partition.Quality(list.Graph, Objective.Modularity, 1);
        var quality = partition.Quality(list.Graph, options.Objective, options.Resolution);
        var agreement = truth?.Compare(partition);
        if (request.Output is not null)
            EdgeReading.Write(screen, request.Output, writer => Write(writer, list, levels));
        if (request.Json)
        {
            var fields = new List<(string, object?)>
            {
                ("accounts", list.Graph.Count), ("ties", list.Graph.Ties), ("clusters", partition.Count), ("modularity", modularity), ("quality", quality),
                ("seconds", seconds), ("peak_bytes", Measured.PeakBytes), ("objective", NameOf(options.Objective)), ("resolution", options.Resolution),
            };
            if (agreement is { } a)
                fields.AddRange([("nmi", a.NormalisedMutualInformation), ("ari", a.AdjustedRand), ("best_match_f1", truth!.BestMatchF1(partition))]);
            Json.Print(screen, [.. fields]);
            return ExitCode.Success;
        }

        if (request.Output is null)
            EdgeReading.Write(screen, null, writer => Write(writer, list, levels));
        var lines = new List<string>
        {
            $"{list.Graph.Count:N0} accounts, {list.Graph.Ties:N0} ties: {partition.Count:N0} clusters, modularity {modularity:0.0000}, quality {quality:0.0000}, {seconds:0.00} s"
                + (request.Output is null ? "" : $"; written to {request.Output}"),
        };
        if (why is not null)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"chose {NameOf(options.Objective)} at resolution {options.Resolution:0.####}: {why}"));
        if (agreement is { } agreed)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"against {truth!.Accounts:N0} accounts of known groups: NMI {agreed.NormalisedMutualInformation:0.000}, ARI {agreed.AdjustedRand:0.000}, best-match F1 {truth.BestMatchF1(partition):0.000}"));
        foreach (var line in lines)
        {
            if (request.Output is null)
                screen.Note(line);
            else
                screen.Line(line);
        }

        return ExitCode.Success;
    }

    private static string NameOf(Objective objective) => objective == Objective.Cpm ? "cpm" : "modularity";

    private static void Write(TextWriter writer, EdgeList list, IReadOnlyList<Partition> levels)
    {
        writer.Write(levels.Count == 1 ? "account,cluster\n" : $"account,{string.Join(',', levels.Select((_, i) => $"level{i + 1}"))}\n");
        // Level by level: a finer cluster's accounts stand together within the coarser one.
        var order = Enumerable.Range(0, list.Graph.Count).OrderBy(n => levels[0].ClusterOf[n]);
        foreach (var level in levels.Skip(1))
            order = order.ThenBy(n => level.ClusterOf[n]);
        foreach (var node in order)
        {
            writer.Write(list.NameOf(node));
            foreach (var level in levels)
            {
                writer.Write(',');
                writer.Write(level.ClusterOf[node]);
            }

            writer.Write('\n');
        }
    }

    /// <summary>A resolution as it was asked for; null is auto.</summary>
    private sealed record Resolution(double? Value);

    private sealed record Request(string Edges, ClusteringOptions Options, bool Scan, double[]? Levels, string? Truth, string? Output, bool Json);
}
