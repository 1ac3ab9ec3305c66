using System.CommandLine;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary>What <c>detect</c> and <c>watch</c> are told alike: what to read, how to detect, and where to write.</summary>
internal sealed class DetectionArguments
{
    private readonly Argument<string[]> _paths = new Argument<string[]>("PATH") { Description = "Files, folders, patterns, or - for standard input", Arity = ArgumentArity.OneOrMore }.OnlyPaths();
    private readonly Option<string[]> _map = new("--map") { Description = "Column of a CSV or Parquet table for a field, such as time=posted_at; repeatable", HelpName = "FIELD=COLUMN" };
    private readonly Option<WindowChoice?> _window = Options.Window();
    private readonly Option<int> _repeat = Options.Number("--repeat", "Different objects, or days, that two accounts must co-act on", "K", new TieOptions().Repeat);
    private readonly Option<double> _leastScore = Options.Number("--min-score", "Report networks that score at least this, 0 to 1", "S", new DetectionOptions().LeastScore);
    private readonly Option<int> _leastMembers = Options.Number("--min-members", "Report networks of at least this many accounts", "N", new DetectionOptions().LeastMembers);
    private readonly Option<string?> _seeds = new Option<string?>("--seeds") { Description = "File of confirmed accounts: account[,label] a line, 1 abusive, 0 or -1 trusted", HelpName = "FILE" }.NotEmpty();
    private readonly Option<string?> _previous = new Option<string?>("--previous") { Description = "Folder or history.json of an earlier result: networks keep their names, and what changed is written", HelpName = "DIR" }.NotEmpty();
    private readonly Option<bool> _strict = new("--strict") { Description = "Stop at the first line or file that cannot be read" };
    private readonly Option<long> _randomSeed = Options.RandomSeed();
    private readonly Option<string> _output = Options.Out("cordon-out");
    private readonly Option<bool> _json = Options.Json();

    /// <summary>Gives the command these arguments.</summary>
    public Command AddTo(Command command)
    {
        command.Add(_paths);
        foreach (var option in new Option[] { _map, _window, _repeat, _leastScore, _leastMembers, _seeds, _previous, _strict, _randomSeed, _output, _json })
            command.Add(option);
        return command;
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">It says something that cannot be done.</exception>
    public DetectionRequest Of(ParseResult parsed)
    {
        var folder = parsed.GetValue(_output)!;
        var chosen = parsed.GetValue(_window);
        var options = new DetectionOptions
        {
            Ties = new TieOptions
            {
                Window = chosen?.Given ?? new TieOptions().Window,
                Adaptive = chosen is { Given: null },
                Repeat = parsed.GetValue(_repeat),
            },
            Clustering = new() { RandomSeed = (ulong)parsed.GetValue(_randomSeed) },
            LeastScore = parsed.GetValue(_leastScore),
            LeastMembers = parsed.GetValue(_leastMembers),
        };
        if (options.Problem() is { } problem)
            throw new UsageException(problem);
        var reading = new ReadOptions
        {
            Paths = parsed.GetValue(_paths)!,
            Map = Map(parsed.GetValue(_map) ?? []),
            Strict = parsed.GetValue(_strict),
            RejectsPath = Path.Combine(folder, "rejects.jsonl"),
            LeaveOut = folder,
        };
        if (reading.Paths.Any(p => p != "-" && Same(p, folder)))
            throw new UsageException($"--out {folder} is the folder that is read; its results would be read as events the next time; choose another folder");
        var seeds = Seeds(parsed.GetValue(_seeds));
        return new DetectionRequest(reading, options, seeds, Previous(parsed.GetValue(_previous), reading.Paths, folder), folder, parsed.GetValue(_json));
    }

    private static bool Same(string path, string folder) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

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

    internal static Dictionary<string, string> Map(IEnumerable<string> entries)
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
