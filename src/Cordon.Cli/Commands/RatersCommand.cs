using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Ranking;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon raters</c>: which accounts rate unfairly.</summary>
internal static class RatersCommand
{
    private const string About = """
        Ranks accounts by how little their ratings agree with how good the rated are in the eyes of reliable others. What others say about an account
        does not count for its own score.

        The list has rater,rated,rating a line: above 0 is trust, below 0 distrust, the farther from 0 the stronger. The result has
        account,score,goodness,given,received a line, riskiest first: score in [0,1], 0.5 without ratings given; goodness in [-1,1] is what reliable
        others say about the account.

        Examples:
          cordon raters ratings.csv --out raters.csv
          cordon raters ratings.csv.gz --seeds known.csv
        """;

    public static Command Create(Screen screen)
    {
        var ratings = new Argument<string>("RATINGS") { Description = "The list of rater,rated,rating, or - for standard input" }.OnlyPaths();
        var seeds = new Option<string?>("--seeds") { Description = "File of accounts that are known: account[,label] a line", HelpName = "FILE" }.NotEmpty();
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("raters", About) { ratings, seeds, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(screen, parsed.GetValue(ratings)!, parsed.GetValue(seeds), parsed.GetValue(output), parsed.GetValue(json), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string path, string? seedsPath, string? output, bool json, CancellationToken cancellation)
    {
        var seeds = seedsPath is null ? null : SeedReading.Read(seedsPath);
        var list = EdgeReading.Read(screen, path, cancellation, signed: true);
        var labels = seeds is null ? [] : SeedReading.NodesOf(screen, seeds, list, path);
        var measured = new Measured();
        var trust = new RaterTrust(list.Ratings!, labels);
        var risk = trust.Risk();
        var seconds = measured.Seconds;
        if (output is not null || !json)
        {
            EdgeReading.Write(screen, output, writer =>
            {
                writer.Write("account,score,goodness,given,received\n");
                var names = Enumerable.Range(0, risk.Length).Select(list.NameOf).ToArray();
                foreach (var node in Enumerable.Range(0, risk.Length).OrderByDescending(n => risk[n]).ThenBy(n => names[n], StringComparer.Ordinal))
                {
                    writer.Write(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{names[node]},{risk[node]:0.########},{trust.GoodnessOf(node):0.######},{list.Ratings!.GivenBy(node).Length},{list.Ratings.ReceivedBy(node).Length}\n"));
                }
            });
        }

        if (json)
            Json.Print(screen, ("accounts", risk.Length), ("ratings", list.Ratings!.Total), ("seeds", labels.Count), ("seconds", seconds), ("peak_bytes", Measured.PeakBytes));
        else if (output is not null)
            screen.Line($"{risk.Length:N0} raters ranked by {list.Ratings!.Total:N0} ratings in {seconds:0.00} s; written to {output}");
        return ExitCode.Success;
    }
}
