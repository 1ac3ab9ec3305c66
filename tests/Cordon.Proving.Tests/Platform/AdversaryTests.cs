using System.Text.Json;
using Cordon.Events;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Tests.Platform;

public sealed class AdversaryTests
{
    private static readonly SimulationOptions Platform = new() { Accounts = 1500, Days = 10, PlantedNetworks = 6, PlantedMin = 12, PlantedMax = 24, RandomSeed = 5 };

    [Fact]
    public void At_their_defaults_the_options_change_no_event()
    {
        using var plain = new SimulatedHistory(Platform with { Accounts = 300, Days = 4, PlantedNetworks = 3 });
        using var adapted = new SimulatedHistory(plain.Options with { Adversary = new AdversaryOptions() });
        Assert.Equal(plain.Lines.Select(l => (l.Id, l.Time, l.Actor, l.Text)), adapted.Lines.Select(l => (l.Id, l.Time, l.Actor, l.Text)));
        Assert.DoesNotContain("adversary", File.ReadAllText(Path.Combine(plain.Folder, TruthFile.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_them_together_keep_the_rules_of_events_and_give_the_same_bytes_twice()
    {
        var all = Platform with { Accounts = 800, Days = 6, Adversary = new AdversaryOptions { Camouflage = 0.5, Parts = 3, DripSeconds = 7200, VariedWords = 2, Roles = true } };
        using var one = new SimulatedHistory(all);
        using var other = new SimulatedHistory(all);
        Assert.Equal(one.EventFiles.SelectMany(File.ReadLines), other.EventFiles.SelectMany(File.ReadLines));
        Assert.Equivalent(one.Truth, TruthFile.Read(Path.Combine(one.Folder, TruthFile.Name)), strict: true);

        var joined = one.Events.Where(l => l.Kind == EventKinds.Register).ToDictionary(l => l.Actor, l => l.Time);
        var author = new Dictionary<string, string>();
        foreach (var line in one.Events)
        {
            Assert.True(line.Time >= joined.GetValueOrDefault(line.Actor), $"{line.Actor} acts before joining");
            if (line.Target is not null)
                Assert.True(line.Time >= joined.GetValueOrDefault(line.Target), $"{line.Target} is a target before joining");
            Assert.NotEqual(line.Actor, line.Target);
            if (line.Kind is EventKinds.Like or EventKinds.Repost)
                Assert.Equal(line.Target, author[line.Objects[0]]);
            if (line.Kind is EventKinds.Post or EventKinds.Reply or EventKinds.Follow)
                author.Add(line.Objects[0], line.Actor);
        }
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Camouflage_is_the_share_of_ordinary_acts(double share)
    {
        using var history = new SimulatedHistory(Platform with { Adversary = new AdversaryOptions { Camouflage = share } });
        using var bare = new SimulatedHistory(Platform with { Adversary = new AdversaryOptions { Camouflage = 0 } });
        var members = Members(history);
        var all = history.Events.Count(l => members.Contains(l.Actor));
        var inStep = bare.Events.Count(l => members.Contains(l.Actor) && l.Kind is not (EventKinds.Message or EventKinds.Mention or EventKinds.Login));
        Assert.InRange(1 - (inStep / (double)all), share - 0.12, share + 0.12);
    }

    [Fact]
    public void A_split_network_acts_in_parts_that_share_a_member()
    {
        using var history = new SimulatedHistory(Platform with { Adversary = new AdversaryOptions { Parts = 3, Camouflage = 0 } });
        var bridges = 0;
        foreach (var network in history.Truth.Planted.Where(p => p.Styles.Contains("link-lockstep")))
        {
            Assert.Equal(3, network.Members.Count(m => m.Role == PlantedMember.Lead));
            var members = network.Members.Select(m => m.Account).ToHashSet();
            var things = history.Events.Where(l => l.Kind == EventKinds.Post && members.Contains(l.Actor))
                .SelectMany(l => l.Objects.Where(o => o.StartsWith("link:", StringComparison.Ordinal)).Select(o => (Thing: o, l.Actor)))
                .GroupBy(p => p.Thing, p => p.Actor).Select(g => g.Distinct().Count()).Where(n => n >= 2).ToList();

            // A part is a third of the network and the member it shares; one thing in seven is two parts'.
            var part = (members.Count / 3) + 2;
            Assert.True(things.Count(n => n <= part) > 0.6 * things.Count, $"{things.Count(n => n <= part)} of {things.Count} things are one part's");
            bridges += network.Members.Count(m => m.Role == PlantedMember.Bridge);
        }

        Assert.True(bridges > 0);
    }

    [Fact]
    public void Slow_drip_spreads_an_action_over_the_asked_time()
    {
        using var history = new SimulatedHistory(Platform with { Adversary = new AdversaryOptions { DripSeconds = 86_400, Camouflage = 0 } });
        var members = Members(history);
        var spans = history.Events.Where(l => l.Kind == EventKinds.Post && members.Contains(l.Actor))
            .SelectMany(l => l.Objects.Where(o => o.StartsWith("media:", StringComparison.Ordinal)).Select(o => (Thing: o, l.Time)))
            .GroupBy(p => p.Thing, p => p.Time).Where(g => g.Count() >= 5).Select(g => (g.Max() - g.Min()).TotalHours).ToList();
        Assert.NotEmpty(spans);
        Assert.All(spans, s => Assert.InRange(s, 0, 24.01));
        Assert.True(spans.Average() > 10, $"{spans.Average()} h");
    }

    [Fact]
    public void Varied_texts_are_nearly_equal_and_never_quite()
    {
        var styled = Platform with { Adversary = new AdversaryOptions { VariedWords = 2, Camouflage = 0 } };
        using var history = new SimulatedHistory(styled);
        using var plain = new SimulatedHistory(styled with { Adversary = new AdversaryOptions { Camouflage = 0 } });
        var members = history.Truth.Planted.First(p => p.Styles.Contains("copied-text")).Members.Select(m => m.Account).ToHashSet();
        var texts = history.Events.Where(l => l.Text is not null && members.Contains(l.Actor)).Select(l => l.Text!.Split(' ')).ToList();
        var copied = plain.Events.Where(l => l.Text is not null && members.Contains(l.Actor)).GroupBy(l => l.Text!).Where(g => g.Count() >= 4).Select(g => g.Key.Split(' ')).ToList();
        Assert.NotEmpty(copied);
        foreach (var template in copied)
        {
            var near = texts.Where(t => t.Length == template.Length && t.Zip(template).Count(w => w.First == w.Second) >= template.Length - 2).ToList();
            Assert.True(near.Count >= 4);
            Assert.True(near.Select(t => string.Join(' ', t)).Distinct().Count() >= near.Count - 1, "members post equal texts");
        }
    }

    [Fact]
    public void Roles_do_what_they_are_called()
    {
        using var history = new SimulatedHistory(Platform with { Adversary = new AdversaryOptions { Roles = true, Approaches = 3, Camouflage = 0.3 } });
        var events = history.Events.ToList();
        var ageOf = AgesOf(history);
        var approached = new List<(string Account, bool Child)>();
        var refused = new HashSet<string>();
        foreach (var network in history.Truth.Planted)
        {
            var role = network.Members.ToDictionary(m => m.Account, m => m.Role);
            string[] With(string name) => [.. role.Where(r => r.Value == name).Select(r => r.Key)];
            Assert.NotEmpty(With(PlantedMember.Lead));
            Assert.NotEmpty(With(PlantedMember.Advertiser));
            Assert.NotEmpty(With(PlantedMember.Audience));
            Assert.NotEmpty(With(PlantedMember.Ordinary));
            Assert.All(network.Members, m => Assert.NotEqual("child", ageOf.GetValueOrDefault(m.Account)));

            // Advertisers give out a contact; the audience likes what they offer and follows them.
            var advertisers = With(PlantedMember.Advertiser).ToHashSet();
            var offers = events.Where(l => l.Kind == EventKinds.Post && advertisers.Contains(l.Actor) && l.Objects.Any(o => o.StartsWith("handle:", StringComparison.Ordinal))).ToList();
            Assert.Equal(advertisers, offers.Select(o => o.Actor).ToHashSet());
            var posts = offers.Select(o => o.Objects[0]).ToHashSet();
            var audience = With(PlantedMember.Audience).ToHashSet();
            Assert.True(events.Count(l => l.Kind is EventKinds.Like or EventKinds.Repost && audience.Contains(l.Actor) && posts.Contains(l.Objects[0])) > offers.Count / 2);
            Assert.Contains(events, l => l.Kind == EventKinds.Follow && audience.Contains(l.Actor) && advertisers.Contains(l.Target!));

            var people = network.Approached!.Select(p => p.Account).ToHashSet();
            Assert.Empty(people.Intersect(role.Keys));
            Assert.All(network.Approached!, p => Assert.Equal(p.Age, ageOf.GetValueOrDefault(p.Account, p.Age)));
            var turnedTo = events.Where(l => l.Target is not null && people.Contains(l.Target) && role.ContainsKey(l.Actor) && l.Kind is EventKinds.Message or EventKinds.Mention or EventKinds.Follow)
                .Select(l => l.Target!).Where(people.Contains).ToHashSet();
            approached.AddRange(network.Approached!.Where(p => turnedTo.Contains(p.Account)).Select(p => (p.Account, p.Age == "child")));
            refused.UnionWith(events.Where(l => people.Contains(l.Actor) && l.Target is not null && role.ContainsKey(l.Target) && l.Kind is EventKinds.Block or EventKinds.Report or "reject").Select(l => l.Actor));
        }

        var children = approached.Where(p => p.Child).ToList();
        var adults = approached.Where(p => !p.Child).ToList();
        Assert.True(children.Count > 20 && adults.Count > 20, $"{children.Count} children, {adults.Count} adults");
        Assert.True(children.Count(p => refused.Contains(p.Account)) / (double)children.Count > 1.2 * adults.Count(p => refused.Contains(p.Account)) / adults.Count);
        Assert.Contains(events, l => l.Kind == "reject");
        Assert.Contains(history.Truth.Planted.SelectMany(p => p.Members), m => m.Role == PlantedMember.Bridge);
    }

    [Fact]
    public void Values_out_of_range_are_named()
    {
        Refused(new AdversaryOptions { Camouflage = 0.96 }, "Camouflage is 0.96; expected 0 to 0.95");
        Refused(new AdversaryOptions { Parts = 9 }, "Parts is 9; expected 1 to 8");
        Refused(new AdversaryOptions { DripSeconds = double.NaN }, "DripSeconds is NaN");
        Refused(new AdversaryOptions { VariedWords = 5 }, "VariedWords is 5");
        Refused(new AdversaryOptions { Approaches = -1 }, "Approaches is -1");
        Refused(new AdversaryOptions { Children = 1 }, "Children is 1");

        static void Refused(AdversaryOptions options, string message) => Assert.Contains(
            message, Assert.Throws<ArgumentException>(() => new Simulator(Platform with { Adversary = options })).Message, StringComparison.Ordinal);
    }

    private static HashSet<string> Members(SimulatedHistory history) => [.. history.Truth.Planted.SelectMany(p => p.Members).Select(m => m.Account)];

    private static Dictionary<string, string> AgesOf(SimulatedHistory history)
    {
        var ages = new Dictionary<string, string>();
        foreach (var line in history.EventFiles.SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var age = json.RootElement.GetProperty("attributes").GetProperty("actor_age").GetString()!;
            Assert.Equal(age, ages.TryAdd(json.RootElement.GetProperty("actor").GetString()!, age) ? age : ages[json.RootElement.GetProperty("actor").GetString()!]);
        }

        return ages;
    }
}
