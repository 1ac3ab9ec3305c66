using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon rank</c>: risk over an edge list, from seeds.</summary>
internal static class RankCommand
{
    private const string About = """
        Ranks the accounts of an edge list by risk, spread from confirmed accounts (personalised PageRank, two-sided).

        The edge list has source,target[,weight] a line, separated by a comma or white space, # for comments. The seeds have account[,label] a
        line: 1 abusive, 0 or -1 trusted. The result has account,score a line, riskiest first; 0.5 means no closer to the abusive seeds than
        to the trusted ones (or, without these, than anyone is).

        Examples:
          cordon rank edges.csv --seeds seeds.csv --out scores.csv
          cordon rank - --seeds seeds.csv < edges.csv | head
        """;

    public static Command Create(Screen screen)
    {
        var edges = new Argument<string>("EDGES") { Description = "The edge list, or - for standard input" }.OnlyPaths();
        var seeds = new Option<string>("--seeds") { Description = "File of seeds: account[,label] a line", HelpName = "FILE", Required = true }.NotEmpty();
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("rank", About) { edges, seeds, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(screen, parsed.GetValue(edges)!, parsed.GetValue(seeds)!, parsed.GetValue(output), parsed.GetValue(json), cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string edges, string seedsPath, string? output, bool json, CancellationToken cancellation)
    {
        var seeds = SeedReading.Read(seedsPath);
        var list = EdgeReading.Read(screen, edges, cancellation);
        var nodes = new Dictionary<int, SeedLabel>();
        foreach (var (account, label) in seeds)
        {
            if (list.Find(account) is >= 0 and var node)
                nodes.Add(node, label);
        }

        if (nodes.Count < seeds.Count)
            screen.Note($"seeds that are not in {EdgeReading.NameOf(edges)}: {seeds.Count - nodes.Count:N0} of {seeds.Count:N0}");
        if (!nodes.ContainsValue(SeedLabel.Abusive))
            throw new UsageException($"no abusive seed (label 1) of {seedsPath} is in {EdgeReading.NameOf(edges)}; risk has nowhere to start from");
        var measured = new Measured();
        var risk = screen.Progress("Ranking", _ => RiskRanking.Rank(list.Graph, nodes, cancellation));
        var seconds = measured.Seconds;
        if (output is not null || !json)
            EdgeReading.Write(screen, output, writer => Write(writer, list, risk));
        if (json)
            Json.Print(screen, ("accounts", list.Graph.Count), ("ties", list.Graph.Ties), ("seeds", nodes.Count), ("seconds", seconds), ("peak_bytes", Measured.PeakBytes));
        else if (output is not null)
            screen.Line($"{list.Graph.Count:N0} accounts ranked from {nodes.Count:N0} seeds over {list.Graph.Ties:N0} ties in {seconds:0.00} s; written to {output}");
        return ExitCode.Success;
    }

    private static void Write(TextWriter writer, EdgeList list, double[] risk)
    {
        var names = Enumerable.Range(0, risk.Length).Select(list.NameOf).ToArray();
        writer.Write("account,score\n");
        foreach (var node in Enumerable.Range(0, risk.Length).OrderByDescending(n => risk[n]).ThenBy(n => names[n], StringComparer.Ordinal))
            writer.Write($"{names[node]},{risk[node].ToString("0.########", CultureInfo.InvariantCulture)}\n");
    }
}
