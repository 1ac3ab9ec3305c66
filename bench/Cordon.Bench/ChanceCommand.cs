using System.Globalization;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;
using Cordon.Proving.Platform;

namespace Cordon.Bench;

/// <summary>Nothing out of nothing: what detection keeps of histories in which every tie is chance.</summary>
internal static class ChanceCommand
{
    public const string Usage = "  chance SHUFFLES WINDOW [FILE]   ties and networks out of shuffled events: of FILE, or else of a simulated platform; WINDOW 60 or auto";

    // Under the null a kind keeps anything in at most this share of the shuffles.
    private static readonly double Rate = new TieOptions().FalseDiscoveryRate;

    public static int Run(string[] args)
    {
        if (args is not [var shuffles, "60" or "auto", ..] || !int.TryParse(shuffles, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var events = args.Length > 2
            ? [.. new EventReader(new ReadOptions { Paths = [args[2]] }).Read(CancellationToken.None)]
            : SimulatedHistory.Of(new SimulationOptions { Accounts = 10_000, RandomSeed = 201 }).Events;
        events = [.. events.DistinctBy(e => e.Id)];
        var options = new DetectionOptions { Ties = new TieOptions { Adaptive = args[1] == "auto" } };
        Console.WriteLine($"{"shuffle",-9} {"candidates",12} {"joint",8} {"ties",8} {"networks",9}  kinds with ties");
        Report("none", events, options);
        int kinds = 0, looked = 0, networks = 0;
        for (var shuffle = 1; shuffle <= count; shuffle++)
        {
            var (withTies, withCandidates, found) = Report(shuffle.ToString(CultureInfo.InvariantCulture), Shuffled(events, (ulong)shuffle), options);
            (kinds, looked, networks) = (kinds + withTies, looked + withCandidates, networks + found);
        }

        var passed = kinds <= Rate * looked && networks == 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kinds} of {looked} tests of a kind, or of several together, kept any tie ({100.0 * kinds / Math.Max(1, looked):0.0} %; at most {100 * Rate:0.#} % may), {networks} networks: {(passed ? "passed" : "FAILED")}"));
        return passed ? 0 : 1;
    }

    private static (int WithTies, int WithCandidates, int Networks) Report(string name, List<Event> events, DetectionOptions options)
    {
        var table = new EventTable();
        foreach (var e in events)
            table.Add(e);
        var detection = NetworkDetector.Detect(table, options, new Dictionary<Entity, SeedLabel>());
        var tied = detection.Summary.Kinds.Where(k => k.Ties > 0).ToArray();
        var joint = detection.Summary.Joint;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-9} {detection.Summary.Kinds.Sum(k => k.Candidates),12} {joint.Candidates,8} {detection.Summary.Kinds.Sum(k => k.Ties),8} {detection.Networks.Count,9}  {string.Join(", ", [.. tied.Select(k => $"{k.Ties} {k.Kind}"), .. joint.Ties > 0 ? [$"{joint.Ties} joint"] : Array.Empty<string>()])}"));
        return (
            tied.Length + (joint.Ties > 0 ? 1 : 0),
            detection.Summary.Kinds.Count(k => k.Candidates > 0) + (joint.Candidates > 0 ? 1 : 0),
            detection.Networks.Count);
    }

    // Who acts is dealt anew among the events of each kind: every account keeps how often it does what, every object and every time what is done.
    private static List<Event> Shuffled(List<Event> events, ulong seed)
    {
        var random = new SeededRandom(seed);
        var shuffled = events.ToArray();
        foreach (var kind in Enumerable.Range(0, shuffled.Length).GroupBy(i => shuffled[i].Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var places = kind.ToArray();
            var actors = Array.ConvertAll(places, i => events[i].Actor);
            random.Shuffle(actors.AsSpan());
            for (var i = 0; i < places.Length; i++)
                shuffled[places[i]] = events[places[i]] with { Actor = actors[i] };
        }

        return [.. shuffled];
    }
}
