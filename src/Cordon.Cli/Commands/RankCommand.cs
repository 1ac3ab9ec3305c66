using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Calibrating;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon rank</c>: risk over an edge list, from seeds.</summary>
internal static class RankCommand
{
    private const int Explained = 20;

    private const string About = """
        Ranks the accounts of an edge list by risk, spread from confirmed accounts: what reaches an account from abusive seeds as a share of what
        reaches it from abusive and trusted ones.

        The edge list has source,target[,weight] a line, separated by a comma or white space, # for comments; it may be a gzip file. The seeds have
        account[,label] a line: 1 abusive, 0 or -1 trusted. The result has account,score a line, riskiest first; 0.5 means no closer to the abusive
        seeds than to the trusted ones (or, without these, than anyone is). With at least 20 seeds of each kind there is a third column,
        probability: how likely an account of this score is abusive, if abuse is as frequent as among the seeds.

        Examples:
          cordon rank edges.csv --seeds seeds.csv --out scores.csv
          cordon rank - --seeds seeds.csv < edges.csv | head
          cordon rank edges.csv --seeds seeds.csv --out scores.csv --explain why.jsonl
        """;

    public static Command Create(Screen screen)
    {
        var edges = new Argument<string>("EDGES") { Description = "The edge list, or - for standard input" }.OnlyPaths();
        var seeds = new Option<string>("--seeds") { Description = "File of seeds: account[,label] a line", HelpName = "FILE", Required = true }.NotEmpty();
        var method = new Option<RiskMethod>("--method")
        {
            Description = "How risk spreads: ppr (two walks), belief (by tie weight), or both over ties weighed by common neighbours; both when not given",
            HelpName = "ppr|belief|both",
            CustomParser = Parse,
        };
        var signed = new Option<bool>("--signed") { Description = "Take weights below 0 as distrust: blocks, reports, low ratings" };
        var explain = new Option<string?>("--explain") { Description = $"File for the reasons of the {Explained} riskiest accounts that are no seeds, one JSON object a line", HelpName = "FILE" }.NotEmpty();
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("rank", About) { edges, seeds, method, signed, explain, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                screen,
                new Asked(parsed.GetValue(edges)!, parsed.GetValue(seeds)!, parsed.GetValue(method), parsed.GetValue(signed), parsed.GetValue(explain), parsed.GetValue(output), parsed.GetValue(json)),
                cancellation),
            CancellationToken.None));
        return command;
    }

    private static RiskMethod Parse(ArgumentResult result)
    {
        switch (result.Tokens[^1].Value)
        {
            case "ppr":
                return RiskMethod.PageRank;
            case "belief":
                return RiskMethod.Belief;
            case "both":
                return RiskMethod.Both;
            default:
                result.AddError($"--method '{result.Tokens[^1].Value}' is not ppr, belief or both");
                return RiskMethod.Both;
        }
    }

    private static int Run(Screen screen, Asked asked, CancellationToken cancellation)
    {
        var seeds = SeedReading.Read(asked.Seeds);
        var list = EdgeReading.Read(screen, asked.Edges, cancellation, asked.Signed);
        var nodes = SeedReading.NodesOf(screen, seeds, list, asked.Edges);
        if (!nodes.ContainsValue(SeedLabel.Abusive))
            throw new UsageException($"no abusive seed (label 1) of {asked.Seeds} is in {EdgeReading.NameOf(asked.Edges)}; risk has nowhere to start from");
        var measured = new Measured();
        var risk = screen.Progress("Ranking", _ => RiskRanking.Rank(list.Graph, nodes, asked.Method, 0, cancellation));
        var seconds = measured.Seconds;
        var calibration = screen.Progress("Calibrating", _ => CalibratedRisk.Fit(list.Graph, nodes, asked.Method, 0, cancellation));
        if (asked.Output is not null || !asked.Json)
            EdgeReading.Write(screen, asked.Output, writer => Write(writer, list, risk, calibration));
        if (asked.Explain is { } explain)
            EdgeReading.Write(screen, explain, writer => Explain(writer, list, nodes, risk, asked.Method, cancellation));
        if (asked.Json)
            PrintJson(screen, list, nodes.Count, calibration, seconds);
        else if (asked.Output is not null)
            screen.Line(Summary(list, nodes.Count, calibration, seconds) + $"; written to {asked.Output}");
        return ExitCode.Success;
    }

    private static void PrintJson(Screen screen, EdgeList list, int seeds, CalibrationResult? calibration, double seconds)
    {
        var fields = new List<(string, object?)> { ("accounts", list.Graph.Count), ("ties", list.Graph.Ties), ("seeds", seeds) };
        if (calibration is not null)
            fields.AddRange([("auc", calibration.Auc), ("brier", calibration.Brier), ("brier_of_rate", calibration.BrierOfRate), ("calibration_error", calibration.CalibrationError)]);
        Json.Print(screen, [.. fields, ("seconds", seconds), ("peak_bytes", Measured.PeakBytes)]);
    }

    private static string Summary(EdgeList list, int seeds, CalibrationResult? calibration, double seconds)
    {
        var quality = calibration is null ? "" : string.Create(CultureInfo.InvariantCulture, $", AUC {calibration.Auc:0.000} and Brier {calibration.Brier:0.000} on held-out seeds (by their rate alone {calibration.BrierOfRate:0.000})");
        return string.Create(CultureInfo.InvariantCulture, $"{list.Graph.Count:N0} accounts ranked from {seeds:N0} seeds over {list.Graph.Ties:N0} ties in {seconds:0.00} s{quality}");
    }

    private static void Write(TextWriter writer, EdgeList list, double[] risk, CalibrationResult? calibration)
    {
        var names = Enumerable.Range(0, risk.Length).Select(list.NameOf).ToArray();
        writer.Write(calibration is null ? "account,score\n" : "account,score,probability\n");
        foreach (var node in Enumerable.Range(0, risk.Length).OrderByDescending(n => risk[n]).ThenBy(n => names[n], StringComparer.Ordinal))
        {
            writer.Write($"{names[node]},{risk[node].ToString("0.########", CultureInfo.InvariantCulture)}");
            if (calibration is not null)
                writer.Write($",{calibration.Curve.At(risk[node]).ToString("0.######", CultureInfo.InvariantCulture)}");
            writer.Write('\n');
        }
    }

    private static void Explain(TextWriter writer, EdgeList list, Dictionary<int, SeedLabel> seeds, double[] risk, RiskMethod method, CancellationToken cancellation)
    {
        var explainer = new RiskExplainer(list.Graph, seeds, method, cancellation: cancellation);
        foreach (var node in Enumerable.Range(0, risk.Length).Where(n => !seeds.ContainsKey(n)).OrderByDescending(n => risk[n]).ThenBy(list.NameOf, StringComparer.Ordinal).Take(Explained))
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(RiskReasons.JsonOf(list, explainer, node, risk[node]));
            writer.Write('\n');
        }
    }

    private sealed record Asked(string Edges, string Seeds, RiskMethod Method, bool Signed, string? Explain, string? Output, bool Json);
}
