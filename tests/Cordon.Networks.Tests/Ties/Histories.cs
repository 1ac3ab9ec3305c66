using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.History;

namespace Cordon.Networks.Tests.Ties;

/// <summary>Small histories made by the tests, and the real one where it is at hand.</summary>
internal static class Histories
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Accounts that post links and tags at random times, and rings that post links of their own at once, several times.</summary>
    public static List<Event> Noisy(ulong seed, int accounts, int posts, int rings, int ringSize, int acts, int spread = 30)
    {
        var random = new SeededRandom(seed);
        var events = new List<Event>();
        for (var i = 0; i < posts; i++)
        {
            var link = random.Next(Math.Max(1, random.Next(posts / 2)) + 1);
            events.Add(Post($"n{i}", random.Next(14 * 86400), random.Next(accounts), $"link:https://site{link % 17}.example/{link}", $"tag:t{random.Next(40)}"));
        }

        for (var ring = 0; ring < rings; ring++)
        {
            for (var act = 0; act < acts; act++)
            {
                var time = random.Next(14 * 86400);
                for (var member = 0; member < ringSize; member++)
                {
                    if (random.NextUnit() < 0.85)
                        events.Add(Post($"r{ring}-{act}-{member}", time + random.Next(spread), (ring * ringSize) + member, $"link:https://ring{ring}.example/{act}"));
                }
            }
        }

        return [.. events.OrderBy(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    /// <summary>The same with pictures and texts among the noise, and rings whose acts take a link, a tag, a picture and a text in turn.</summary>
    public static List<Event> Spread(ulong seed, int accounts, int posts, int rings, int ringSize, int acts, int spread = 30)
    {
        var random = new SeededRandom(seed);
        var events = Noisy(seed, accounts, posts, 0, 0, 0);
        for (var i = 0; i < posts; i++)
            events.Add(Post($"s{i}", random.Next(14 * 86400), random.Next(accounts), $"media:m{random.Next(posts / 4 + 1)}", $"text:x{random.Next(posts / 4 + 1)}"));
        for (var ring = 0; ring < rings; ring++)
        {
            for (var act = 0; act < acts; act++)
            {
                var time = random.Next(14 * 86400);
                var thing = (act % 4) switch { 0 => $"link:https://ring{ring}.example/{act}", 1 => $"tag:ring{ring}-{act}", 2 => $"media:ring{ring}-{act}", _ => $"text:ring{ring}-{act}" };
                for (var member = 0; member < ringSize; member++)
                {
                    if (random.NextUnit() < 0.85)
                        events.Add(Post($"r{ring}-{act}-{member}", time + random.Next(spread), (ring * ringSize) + member, thing));
                }
            }
        }

        return [.. events.OrderBy(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    public static Event Post(string id, double second, int account, params string[] objects) => new()
    {
        Id = id,
        Time = Start.AddSeconds(second),
        Kind = EventKinds.Post,
        Actor = Entity.Of("account", $"a{account}"),
        Objects = [.. objects.Select(Entity.Parse)],
    };

    public static Event Act(string id, double second, string kind, int account, int? target, params string[] objects) =>
        Post(id, second, account, objects) with { Kind = kind, Target = target is null ? default : Entity.Of("account", $"a{target}") };

    public static EventTable Table(IEnumerable<Event> events)
    {
        var table = new EventTable();
        foreach (var e in events)
            table.Add(e);
        table.Complete();
        return table;
    }

    /// <summary>Real posts of real, anonymised accounts; the test is left out where the data is not at hand.</summary>
    public static List<Event> Real()
    {
        var path = Path.Combine(Root(), "..", "shared", "data", "coordination", "german_elections.csv.gz");
        Assert.SkipUnless(File.Exists(path), "the real coordination data is not beside this checkout; this extra layer of tests is left out");
        return [.. new EventReader(new ReadOptions { Paths = [path] }).Read(TestContext.Current.CancellationToken)];
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cordon.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Cordon.slnx above the tests");
    }
}
