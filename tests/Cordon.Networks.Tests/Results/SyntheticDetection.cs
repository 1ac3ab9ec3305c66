using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Results;

/// <summary>Makes detections of any size from a seed, with several kinds and roles, and with strings that try to break every output.</summary>
public static class SyntheticDetection
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Names as a hostile platform user would choose them.</summary>
    public static readonly string[] HostileNames =
    [
        "<script>alert(1)</script>", "\"quoted\" & 'single'", "=cmd|' /C calc'!A0", "rtl\u202Eeman", "emoji 🌻 \u4F60\u597D", "lone \uD800 half",
        "]]>--><!--", "comma, \"and\" quote", "\u2066isolate", "\uFFFEnoncharacter",
    ];

    private static readonly TieKind[] CoActions = [TieKind.Link, TieKind.Tag, TieKind.Media, TieKind.Text, TieKind.Post, TieKind.Domain];

    public static Detection Of(int seed, params int[] sizes) => Build(seed, false, sizes);

    public static Detection Hostile(params int[] sizes) => Build(7, true, sizes);

    public static Detection Empty { get; } = new()
    {
        Summary = new DetectionSummary
        {
            Events = 0,
            Duplicates = 0,
            Withdrawn = 0,
            Ties = 0,
            Accounts = 0,
            From = null,
            To = null,
            Window = TimeSpan.FromMinutes(5),
            Kinds = [],
        },
        Networks = [],
        Ties = [],
        Ranked = [],
    };

    private static Detection Build(int seed, bool hostile, int[] sizes)
    {
        var random = new Random(seed);
        var networks = new List<Network>();
        for (var i = 0; i < sizes.Length; i++)
            networks.Add(One(random, i, sizes[i], hostile));
        networks.Sort((p, q) => q.Score.CompareTo(p.Score));
        var ties = networks.SelectMany(network => network.Ties).OrderBy(tie => tie.A).ThenBy(tie => tie.B).ToList();
        return new Detection
        {
            Summary = new DetectionSummary
            {
                Events = 1_204_331,
                Duplicates = 214,
                Withdrawn = 1_377,
                Ties = 2_310,
                Accounts = 48_210,
                From = Start,
                To = Start.AddDays(28).AddMilliseconds(250),
                Window = TimeSpan.FromMinutes(5),
                Kinds = [.. Enum.GetValues<TieKind>().Select(kind => new TieKindSummary(kind, 1000 * ((int)kind + 1), (int)kind * 3, 5000, ties.Count(tie => tie.Parts.Any(part => part.Kind == kind))))],
            },
            Networks = networks,
            Ties = ties,
            Ranked = Rank(random, networks),
        };
    }

    private static List<RankedAccount> Rank(Random random, List<Network> networks)
    {
        var ranked = new List<RankedAccount>();
        foreach (var network in networks.Take(3))
        {
            var seed = network.Members[0].Account;
            ranked.Add(new RankedAccount(seed, 1, SeedLabel.Abusive, []));
            foreach (var member in network.Members.Skip(1).Take(6))
                ranked.Add(new RankedAccount(member.Account, 0.5 + random.NextDouble() / 2.01, null, [new PathStep(network.Members[^1].Account, 0.53, TieKind.Link), new PathStep(seed, 0.4, null)]));
        }

        if (networks.Count > 0)
            ranked.Add(new RankedAccount(Entity.Of("account", "a-trusted-shop"), 0.02, SeedLabel.Trusted, []));
        return [.. ranked.OrderByDescending(account => account.Risk).ThenBy(account => account.Account)];
    }

    private static Network One(Random random, int number, int size, bool hostile)
    {
        var accounts = new Entity[size];
        for (var i = 0; i < size; i++)
            accounts[i] = Entity.Of("account", hostile && i < HostileNames.Length ? HostileNames[i] + number : Name(random, number, i));

        var ties = Ties(random, accounts, hostile);
        var members = new List<Member>();
        for (var i = 0; i < size; i++)
        {
            var share = (double)i / size;
            var role = i == 0 ? Role.Lead : i is 1 or 2 ? Role.Advertiser : i % 9 == 4 ? Role.Audience : share < 0.15 ? Role.Core : i % 11 == 5 ? Role.Bridge : share < 0.7 ? Role.Member : Role.Periphery;
            members.Add(new Member
            {
                Account = accounts[i],
                Role = role,
                RoleReason = role == Role.Lead ? "Acts first in 71% of the co-actions it is part of." : $"Tied to {size - i} of the other {size - 1} members.",
                Strength = Math.Round(0.98 - 0.8 * share, 3),
                Stability = new Recurrence(50 - (int)(45 * share), 50),
                Risk = number % 2 == 0 ? Math.Round(0.9 - share / 3, 3) : null,
                Events = 10 + random.Next(200),
                Reasons = ["Shared 14 links within 5 minutes of other members; the median gap is 38 s.", hostile ? "=HYPERLINK(\"x\"), <b>bold</b>" : "Used a device that 3 other members used."],
            });
        }

        var events = new int[56];
        var together = new int[56];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = i % 7 == 3 ? 0 : random.Next(4, 30) + (i is > 30 and < 40 ? 40 : 0);
            together[i] = events[i] == 0 ? 0 : random.Next(events[i]);
        }

        return new Network
        {
            Id = Entity.Of("network", ((0x5a3f10c2d400L + number * 7_919_113L) & 0xffffffffffffL).ToString("x12", CultureInfo.InvariantCulture)),
            Score = Math.Round(0.95 - 0.6 * random.NextDouble() * (number + 1) / (number + 2), 4),
            Calibrated = 0.93,
            Without = [new ScoreWithout(TieKind.Link, 0.3052), new ScoreWithout(TieKind.Device, 0)],
            ScoreRange = new ScoreRange(0.52, 0.97),
            Stability = new Recurrence(47, 50),
            Chance = new ChanceReading(ties.Count, 0.4 * size, 42.7, 41.2, true),
            Ordinary = new OrdinaryReading(
                (OrdinaryLikelihood)(number % 3),
                ["open: 41% of the members' tie weight leads to accounts outside", hostile ? "<b>kind</b> & \"steady\"" : "steady: they meet on 12 of 14 days"],
                ["in step: of what a tied pair shares on a day, 93% is within the window"]),
            Outside = Around(accounts, number, hostile),
            ScoreParts =
            [
                new ScorePart("density", 0.71, $"{ties.Count} of {size * (size - 1) / 2} possible ties exist."),
                new ScorePart("synchrony", 0.88, "Half of the co-actions are within 38 s of each other, against 41 min for chance."),
                new ScorePart("diversity", 0.5, "Tied by 4 kinds of evidence: links, tags, media and devices."),
                new ScorePart("separation", 0.93, "4% of the members' ties lead outside."),
            ],
            Reasons =
            [
                $"{size} accounts shared the same {3 + size / 4} links within 5 minutes of each other; by chance this happens less than once in 10^9 such groups.",
                "6 accounts were used from the same device.",
                hostile ? "They all used <img src=x onerror=alert(1)> & \"quotes\"." : "They all used tag:blue-widget-sale, which 14 accounts used in all.",
            ],
            Members = members,
            Ties = ties,
            Objects =
            [
                .. Enumerable.Range(0, 9).Select(i => new SharedObject(
                    i == 0 && hostile ? Entity.Of("link", "https://shop.example/?a=1&b=<2>\"'") : Object(CoActions[i % 6], i, number),
                    CoActions[i % 6], Math.Max(2, size - i), size + i * 3, Start.AddHours(i), Start.AddDays(20 + i))),
            ],
            Timeline = new Timeline(Start, TimeSpan.FromHours(12), events, together),
        };
    }

    private static Outside Around(Entity[] accounts, int number, bool hostile) => number % 2 == 1 ? Outside.Nobody : new Outside
    {
        Approached = new Approaches(61, 14, 9, [.. Enumerable.Range(0, 61).Select(i => new ApproachedAccount(Entity.Of("account", hostile && i < HostileNames.Length ? $"{HostileNames[i]}-p" : $"person{number}-{i:000}"), 9 - (i / 8)))]),
        Audience = [new OutsideAccount(Entity.Of("account", $"watcher{number}"), $"came to {Math.Min(5, accounts.Length)} members 14 times of its own accord, out of its 31 events")],
        AudienceCount = 1,
        Bystanders = [new OutsideAccount(Entity.Of("account", $"cousin{number}"), hostile ? "shares <i>device</i>" : "shares device:d1 (4 accounts in all) with 1 member, and nothing that makes it one of them")],
        BystanderCount = 1,
    };

    private static string Name(Random random, int number, int i)
    {
        string[] words = ["amber", "willow", "harbour", "meadow", "lantern", "cobalt", "maple", "quarry", "pebble", "juniper"];
        return i % 3 == 0 ? $"{words[random.Next(10)]}_{words[random.Next(10)]}{number}{i}" : $"{words[random.Next(10)]}{number}{i:000}";
    }

    private static Entity Object(TieKind kind, int i, int number) => kind switch
    {
        TieKind.Link => Entity.Of("link", $"https://shop{number}.example/blue-widget/{i}"),
        TieKind.Domain => Entity.Of("domain", $"shop{number}-{i}.example"),
        TieKind.Tag => Entity.Of("tag", $"blue-widget-{number}-{i}"),
        TieKind.Media => Entity.Of("media", $"pdq-{number:x4}{i:x4}a0c4e8"),
        TieKind.Text => Entity.Of("text", $"{number:x8}{i:x8}"),
        TieKind.Post => Entity.Of("post", $"p{number}-{i}"),
        TieKind.Device => Entity.Of("device", $"d{number}-{i}"),
        TieKind.Address => Entity.Of("address", $"192.0.2.{i}"),
        _ => Entity.Of("account", $"other{i}"),
    };

    /// <summary>Groups of about 25 that are dense within, chained by a few bridges, as real networks are.</summary>
    private static List<AccountTie> Ties(Random random, Entity[] accounts, bool hostile)
    {
        var ties = new List<AccountTie>();
        for (var i = 0; i < accounts.Length; i++)
        {
            for (var j = i + 1; j < accounts.Length; j++)
            {
                var chance = i % 20 == j % 20 || accounts.Length < 25 ? 0.55 : i < 4 ? 0.06 : 0.004;
                if (j != i + 1 && random.NextDouble() > chance)
                    continue;
                var (a, b) = accounts[i] < accounts[j] ? (accounts[i], accounts[j]) : (accounts[j], accounts[i]);
                var kinds = new SortedSet<TieKind> { CoActions[random.Next(random.Next(1, 6))] };
                if (random.Next(4) == 0)
                    kinds.Add(TieKind.Device);
                if (random.Next(9) == 0)
                    kinds.Add(TieKind.Follow);
                if (random.Next(15) == 0)
                    kinds.Add(TieKind.Message);
                var parts = kinds.Select(kind => Part(random, kind, hostile, b)).ToList();
                ties.Add(new AccountTie(a, b, 1 - parts.Aggregate(1.0, (rest, part) => rest * (1 - part.Weight)), parts));
            }
        }

        return [.. ties.OrderBy(tie => tie.A).ThenBy(tie => tie.B)];
    }

    private static TiePart Part(Random random, TieKind kind, bool hostile, Entity b)
    {
        var windowed = kind <= TieKind.Post;
        return new TiePart
        {
            Kind = kind,
            Weight = 0.05 + random.NextDouble() * 0.8 / 3 * random.Next(1, 4),
            Count = random.Next(1, 30),
            Surprise = windowed ? random.NextDouble() * 12 : 0,
            MedianGap = windowed ? TimeSpan.FromSeconds(random.Next(1, 280)) : null,
            FirstByA = windowed ? 1 : 0,
            Expected = windowed ? random.NextDouble() : null,
            Joint = windowed && random.Next(4) == 0 ? 1 + random.NextDouble() : null,
            Evidence =
            [
                .. Enumerable.Range(0, random.Next(1, 5)).Select(i => new TieEvidence(
                    kind >= TieKind.Follow ? b : Object(kind, i, 3), random.Next(2, 40), Start.AddMinutes(random.Next(40_000)).AddTicks(1230),
                    TimeSpan.FromSeconds(random.Next(300)), hostile ? $"ev<{i}>&\"" : $"ev-{random.Next(999_999):000000}", $"ev-{random.Next(999_999):000000}", random.Next(12) == 0)),
            ],
        };
    }
}
