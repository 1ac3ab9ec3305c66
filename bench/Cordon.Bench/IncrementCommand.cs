using System.Diagnostics;
using System.Globalization;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Increment;
using Cordon.Networks.Results;

namespace Cordon.Bench;

/// <summary>
/// What it costs to bring networks up to date after batches of new events, beside detecting in the whole history again, in one run; and what the
/// state holds beside what a whole detection needs.
/// </summary>
internal static class IncrementCommand
{
    public const string Usage = "  increment FOLDER BATCH…          cost of an update after BATCH events, over the simulated events in FOLDER";

    private static readonly Dictionary<Entity, SeedLabel> NoSeeds = [];

    public static int Run(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var batches = args[1..].Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var events = new EventReader(new ReadOptions { Paths = [args[0]] }).Read(CancellationToken.None).ToList();
        var options = new DetectionOptions();
        var first = events.Count - batches.Sum();
        var empty = Held();

        var (table, wholeHeld, wholePeak, wholeTime) = Whole(events.Take(first), options, empty);
        GC.KeepAlive(table);
        table = null;
        var live = new LiveDetection(options);
        for (var e = 0; e < first; e++)
            live.Add(events[e]);
        var begun = Stopwatch.GetTimestamp();
        live.Refresh();
        var firstTime = Stopwatch.GetElapsedTime(begun);
        Line($"{events.Count} events, {first} at first");
        Line($"whole detection  {wholeTime.TotalSeconds:0.00} s; its events hold {wholeHeld:0} MiB, {wholePeak:0} MiB allocated at most");
        Line($"first refresh    {firstTime.TotalSeconds:0.00} s; events and state hold {Held() - empty:0} MiB");
        Line($"{"batch",10} {"update_s",10} {"us/event",10} {"whole_s",10} {"ratio",8} {"again",8} {"equal",6}  stages of the update: ties, fuse, cluster, rank, describe");
        var done = first;
        foreach (var batch in batches)
        {
            for (var end = done + batch; done < end; done++)
                live.Add(events[done]);
            begun = Stopwatch.GetTimestamp();
            var stages = new Stages();
            var updated = live.Refresh(stages);
            var update = Stopwatch.GetElapsedTime(begun);
            var rebuilt = new EventTable();
            foreach (var e in events.Take(done))
                rebuilt.Add(e);
            begun = Stopwatch.GetTimestamp();
            var detection = NetworkDetector.Detect(rebuilt, options, NoSeeds);
            var whole = Stopwatch.GetElapsedTime(begun);
            Line($"{batch,10} {update.TotalSeconds,10:0.000} {update.TotalMicroseconds / batch,10:0.0} {whole.TotalSeconds,10:0.000} {whole / update,8:0.0} {live.Reclustered,8} {(Equal(updated, detection) ? "yes" : "NO"),6}  {stages}");
        }

        return 0;
    }

    private static (EventTable? Table, double Held, double Peak, TimeSpan Time) Whole(IEnumerable<Event> events, DetectionOptions options, double empty)
    {
        var table = new EventTable();
        foreach (var e in events)
            table.Add(e);
        var held = Held() - empty;
        var peak = 0.0;
        var begun = Stopwatch.GetTimestamp();
        NetworkDetector.Detect(table, options, NoSeeds, new Watcher(() => peak = Math.Max(peak, (GC.GetTotalMemory(false) / 1048576.0) - empty)));
        return (table, held, peak, Stopwatch.GetElapsedTime(begun));
    }

    private static bool Equal(Detection one, Detection other)
    {
        using var a = new MemoryStream();
        using var b = new MemoryStream();
        NetworksJson.Write(a, one);
        NetworksJson.Write(b, other);
        return a.ToArray().AsSpan().SequenceEqual(b.ToArray());
    }

    private static double Held() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Seconds between the first reports of each stage.</summary>
    private sealed class Stages : IProgress<DetectionProgress>
    {
        private readonly Lock _lock = new();
        private readonly List<(string Stage, long At)> _begun = [];

        public void Report(DetectionProgress value)
        {
            lock (_lock)
            {
                if (_begun.Count == 0 || _begun[^1].Stage != value.Stage)
                    _begun.Add((value.Stage, Stopwatch.GetTimestamp()));
            }
        }

        public override string ToString() => string.Join(
            ' ',
            _begun.Zip(_begun.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one.At, next.At).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)));
    }

    private sealed class Watcher(Action look) : IProgress<DetectionProgress>
    {
        public void Report(DetectionProgress value) => look();
    }
}
