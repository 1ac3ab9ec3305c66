using System.Globalization;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Proving.Platform;

namespace Cordon.Bench;

/// <summary>
/// How far a score, an interval and the "ordinary community" flag can be trusted: simulates platforms, detects every group that could be
/// one, and holds what is said of each against the truth.
/// </summary>
internal static class ScoreCommand
{
    public const string Usage = "  score FROM TO [ACCOUNTS]    scores, intervals and flags held against the truth of simulated platforms, by random seed";

    private const double ReportedFrom = 0.7;
    private const double LookedAtFrom = 0.3;

    public static int Run(string[] args)
    {
        if (args.Length is < 2 or > 3
            || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to <= from
            || !int.TryParse(args.ElementAtOrDefault(2) ?? "10000", NumberStyles.None, CultureInfo.InvariantCulture, out var accounts))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var groups = new List<ScoredGroup>();
        for (var seed = from; seed <= to; seed++)
        {
            groups.AddRange(Detect(seed, accounts));
            Console.Error.WriteLine($"seed {seed}: {groups.Count} groups so far");
        }

        // Every other platform teaches, the others test.
        var teach = groups.Where(g => g.Seed % 2 == 0).ToArray();
        var test = groups.Where(g => g.Seed % 2 == 1).ToArray();
        var logistic = LogisticMap.Fit(teach);
        var steps = StepMap.Fit(teach);
        Console.WriteLine($"{groups.Count} groups, {groups.Count(g => g.IsPlanted)} planted; taught on {teach.Length}, tested on {test.Length}");
        Report("share planted of those taught on", test, _ => (double)teach.Count(g => g.IsPlanted) / teach.Length);
        Report("geometric mean as it is", test, g => g.Score);
        Report("geometric mean, isotonic", test, g => steps.Of(g.Score));
        Report("sign-constrained logistic", test, logistic.Of);
        Console.WriteLine("logistic map: " + logistic.Describe(groups[0].Names));
        Reliability("geometric mean, isotonic", test, g => steps.Of(g.Score));
        Reliability("sign-constrained logistic", test, logistic.Of);
        Flags(groups);
        Stability(groups);
        Roles(groups);
        return 0;
    }

    // One platform in three has networks that are easy to find, one slow and half-hearted ones, one such as act on few days among many
    // innocent groups: a score that is only ever asked easy questions cannot be calibrated.
    private static SimulationOptions Platform(int seed, int accounts)
    {
        var easy = new SimulationOptions { Accounts = accounts, Days = 14, RandomSeed = seed };
        var slow = easy with { JitterMinSeconds = 10, JitterMaxSeconds = 120, ActionWindowSeconds = 300, ParticipationMin = 0.25, ParticipationMax = 0.7 };
        return (seed % 3) switch
        {
            0 => easy,
            1 => slow,
            _ => slow with { ActiveDayShare = 0.25, Camouflage = 2, LookAlikes = 2 },
        };
    }

    private static IEnumerable<ScoredGroup> Detect(int seed, int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-score-").FullName;
        try
        {
            var truth = new Simulator(Platform(seed, accounts)).Write(folder, null, CancellationToken.None);
            var table = new EventTable();
            foreach (var e in new EventReader(new ReadOptions { Paths = [Path.Combine(folder, Simulator.EventsFolder)] }).Read(CancellationToken.None))
                table.Add(e);
            var detection = NetworkDetector.Detect(table, new DetectionOptions { LeastScore = 0 }, new Dictionary<Entity, SeedLabel>());
            return [.. detection.Networks.Select(n => ScoredGroup.Of(seed, n, truth))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(string name, IReadOnlyList<ScoredGroup> groups, Func<ScoredGroup, double> probability)
    {
        var brier = groups.Average(g => Math.Pow(probability(g) - (g.IsPlanted ? 1 : 0), 2));
        var log = groups.Average(g => -Math.Log(Math.Clamp(g.IsPlanted ? probability(g) : 1 - probability(g), 1e-6, 1)));
        Console.WriteLine($"{name,-34} Brier {brier:0.0000}  log loss {log:0.0000}  AUC {Auc(groups, probability):0.0000}");
    }

    private static double Auc(IReadOnlyList<ScoredGroup> groups, Func<ScoredGroup, double> score)
    {
        var planted = groups.Where(g => g.IsPlanted).Select(score).ToArray();
        var others = groups.Where(g => !g.IsPlanted).Select(score).ToArray();
        double wins = 0;
        foreach (var p in planted)
        {
            foreach (var o in others)
                wins += p > o ? 1 : p == o ? 0.5 : 0;
        }

        return wins / Math.Max(1, (double)planted.Length * others.Length);
    }

    private static void Reliability(string name, IReadOnlyList<ScoredGroup> groups, Func<ScoredGroup, double> probability)
    {
        Console.WriteLine($"{name}: said / groups / planted");
        foreach (var bin in groups.GroupBy(g => Math.Min(9, (int)(probability(g) * 10))).OrderBy(b => b.Key))
            Console.WriteLine($"  {bin.Average(probability),5:0.00} {bin.Count(),6} {bin.Count(g => g.IsPlanted) / (double)bin.Count(),6:0.00}");
    }

    private static void Flags(List<ScoredGroup> groups)
    {
        Console.WriteLine($"could be an ordinary community, of groups that score at least {LookedAtFrom}: groups / low / medium / high");
        foreach (var kind in groups.Where(g => g.Score >= LookedAtFrom).GroupBy(g => g.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {kind.Key,-16} {kind.Count(),5} {Share(kind, OrdinaryLikelihood.Low)} {Share(kind, OrdinaryLikelihood.Medium)} {Share(kind, OrdinaryLikelihood.High)}");
        var innocent = groups.Where(g => g.Score >= LookedAtFrom && !g.IsPlanted).ToArray();
        if (innocent.Length > 0)
            Console.WriteLine($"  {"all not planted",-16} {innocent.Length,5} {Share(innocent, OrdinaryLikelihood.Low)} {Share(innocent, OrdinaryLikelihood.Medium)} {Share(innocent, OrdinaryLikelihood.High)}");
    }

    private static string Share(IEnumerable<ScoredGroup> groups, OrdinaryLikelihood likelihood) =>
        $"{groups.Average(g => g.Ordinary == likelihood ? 1.0 : 0),6:0%}";

    private static void Stability(List<ScoredGroup> groups)
    {
        Console.WriteLine("drawn anew: groups / found again / score minus lower end / upper end minus score / beyond chance");
        foreach (var kind in groups.Where(g => g.Score >= LookedAtFrom).GroupBy(g => g.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {kind.Key,-16} {kind.Count(),5} {kind.Average(g => g.Stability),6:0.00} {kind.Average(g => g.Score - g.Low),6:0.000} {kind.Average(g => g.High - g.Score),6:0.000} {kind.Average(g => g.BeyondChance ? 1.0 : 0),6:0%}");
        var reported = groups.Where(g => g.Score >= ReportedFrom).ToArray();
        Console.WriteLine($"members of planted networks that score at least {ReportedFrom}: stability {Mean(reported.SelectMany(g => g.PlantedMembers)):0.000}; of others caught in them {Mean(reported.SelectMany(g => g.OtherMembers)):0.000}");
    }

    private static void Roles(List<ScoredGroup> groups)
    {
        Console.WriteLine($"roles in networks that score at least {ReportedFrom}: planted / found / members");
        foreach (var pair in groups.Where(g => g.Score >= ReportedFrom).SelectMany(g => g.Roles).CountBy(r => r).OrderBy(c => c.Key.Planted, StringComparer.Ordinal).ThenBy(c => c.Key.Found))
            Console.WriteLine($"  {pair.Key.Planted,-12} {pair.Key.Found,-12} {pair.Value,6}");
    }

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();
}
