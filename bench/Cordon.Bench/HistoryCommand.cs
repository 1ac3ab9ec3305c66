using System.Diagnostics;
using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch;

namespace Cordon.Bench;

/// <summary>
/// Follows a history of many networks through one more detection, in which a tenth of all members is exchanged, and beside it compares all
/// pairs of networks, which is what matching costs without an index.
/// </summary>
internal static class HistoryCommand
{
    public const string Usage = "  history NETWORKS        one step of a history of networks of 15 accounts, 100 to 1,000,000 networks";

    private const int Members = 15;
    private const int MostForAllPairs = 5_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run(string[] args)
    {
        if (args is not [var networks] || !int.TryParse(networks, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 100 or > 1_000_000)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var first = See(count, generation: 0);
        var second = See(count, generation: 1);
        var watch = Stopwatch.StartNew();
        var born = NetworkHistory.Empty.Follow(first);
        var bornIn = watch.Elapsed;
        watch.Restart();
        var followed = born.History.Follow(second);
        var followedIn = watch.Elapsed;
        watch.Restart();
        using var file = new MemoryStream();
        HistoryJson.Write(file, followed.History);
        var writtenIn = watch.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} networks, {count * Members} members: first step {bornIn.TotalMilliseconds:0} ms, next step {followedIn.TotalMilliseconds:0} ms ({followedIn.TotalMicroseconds / count:0.0} us a network), history.json {file.Length / 1e6:0.0} MB in {writtenIn.TotalMilliseconds:0} ms"));
        if (count <= MostForAllPairs)
            AllPairs(first, second);
        return 0;
    }

    private static void AllPairs(Sighting first, Sighting second)
    {
        var watch = Stopwatch.StartNew();
        var sets = first.Networks.Select(network => network.Members.Select(member => member.Account).ToHashSet()).ToArray();
        var akin = 0;
        foreach (var network in second.Networks)
        {
            foreach (var set in sets)
            {
                var common = network.Members.Count(member => set.Contains(member.Account));
                if (3 * common >= set.Count + network.Members.Count - common)
                    akin++;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all pairs by Jaccard: {watch.Elapsed.TotalMilliseconds:0} ms ({akin} akin)"));
    }

    private static Sighting See(int count, int generation)
    {
        var random = new SeededRandom(7);
        var networks = new SightedNetwork[count];
        var end = Start.AddDays(10 + generation);
        for (var i = 0; i < count; i++)
        {
            var members = new List<KnownMember>();
            for (var m = 0; m < Members; m++)
            {
                var moved = random.Next(10) == 0 && generation > 0;
                members.Add(new KnownMember(Entity.Of("account", string.Create(CultureInfo.InvariantCulture, $"{(moved ? "new" : "a")}{i}-{m}")), Start, end));
            }

            members.Sort((p, q) => p.Account.CompareTo(q.Account));
            networks[i] = new SightedNetwork
            {
                Id = Entity.Of("network", string.Create(CultureInfo.InvariantCulture, $"{generation}-{i}")),
                Score = 0.8,
                First = Start,
                Last = end,
                Members = members,
                Kinds = [TieKind.Link],
                Objects = [.. Enumerable.Range(0, 10).Select(o => new KnownObject(Entity.Of("link", string.Create(CultureInfo.InvariantCulture, $"{i}-{o}")), TieKind.Link, 8, 9))],
            };
        }

        return new Sighting { From = Start, To = end, Window = TimeSpan.FromMinutes(1), Networks = networks };
    }
}
