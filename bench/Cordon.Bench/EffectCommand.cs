using System.Globalization;
using Cordon.Cli.Grounds;
using Cordon.Proving.Living;
using Cordon.Proving.Platform;

namespace Cordon.Bench;

/// <summary>What cutting networks off does on living platforms, over random seeds, and how each way in which networks adapt changes it.</summary>
internal static class EffectCommand
{
    public const string Usage = "  effect FROM TO [ACCOUNTS] [adapting]    exposure on living platforms without and with the guard, by random seed; with networks that adapt";

    private static readonly (string Name, AdversaryOptions? Adversary, AdaptationOptions Adaptation, double? Days, int? Smallest)[] Adversaries =
    [
        ("as the demo's", null, new(), null, null),
        ("small networks (from 5)", null, new(), null, 5),
        ("act on 2 days in 5", null, new(), 0.4, null),
        ("camouflage 0.8", new() { Camouflage = 0.8 }, new(), null, null),
        ("act in 3 parts", new() { Parts = 3 }, new(), null, null),
        ("slow drip, 2 h", new() { DripSeconds = 7200 }, new(), null, null),
        ("varied texts, 2 words", new() { VariedWords = 2 }, new(), null, null),
        ("new spelling every 3 days", null, new() { RespellDays = 3 }, null, null),
        ("new tag every 3 days", null, new() { RetagDays = 3 }, null, null),
        ("20 false reports a day", null, new() { FalseReports = 20 }, null, null),
        ("careful returns (keep 0.1)", null, new() { KeptArtifacts = 0.1 }, null, null),
        ("careless returns (keep 0.9)", null, new() { KeptArtifacts = 0.9 }, null, null),
    ];

    public static int Run(string[] args)
    {
        var isAdapting = args.LastOrDefault() == "adapting";
        if (isAdapting)
            args = args[..^1];
        if (args.Length is < 2 or > 3
            || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to < from
            || !int.TryParse(args.ElementAtOrDefault(2) ?? "4000", NumberStyles.None, CultureInfo.InvariantCulture, out var accounts))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        Console.WriteLine($"{accounts} accounts, seeds {from} to {to}. exposure: per 1,000 things shown to ordinary people; pairs, children: shares of suggestions to members");
        Console.WriteLine("all: whoever was planted counts. found: only the networks of which at least half is in what was confirmed or waits for people");
        foreach (var (name, adversary, adaptation, days, smallest) in isAdapting ? Adversaries : Adversaries[..1])
        {
            var runs = new List<EffectRun>();
            for (var seed = from; seed <= to; seed++)
            {
                var options = GroundOptions.Usual(accounts, seed);
                var people = options.Platform.Population with { Adversary = adversary };
                if (days is { } share)
                    people = people with { ActiveDayShare = share };
                if (smallest is { } least)
                    people = people with { PlantedMin = least };
                var run = EffectRun.Of(options with { Platform = options.Platform with { Population = people, Adaptation = adaptation } });
                runs.Add(run);
                if (!isAdapting)
                    Console.WriteLine($"seed {seed,3}: {run}");
            }

            Console.WriteLine($"{name}: {EffectRun.Mean(runs)}");
        }

        return 0;
    }
}
