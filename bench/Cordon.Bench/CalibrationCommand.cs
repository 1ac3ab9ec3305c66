using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Bench;

/// <summary>How often a kept tie joins two members of one planted network, by kind and strength, over simulated platforms.</summary>
internal static class CalibrationCommand
{
    public const string Usage = "  calibration ACCOUNTS WINDOW DELAY SEED…   what kept ties are worth, over simulated platforms of these random seeds, planted members DELAY seconds behind at most";

    private static readonly int[] Counts = [1, 2, 3, 5, 9, 17, int.MaxValue];

    public static int Run(string[] args)
    {
        if (args.Length < 4 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var accounts)
            || !int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out var delay))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var ties = args[1] == "auto" ? new TieOptions { Adaptive = true } : new TieOptions { Window = TimeSpan.FromSeconds(double.Parse(args[1], CultureInfo.InvariantCulture)) };
        var tally = new SortedDictionary<(string Kind, string Bin), (int Inside, int LookAlike, int All)>();
        var usual = new SimulationOptions { Accounts = accounts };
        var platform = delay <= usual.ActionWindowSeconds
            ? usual
            : usual with { JitterMinSeconds = delay / 6.0, JitterMaxSeconds = delay, ActionWindowSeconds = delay };
        foreach (var seed in args[3..])
        {
            var (events, truth) = SimulatedHistory.Of(platform with { RandomSeed = long.Parse(seed, CultureInfo.InvariantCulture) });
            Measure(events, truth, new DetectionOptions { Ties = ties }, tally, seed);
        }

        Console.WriteLine($"{"kind",-10} {"strength",-14} {"ties",8} {"inside",8} {"share",7} {"95 %",15} {"look-alike",10}");
        foreach (var ((kind, bin), (inside, alike, all)) in tally)
        {
            var (low, high) = Wilson(inside, all);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-10} {bin,-14} {all,8} {inside,8} {(double)inside / all,7:0.000} {low,7:0.000}–{high,-7:0.000} {alike,10}"));
        }

        return 0;
    }

    private static void Measure(
        List<Event> events, GroundTruth truth, DetectionOptions options, SortedDictionary<(string Kind, string Bin), (int Inside, int LookAlike, int All)> tally, string seed)
    {
        var table = new EventTable();
        foreach (var e in events)
            table.Add(e);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var detection = NetworkDetector.Detect(table, options, new Dictionary<Entity, SeedLabel>());
        var seconds = watch.Elapsed.TotalSeconds;
        var planted = truth.Planted.SelectMany((n, i) => n.Members.Select(m => (m.Account, i))).ToDictionary(m => m.Account, m => m.i);
        var alike = truth.LookAlikes.SelectMany((g, i) => g.Members.Select(m => (m, i))).ToDictionary(m => m.m, m => m.i);
        foreach (var tie in detection.Ties)
        {
            var inside = planted.TryGetValue(tie.A.Text, out var one) && planted.TryGetValue(tie.B.Text, out var other) && one == other;
            var innocent = alike.TryGetValue(tie.A.Text, out one) && alike.TryGetValue(tie.B.Text, out other) && one == other;
            foreach (var part in tie.Parts)
            {
                Count((Name(part.Kind), "listed"), inside, innocent);
                Count((Name(part.Kind), $"n {Counts[Array.FindIndex(Counts, c => part.Count <= c)]:0}"), inside, innocent);
                if (part.Window is { } window)
                    Count((Name(part.Kind), $"window {window.TotalSeconds}"), inside, innocent);
            }
        }

        // Ties that are only direct are listed inside networks alone; all others join nobody's members.
        foreach (var kind in detection.Summary.Kinds.Where(k => k.Ties > 0))
        {
            var listed = tally.GetValueOrDefault((Name(kind.Kind), "listed"));
            tally[(Name(kind.Kind), "kept")] = (listed.Inside, listed.LookAlike, tally.GetValueOrDefault((Name(kind.Kind), "kept")).All + (int)kind.Ties);
        }

        var score = Scoring.Score(truth, [.. detection.Networks.Select(n => new FoundNetwork(n.Id.Text, [.. n.Members.Select(m => m.Account.Text)]))]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {table.Count} events, {seconds:0.0} s, {detection.Networks.Count} networks, precision {score.Precision:0.000}, recall {score.Recall:0.000}, found {score.NetworksFound}/{score.NetworksPlanted}, innocent accounts caught {score.LookAlikes.Sum(l => l.Caught)}"));

        static string Name(TieKind kind) => $"{(int)kind:00} {kind}";

        void Count((string, string) key, bool inside, bool innocent)
        {
            var so = tally.GetValueOrDefault(key);
            tally[key] = (so.Inside + (inside ? 1 : 0), so.LookAlike + (innocent ? 1 : 0), so.All + 1);
        }
    }

    private static (double Low, double High) Wilson(int hits, int of)
    {
        double n = of, p = hits / n, z2 = 1.96 * 1.96;
        var middle = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = 1.96 * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))) / (1 + (z2 / n));
        return (middle - half, middle + half);
    }
}
