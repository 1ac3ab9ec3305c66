using System.Diagnostics;
using System.Globalization;
using Cordon.Cli.Grounds;
using Cordon.Proving.Living;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Bench;

/// <summary>What the guard does on living platforms, over random seeds.</summary>
internal static class EffectCommand
{
    public const string Usage = "  effect FROM TO [ACCOUNTS]    exposure on living platforms without and with the guard, by random seed";

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

        for (var seed = from; seed < to; seed++)
        {
            var clock = Stopwatch.StartNew();
            var folder = Directory.CreateTempSubdirectory("cordon-effect-").FullName;
            var ground = new ProvingGround(
                new GroundOptions
                {
                    Platform = new LivingOptions { Population = new SimulationOptions { Accounts = accounts, Days = 23, RandomSeed = seed, ActiveDayShare = double.Parse(Environment.GetEnvironmentVariable("ADS") ?? "0.4", CultureInfo.InvariantCulture), PlantedMin = int.Parse(Environment.GetEnvironmentVariable("PMIN") ?? "5"), PlantedNetworks = Environment.GetEnvironmentVariable("PN") is {} pn ? int.Parse(pn) : null } },
                    Detection = new Cordon.Networks.Detecting.DetectionOptions { LeastScore = double.Parse(Environment.GetEnvironmentVariable("LS") ?? "0.5", CultureInfo.InvariantCulture), Draws = 20 },
                    LearnDays = 14,
                    MeasureDays = 4,
                    ReturnDays = 5,
                },
                (x, y) => { if (y >= 1 || y == 0) Console.WriteLine($"   {clock.Elapsed.TotalSeconds:0.0} {x} {y}"); });
            var result = ground.Run(Path.Combine(folder, "events"), Path.Combine(folder, "later"), CancellationToken.None).GetAwaiter().GetResult();
            var found = result.Confirmed.Select(n => new FoundNetwork(n.Id.Text, [.. n.Members.Select(m => m.Account.Text)])).ToArray();
            var score = Scoring.Score(result.Truth, found);
            Console.WriteLine($"seed {seed}: events {result.Detection.Summary.Events} planted {score.NetworksPlanted} found {score.NetworksFound} precision {score.Precision:0.000} recall {score.Recall:0.000}");
            var members = result.Truth.Planted.SelectMany(p => p.Members.Select(m => (m.Account, m.Role, p.Name))).ToDictionary(m => m.Account);
            var labelled = found.SelectMany(f => f.Accounts).ToHashSet();
            foreach (var n in result.Truth.Planted)
                Console.WriteLine($"    {n.Name} {string.Join('+', n.Styles)}: {string.Join(" ", n.Members.GroupBy(m => m.Role).Select(g => $"{g.Key} {g.Count(m => labelled.Contains(m.Account))}+{g.Count(m => result.CutOff.Suspects.Contains(m.Account))}/{g.Count()}"))} shown {result.Before.ByNetwork[result.Truth.Planted.ToList().IndexOf(n)]} -> {result.After.ByNetwork[result.Truth.Planted.ToList().IndexOf(n)]}");
            foreach (var n in result.Detection.Networks)
                Console.WriteLine($"      {n.Id} {n.Score:0.00} members {n.Members.Count} planted {n.Members.Count(m => members.ContainsKey(m.Account.Text))} {string.Join(",", n.Members.Select(m => members.GetValueOrDefault(m.Account.Text).Name).Distinct())} {n.Ordinary}"[..150]);
            Console.WriteLine($"  suspects {result.CutOff.Suspects.Count}, planted {result.CutOff.Suspects.Count(members.ContainsKey)}, in lookalikes {result.CutOff.Suspects.Count(s => result.Truth.LookAlikes.Any(l => l.Members.Contains(s)))}");
            Console.WriteLine($"  flagged {result.Before.Flagged} -> {result.After.Flagged}; children {result.Before.FlaggedOfChildren} -> {result.After.FlaggedOfChildren}");
            Console.WriteLine($"  pairs {result.Before.FlaggedPairs} -> {result.After.FlaggedPairs}");
            Console.WriteLine($"  child share {result.Before.Children} -> {result.After.Children}; to adults {result.Before.ChildrenToAdults} -> {result.After.ChildrenToAdults}");
            Console.WriteLine($"  innocent lost {result.After.InnocentLost}; lookalikes {score.LookAlikes.Count(l => l.Caught > 0)} of {score.LookAlikes.Count}");
            Console.WriteLine($"  drawn {result.DrawnBefore} -> {result.DrawnAfter}; refused {result.Refused}; labelled {result.CutOff.Accounts} tags {result.CutOff.Tags} queries {result.CutOff.Queries}; returned {result.TruthAtEnd.Returned!.Count}");
            foreach (var surface in Enum.GetValues<Proving.Surfaces.Surface>())
                Console.WriteLine($"    {surface}: {result.Before.On(surface)} -> {result.After.On(surface)}");
            Console.WriteLine($"  {clock.Elapsed.TotalSeconds:0.0} s");
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }
}
