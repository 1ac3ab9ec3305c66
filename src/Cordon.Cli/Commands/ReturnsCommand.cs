using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Cordon.Events.Reading;
using Cordon.Networks.Watch.Returns;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon returns</c>: members of dismantled networks who come back under new accounts.</summary>
internal static class ReturnsCommand
{
    private const string About = """
        Reads events in the order in which they arrive and proposes new accounts that may be returns of members of known networks, each with its reasons.
        Nothing follows from a proposal by itself: it is for people to look at.

        Examples:
          cordon returns events/ --networks found                          networks that cordon detect wrote; accounts registered since then
          cordon returns new.jsonl --networks found --network network:a1b2 --since 2026-03-01
          tail -c +1 -f events.jsonl | cordon returns - --networks found   a stream

        An account is new when its register event is read. Older events are worth reading too: from these it learns what members use.
        """;

    public static Command Create(Screen screen)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders, patterns, or - for standard input", Arity = ArgumentArity.OneOrMore }.OnlyPaths();
        var networks = new Option<string>("--networks") { Description = "Folder of results of detect or watch, or its networks.json or history.json", HelpName = "DIR", Required = true }.NotEmpty();
        var only = new Option<string[]>("--network") { Description = "Watch this network only; repeatable", HelpName = "ID" };
        var since = new Option<string?>("--since") { Description = "When the networks were dismantled; the end of the history in which they were found when not given", HelpName = "TIME" };
        var threshold = Options.Number("--threshold", "Propose from this score on, 0 to 1", "S", new ReturnOptions().Threshold);
        var map = new Option<string[]>("--map") { Description = "Column of a CSV or Parquet table for a field, such as time=posted_at; repeatable", HelpName = "FIELD=COLUMN" };
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("returns", About) { paths, networks, only, since, threshold, map, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                screen,
                new ReadOptions { Paths = parsed.GetValue(paths)!, Map = DetectionArguments.Map(parsed.GetValue(map) ?? []) },
                Watched(parsed.GetValue(networks)!, parsed.GetValue(only) ?? [], parsed.GetValue(since)),
                new ReturnOptions { Threshold = parsed.GetValue(threshold) },
                parsed.GetValue(output),
                parsed.GetValue(json),
                cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, ReadOptions reading, List<WatchedNetwork> networks, ReturnOptions options, string? path, bool json, CancellationToken cancellation)
    {
        if (options.Problem() is { } problem)
            throw new UsageException(problem);
        var watch = new ReturnWatch(options);
        foreach (var network in networks)
            watch.Watch(network);
        var reader = new EventReader(reading);
        var (events, found) = (0, new List<ReturnProposal>());
        using (var file = path is null ? null : new StreamWriter(path))
        {
            foreach (var e in reader.Read(cancellation))
            {
                events++;
                foreach (var proposal in watch.Add(e))
                {
                    found.Add(proposal);
                    file?.WriteLine(ReturnsJson.Line(proposal));
                    if (!json && file is null)
                        Print(screen, proposal);
                }
            }
        }

        var read = Detecting.Read(reader, reading, events);
        if (watch.Forgotten > 0)
            screen.Note($"{watch.Forgotten:N0} new accounts were forgotten, because more than {options.MostNewcomers:N0} registered within {options.NewFor.TotalDays:0} days");
        if (json)
        {
            Json.Print(
                screen,
                ("events", events),
                ("networks", networks.Count),
                ("returns", found.Count),
                ("proposals", found.Select(p => JsonDocument.Parse(ReturnsJson.Line(p)).RootElement)),
                ("out", path is null ? null : Path.GetFullPath(path)));
        }
        else
        {
            screen.Line($"{events:N0} events, {networks.Count:N0} networks watched: {found.Count:N0} {(found.Count == 1 ? "account is" : "accounts are")} proposed as returns");
        }

        return read.Damaged.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    private static void Print(Screen screen, ReturnProposal proposal)
    {
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{proposal.Time.UtcDateTime:yyyy-MM-dd HH:mm}  {proposal.Account.Text} may be a return of {proposal.Network.Text}, score {proposal.Score:0.00}"));
        foreach (var piece in proposal.Evidence)
            screen.Line($"    {piece.Sentence} (event {piece.EventId})");
        screen.Out.Flush();
    }

    private static List<WatchedNetwork> Watched(string path, string[] only, string? sinceText)
    {
        var history = Watching.Read("--networks", path);
        var since = history.Through ?? DateTimeOffset.MinValue;
        if (sinceText is not null && !DateTimeOffset.TryParse(sinceText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since))
            throw new UsageException($"--since '{sinceText}' is no time; write for example 2026-03-01 or 2026-03-01T12:00:00Z");
        if (only.FirstOrDefault(id => history.Networks.All(n => n.Id.Text != id)) is { } unknown)
            throw new UsageException($"--network '{unknown}' is not in {path}; it has {string.Join(", ", history.Networks.Take(5).Select(n => n.Id.Text))}{(history.Networks.Count > 5 ? ", …" : "")}");
        var watched = history.Networks.Where(n => only.Length == 0 || only.Contains(n.Id.Text)).Select(n => WatchedNetwork.Of(n, since)).ToList();
        return watched.Count > 0 ? watched : throw new UsageException($"{path} holds no network to watch");
    }
}
