using System.CommandLine;
using Cordon.Cli.Grounds;
using Cordon.Cli.Terminal;
using Cordon.Events;
using Cordon.Networks.Results;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon demo</c>: the whole story on a simulated platform that lives.</summary>
internal static class DemoCommand
{
    private const string Later = "later";

    private const string About = """
        Lets a simulated platform live, measures what it shows, finds the networks in it, cuts them off, measures the same days again, removes them, and watches who comes back.

        Examples:
          cordon demo
          cordon demo --random-seed 42 --out /tmp/demo
          cordon demo --json
          cordon demo --serve                    then opens the console on it, with cases waiting
        """;

    public static Command Create(Screen screen)
    {
        var accounts = Options.Number("--accounts", "Accounts on the platform, from 500 to 100,000", "N", 8000);
        var output = Options.Out("cordon-demo");
        var randomSeed = Options.RandomSeed();
        var json = Options.Json();
        var serve = new Option<bool>("--serve") { Description = "Open the console on the simulated platform; prints a link that signs you in once" };
        var url = new Option<string>("--url") { Description = "Where the console listens, with --serve", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:8080" }.NotEmpty();
        var command = new Command("demo", About) { accounts, output, randomSeed, json, serve, url };
        command.SetAction((parsed, cancellation) => Task.Run(
            async () =>
            {
                var code = Run(screen, parsed.GetValue(accounts), parsed.GetValue(output)!, parsed.GetValue(randomSeed), parsed.GetValue(json), cancellation);
                if (parsed.GetValue(serve))
                    await DemoServing.Run(screen, parsed.GetValue(output)!, Path.Combine(parsed.GetValue(output)!, Simulator.EventsFolder), parsed.GetValue(url)!, cancellation);
                return code;
            },
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, int accounts, string folder, long randomSeed, bool json, CancellationToken cancellation)
    {
        if (accounts is < 500 or > 100_000)
            throw new UsageException($"--accounts is {accounts}; expected 500 to 100000");
        var measured = new Measured();
        var events = Path.Combine(folder, Simulator.EventsFolder);
        var later = Path.Combine(folder, Later);
        RemoveEarlier(folder, events, later);
        var options = GroundOptions.Usual(accounts, randomSeed);
        var result = screen.Progress("A platform", report => new ProvingGround(options, report).Run(events, later, cancellation).GetAwaiter().GetResult());
        TruthFile.Write(result.TruthAtEnd, Path.Combine(folder, TruthFile.Name));

        var figures = new GroundFigures(result);
        var score = result.Score();
        var notes = InputNotes.Of(result.Read, null);
        var report = Detecting.Write(result.Detection, folder, new ReportExtras
        {
            Notes = notes,
            Planted = Comparison(score, result.Confirmed.Count + result.InReview.Count),
            Effect = new EffectTable(
                $"The {options.MeasureDays} days after the networks were found, lived twice from the same random seed: without a guard, and with one that knows them. Counted of all that was shown; 95 % intervals.",
                figures.Rows),
        });
        screen.Notes([.. notes, .. result.Detection.Summary.Notes]);
        if (json)
            Print(screen, result, figures, score, measured, report);
        else
            Print(screen, result, options, figures, score, measured, report, events);
        return ExitCode.Success;
    }

    // A second demo replaces the first; nothing else in the folder is touched.
    private static void RemoveEarlier(string folder, params string[] events)
    {
        if (!File.Exists(Path.Combine(folder, TruthFile.Name)))
            return;
        foreach (var part in events.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "events-*.jsonl")).ToArray())
            File.Delete(part);
        File.Delete(Path.Combine(folder, TruthFile.Name));
    }

    private static void Print(Screen screen, GroundResult result, GroundFigures figures, Score score, Measured measured, string report) => Json.Print(
        screen,
        [
            ("accounts", result.Detection.Summary.Accounts),
            ("events", result.Detection.Summary.Events),
            ("networks_planted", score.NetworksPlanted),
            ("networks_found", score.NetworksFound),
            ("precision", score.Precision),
            ("recall", score.Recall),
            .. figures.Fields(),
            ("seconds", measured.Seconds),
            ("peak_bytes", Measured.PeakBytes),
            ("report", report),
        ]);

    private static void Print(Screen screen, GroundResult result, GroundOptions options, GroundFigures figures, Score score, Measured measured, string report, string events)
    {
        screen.Line($"{options.LearnDays} days of a platform of {result.Truth.Counts.Accounts:N0} accounts. Its recommender learns from behaviour, and nobody told it of networks.");
        DetectionSummaryTable.Print(screen, result.Detection, measured, report);
        screen.Line();
        var planted = new Table { Border = TableBorder.Simple };
        planted.AddColumn("planted");
        planted.AddColumn(new TableColumn("accounts").RightAligned());
        planted.AddColumn("found");
        planted.AddColumn(new TableColumn("precision").RightAligned());
        planted.AddColumn(new TableColumn("recall").RightAligned());
        foreach (var match in score.Matches)
            planted.AddRow(Markup.Escape(match.Planted), $"{match.Members}", Markup.Escape(match.Found ?? "not found"), $"{match.Precision:0.00}", $"{match.Recall:0.00}");
        screen.Table(planted);
        screen.Line($"{score.NetworksFound} of {score.NetworksPlanted} planted networks found; over accounts, precision {score.Precision ?? 0:0.000}, recall {score.Recall ?? 0:0.000}");
        screen.Line($"{result.Confirmed.Count} networks confirmed and cut off ({result.CutOff.Labelled.Count:N0} accounts), {result.InReview.Count} under suspicion until people looked, {result.CutOff.Suspects.Count:N0} accounts with these or because they turn to members");
        foreach (var group in result.LookAlikesActedOn())
            screen.Line($"innocent group acted on: {group.Name}");
        screen.Line();
        var effect = new Table { Border = TableBorder.Simple };
        effect.AddColumn($"{options.MeasureDays} days, lived twice");
        effect.AddColumn("without the guard");
        effect.AddColumn("with the guard");
        foreach (var row in figures.Rows)
            effect.AddRow(Markup.Escape(row.Measure), row.Before, row.After);
        screen.Table(effect);
        if (result.Proposals.FirstOrDefault(p => result.TruthAtEnd.Returned!.Any(r => r.Account == p.Account.Text)) is { } caught)
        {
            screen.Line($"for example, {caught.Account.Text} is proposed as a return to {caught.Network.Text} (score {caught.Score:0.00}):");
            foreach (var evidence in caught.Evidence.Take(3))
                screen.Line($"  it {evidence.Sentence}");
        }

        screen.Line();
        screen.Line("Next:");
        screen.Line($"  open {report} in a browser");
        screen.Line($"  ./cordon detect {events} --window 30s --out narrower");
        screen.Line("  ./cordon detect YOUR-EVENTS --out found        (docs/events.md says what it reads)");
    }

    private static PlantedComparison Comparison(Score score, int found) => new(
        [.. score.Matches.Select(m => new PlantedRow(m.Planted, m.Members, m.Found is null ? default : Entity.Parse(m.Found), m.FoundMembers, m.Overlap))],
        found - score.Matches.Select(m => m.Found).Where(f => f is not null).Distinct().Count());
}
