using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon detect</c>: networks in the user's own events.</summary>
internal static class DetectCommand
{
    private const string About = """
        Finds networks in event files and writes report.html, networks.json, members.csv, ranked.csv, graph.graphml and history.json.

        Examples:
          cordon detect events/                          every event file below a folder
          cordon detect 'logs/*.jsonl.gz' --window 30s   compressed files by pattern, a narrower window
          cordon detect posts.csv --map actor=author --map time=posted_at --map link=url
          zcat dump.gz | cordon detect - --json          standard input, one JSON object out
          cordon detect events/ --seeds confirmed.csv    risk from confirmed accounts: account[,label] a line, 1 abusive, 0 trusted
          cordon detect events/ --previous monday --out tuesday    networks keep their names; what changed is told

        Reads canonical JSON Lines, Jetstream, Mastodon webhooks, ActivityStreams 2.0, Osprey actions, CloudEvents, CSV and Parquet; plain,
        gzip or zstd. Lines that cannot be read are kept, with the reason, in rejects.jsonl beside the results.
        """;

    public static Command Create(Screen screen)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders, patterns, or - for standard input", Arity = ArgumentArity.OneOrMore }.OnlyPaths();
        var map = new Option<string[]>("--map") { Description = "Column of a CSV or Parquet table for a field, such as time=posted_at; repeatable", HelpName = "FIELD=COLUMN" };
        var window = Options.Window();
        var repeat = Options.Number("--repeat", "Different objects, or days, that two accounts must co-act on", "K", new TieOptions().Repeat);
        var leastScore = Options.Number("--min-score", "Report networks that score at least this, 0 to 1", "S", new DetectionOptions().LeastScore);
        var leastMembers = Options.Number("--min-members", "Report networks of at least this many accounts", "N", new DetectionOptions().LeastMembers);
        var seeds = new Option<string?>("--seeds") { Description = "File of confirmed accounts: account[,label] a line, 1 abusive, 0 or -1 trusted", HelpName = "FILE" }.NotEmpty();
        var previous = new Option<string?>("--previous") { Description = "Folder or history.json of an earlier result: networks keep their names, and what changed is written", HelpName = "DIR" }.NotEmpty();
        var strict = new Option<bool>("--strict") { Description = "Stop at the first line or file that cannot be read" };
        var randomSeed = Options.RandomSeed();
        var output = Options.Out("cordon-out");
        var json = Options.Json();
        var command = new Command("detect", About) { paths, map, window, repeat, leastScore, leastMembers, seeds, previous, strict, randomSeed, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var folder = parsed.GetValue(output)!;
                var chosen = parsed.GetValue(window);
                var options = new DetectionOptions
                {
                    Ties = new TieOptions
                    {
                        Window = chosen?.Given ?? new TieOptions().Window,
                        Adaptive = chosen is { Given: null },
                        Repeat = parsed.GetValue(repeat),
                    },
                    Clustering = new() { RandomSeed = (ulong)parsed.GetValue(randomSeed) },
                    LeastScore = parsed.GetValue(leastScore),
                    LeastMembers = parsed.GetValue(leastMembers),
                };
                if (options.Problem() is { } problem)
                    throw new UsageException(problem);
                var reading = new ReadOptions
                {
                    Paths = parsed.GetValue(paths)!,
                    Map = Map(parsed.GetValue(map) ?? []),
                    Strict = parsed.GetValue(strict),
                    RejectsPath = Path.Combine(folder, "rejects.jsonl"),
                    LeaveOut = folder,
                };
                if (reading.Paths.Any(p => p != "-" && Same(p, folder)))
                    throw new UsageException($"--out {folder} is the folder that is read; its results would be read as events the next time; choose another folder");
                return Run(screen, reading, options, Seeds(parsed.GetValue(seeds)), Previous(parsed.GetValue(previous), reading.Paths, folder), folder, parsed.GetValue(json), cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static bool Same(string path, string folder) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private static int Run(
        Screen screen,
        ReadOptions reading,
        DetectionOptions options,
        IReadOnlyDictionary<Entity, SeedLabel> seeds,
        NetworkHistory? previous,
        string folder,
        bool json,
        CancellationToken cancellation)
    {
        var measured = new Measured();
        var (found, read) = Detect(screen, reading, options, seeds, folder, cancellation);
        var notes = InputNotes.Of(read, reading.RejectsPath);
        var (detection, changes, report) = Watching.Write(found, previous, folder, new ReportExtras { Notes = notes });
        screen.Notes([.. notes, .. detection.Summary.Notes, .. changes?.Notes ?? []]);
        if (json)
        {
            Print(screen, detection, changes, read, measured, report);
        }
        else
        {
            DetectionSummaryTable.Print(screen, detection, measured, report);
            if (changes is not null)
                Watching.Print(screen, changes, Path.GetFullPath(Path.Combine(folder, ChangesPage.FileName)));
        }

        return read.Damaged.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    /// <summary>Reads and detects; when this ends without a result, no empty folder and no half-made file of rejects stays behind.</summary>
    private static (Detection Detection, ReadSummary Read) Detect(
        Screen screen,
        ReadOptions reading,
        DetectionOptions options,
        IReadOnlyDictionary<Entity, SeedLabel> seeds,
        string folder,
        CancellationToken cancellation)
    {
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        File.Delete(reading.RejectsPath!);
        try
        {
            return Detecting.Run(screen, reading, options, seeds, cancellation);
        }
        catch (Exception stopped) when (stopped is UsageException or StrictReadException or OperationCanceledException)
        {
            // Where every line was rejected, the rejects are all there is to go on.
            if (stopped is not UsageException)
                File.Delete(reading.RejectsPath!);
            if (isNew && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
            throw;
        }
    }

    private static NetworkHistory? Previous(string? path, IReadOnlyList<string> read, string folder)
    {
        if (path is null)
            return null;
        var results = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Same(results, folder) && read.FirstOrDefault(p => Directory.Exists(p) && Holds(p, results)) is { } input)
            throw new UsageException($"--previous {path} lies in {input}, which is read; its results would be read as events; keep results elsewhere");
        return Watching.Read("--previous", path);
    }

    private static bool Holds(string folder, string path) =>
        (Path.GetFullPath(path) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Print(Screen screen, Detection detection, NetworkChanges? changes, ReadSummary read, Measured measured, string report) => Json.Print(
        screen,
        [
        ("events", detection.Summary.Events),
        ("rejected", read.Rejected),
        ("duplicates", detection.Summary.Duplicates),
        ("accounts", detection.Summary.Accounts),
        ("ties", detection.Summary.Ties),
        ("networks", detection.Networks.Count),
        ("seconds", measured.Seconds),
        ("peak_bytes", Measured.PeakBytes),
        ("damaged", read.Damaged.Select(d => d.File)),
        ("report", report),
        .. changes is null ? [] : new (string, object?)[] { ("changes", Watching.Counts(changes)) },
        ]);

    private static Dictionary<string, string> Map(IEnumerable<string> entries)
    {
        var map = new Dictionary<string, string>();
        foreach (var entry in entries.SelectMany(e => e.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == entry.Length - 1)
                throw new UsageException($"--map '{Shown.Brief(entry)}' is not FIELD=COLUMN; write for example --map time=posted_at");
            if (!map.TryAdd(entry[..equals], entry[(equals + 1)..]))
                throw new UsageException($"--map names the field '{Shown.Brief(entry.AsSpan(0, equals))}' twice; keep one");
        }

        return map;
    }

    private static Dictionary<Entity, SeedLabel> Seeds(string? path)
    {
        var seeds = new Dictionary<Entity, SeedLabel>();
        if (path is null)
            return seeds;
        foreach (var (account, label) in SeedReading.Read(path))
        {
            // Outside exports name bare ids; a name with a known type is taken as it is.
            var text = account.StartsWith("account:", StringComparison.Ordinal) ? account : $"account:{account}";
            if (!Entity.TryParse(text, out var entity, out var problem))
                throw new UsageException($"{path}: {problem}");
            seeds[entity] = label;
        }

        return seeds;
    }
}
