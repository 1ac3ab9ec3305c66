using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon demo</c>: the main job on a simulated platform, with planted held against found.</summary>
internal static class DemoCommand
{
    private const string About = """
        Simulates a platform with planted networks, finds them, and shows planted against found.

        Examples:
          cordon demo
          cordon demo --random-seed 42 --out /tmp/demo
          cordon demo --json
          cordon demo --serve                    then opens the console on it, with cases waiting
        """;

    public static Command Create(Screen screen)
    {
        var output = Options.Out("cordon-demo");
        var randomSeed = Options.RandomSeed();
        var json = Options.Json();
        var serve = new Option<bool>("--serve") { Description = "Open the console on the simulated platform; prints a link that signs you in once" };
        var url = new Option<string>("--url") { Description = "Where the console listens, with --serve", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:8080" }.NotEmpty();
        var command = new Command("demo", About) { output, randomSeed, json, serve, url };
        command.SetAction((parsed, cancellation) => Task.Run(
            async () =>
            {
                var code = Run(screen, parsed.GetValue(output)!, parsed.GetValue(randomSeed), parsed.GetValue(json), cancellation);
                if (parsed.GetValue(serve))
                    await DemoServing.Run(screen, parsed.GetValue(output)!, Path.Combine(parsed.GetValue(output)!, Simulator.EventsFolder), parsed.GetValue(url)!, cancellation);
                return code;
            },
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string folder, long randomSeed, bool json, CancellationToken cancellation)
    {
        var measured = new Measured();
        var events = Path.Combine(folder, Simulator.EventsFolder);
        RemoveEarlier(folder, events);
        var truth = SimulateCommand.Write(screen, new SimulationOptions { Accounts = 10_000, Days = 14, RandomSeed = randomSeed }, folder, cancellation);
        var reading = new ReadOptions { Paths = [events], RejectsPath = Path.Combine(folder, "rejects.jsonl") };
        var (detection, read) = Detecting.Run(screen, reading, new DetectionOptions(), new Dictionary<Entity, SeedLabel>(), cancellation);
        var found = detection.Networks.Select(n => new FoundNetwork(n.Id.Text, [.. n.Members.Select(m => m.Account.Text)])).ToArray();
        var score = Scoring.Score(truth, found);
        var notes = InputNotes.Of(read, reading.RejectsPath);
        var report = Detecting.Write(detection, folder, new ReportExtras { Notes = notes, Planted = Comparison(score, found.Length) });
        screen.Notes([.. notes, .. detection.Summary.Notes]);
        if (json)
            Print(screen, detection, score, measured, report);
        else
            Print(screen, detection, score, measured, report, events);
        return ExitCode.Success;
    }

    // A second demo replaces the first; nothing else in the folder is touched.
    private static void RemoveEarlier(string folder, string events)
    {
        if (!File.Exists(Path.Combine(folder, TruthFile.Name)))
            return;
        if (Directory.Exists(events))
        {
            foreach (var part in Directory.EnumerateFiles(events, "events-*.jsonl"))
                File.Delete(part);
        }

        File.Delete(Path.Combine(folder, TruthFile.Name));
    }

    private static void Print(Screen screen, Detection detection, Score score, Measured measured, string report) => Json.Print(
        screen,
        ("accounts", detection.Summary.Accounts),
        ("events", detection.Summary.Events),
        ("networks_planted", score.NetworksPlanted),
        ("networks_found", score.NetworksFound),
        ("precision", score.Precision),
        ("recall", score.Recall),
        ("seconds", measured.Seconds),
        ("peak_bytes", Measured.PeakBytes),
        ("report", report));

    private static void Print(Screen screen, Detection detection, Score score, Measured measured, string report, string events)
    {
        DetectionSummaryTable.Print(screen, detection, measured, report);
        screen.Line();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("planted");
        table.AddColumn(new TableColumn("accounts").RightAligned());
        table.AddColumn("found");
        table.AddColumn(new TableColumn("precision").RightAligned());
        table.AddColumn(new TableColumn("recall").RightAligned());
        foreach (var match in score.Matches)
            table.AddRow(Markup.Escape(match.Planted), $"{match.Members}", Markup.Escape(match.Found ?? "not found"), $"{match.Precision:0.00}", $"{match.Recall:0.00}");
        screen.Table(table);
        screen.Line($"{score.NetworksFound} of {score.NetworksPlanted} planted networks found; over accounts, precision {score.Precision ?? 0:0.000}, recall {score.Recall ?? 0:0.000}");
        foreach (var caught in score.LookAlikes.Where(l => l.Caught > 0))
            screen.Line($"innocent accounts caught: {caught.Caught} of {caught.Members} in {caught.Group}");
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
