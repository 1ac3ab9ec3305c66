using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Ties;

namespace Cordon.Networks.Tests.Detecting;

public sealed class NetworkDetectorTests
{
    private static readonly List<Event> TwoRings = Histories.Noisy(seed: 21, accounts: 400, posts: 8000, rings: 2, ringSize: 10, acts: 8);

    [Fact]
    public void Two_rings_are_two_networks_with_reasons_for_all_of_it()
    {
        var detection = Detect(TwoRings);
        Assert.Equal(2, detection.Networks.Count);
        foreach (var network in detection.Networks)
        {
            var numbers = network.Members.Select(m => int.Parse(m.Account.Id[1..])).Order().ToArray();
            Assert.Equal(Enumerable.Range(numbers[0] / 10 * 10, 10), numbers);
            Assert.NotEmpty(network.Reasons);
            Assert.NotEmpty(network.Objects);
            Assert.All(network.ScoreParts, p => Assert.InRange(p.Value, 0, 1));
            Assert.All(network.Members, m => Assert.NotEmpty(m.Reasons));
            Assert.All(network.Members, m => Assert.InRange(m.Strength, 0, 1));
            Assert.All(network.Members, m => Assert.InRange(m.Stability.Share, 0.9, 1));
            Assert.InRange(network.Stability.Share, 0.9, 1);
            Assert.True(network.ScoreRange.Low <= network.ScoreRange.High && network.ScoreRange.High >= network.Score - 0.1);
            Assert.True(network.Chance.Ties > 2 * network.Chance.Expected);
            Assert.Equal(OrdinaryLikelihood.Low, network.Ordinary.Likelihood);
            Assert.All(network.Ties.SelectMany(t => t.Parts), p => Assert.NotEmpty(p.Evidence));
            Assert.Equal(TwoRings.Count(e => network.Members.Any(m => m.Account == e.Actor)), network.Timeline.Events.Sum());
        }
    }

    [Fact]
    public void Evidence_points_at_events_of_the_two_accounts_on_the_object()
    {
        var byId = TwoRings.ToDictionary(e => e.Id);
        foreach (var tie in Detect(TwoRings).Ties)
        {
            foreach (var evidence in tie.Parts.SelectMany(p => p.Evidence))
            {
                var (a, b) = (byId[evidence.EventA], byId[evidence.EventB]);
                Assert.Equal(tie.A, a.Actor);
                Assert.Equal(tie.B, b.Actor);
                Assert.Contains(evidence.Object, a.Objects);
                Assert.Contains(evidence.Object, b.Objects);
                Assert.Equal((a.Time - b.Time).Duration(), evidence.Gap);
                Assert.Equal(TwoRings.Where(e => e.Objects.Contains(evidence.Object)).Select(e => e.Actor).Distinct().Count(), evidence.Fan);
            }
        }
    }

    [Fact]
    public void The_order_of_the_events_and_the_number_of_threads_do_not_matter()
    {
        var shuffled = TwoRings.ToArray();
        new SeededRandom(9).Shuffle(shuffled.AsSpan());
        Assert.Equal(Json(Detect(TwoRings, threads: 1)), Json(Detect(shuffled, threads: 4)));
    }

    [Fact]
    public void Noise_alone_has_no_network()
    {
        var detection = Detect(Histories.Noisy(seed: 22, accounts: 400, posts: 8000, rings: 0, ringSize: 0, acts: 0));
        Assert.Empty(detection.Networks);
    }

    [Fact]
    public void Friends_who_only_talk_are_no_network_and_their_ties_are_not_listed()
    {
        var events = new List<Event>();
        for (var a = 0; a < 6; a++)
        {
            for (var b = 0; b < 6; b++)
            {
                if (a != b)
                {
                    events.Add(Histories.Act($"f{a}-{b}", a, EventKinds.Follow, a, b));
                    events.AddRange(Enumerable.Range(0, 5).Select(i => Histories.Act($"m{a}-{b}-{i}", i, EventKinds.Message, a, b)));
                }
            }
        }

        events.AddRange(Enumerable.Range(100, 3000).Select(i => Histories.Act($"x{i}", i, EventKinds.Message, i, i + 1)));
        var detection = Detect(events);
        Assert.NotEqual(0, detection.Summary.Ties);
        Assert.Empty(detection.Networks);
        Assert.Empty(detection.Ties);
    }

    [Fact]
    public void A_household_that_shares_devices_is_no_network()
    {
        var events = Histories.Noisy(seed: 23, accounts: 200, posts: 2000, rings: 0, ringSize: 0, acts: 0);
        events.AddRange(Enumerable.Range(0, 4).Select(i => Histories.Act($"l{i}", i, EventKinds.Login, i, null, "device:sofa", "address:home")));
        Assert.Empty(Detect(events).Networks);
    }

    [Fact]
    public void Risk_spreads_from_a_seed_with_a_path_and_a_missing_seed_is_noted()
    {
        var seeds = new Dictionary<Entity, SeedLabel> { [Entity.Parse("account:a3")] = SeedLabel.Abusive, [Entity.Parse("account:nobody")] = SeedLabel.Abusive };
        var detection = NetworkDetector.Detect(Table(TwoRings), new DetectionOptions(), seeds, null, TestContext.Current.CancellationToken);
        Assert.Contains(detection.Summary.Notes, n => n.Contains("account:nobody", StringComparison.Ordinal));
        var top = detection.Ranked.Take(10).ToArray();
        Assert.All(top, r => Assert.InRange(int.Parse(r.Account.Id[1..]), 0, 9));
        Assert.All(top.Where(r => r.Seed is null), r => Assert.Equal("account:a3", r.Path[^1].Account.Text));
        Assert.All(detection.Networks.SelectMany(n => n.Members), m => Assert.NotNull(m.Risk));
    }

    [Fact]
    public void Who_is_refused_near_a_trusted_seed_is_riskier_for_it()
    {
        var seeds = new Dictionary<Entity, SeedLabel> { [Entity.Parse("account:a3")] = SeedLabel.Abusive, [Entity.Parse("account:a12")] = SeedLabel.Trusted };
        List<Event> approached = [.. TwoRings, Histories.Act("m", 1, EventKinds.Message, 13, 12)];
        List<Event> refused = [.. approached, Histories.Act("b", 2, EventKinds.Block, 12, 13)];
        Assert.True(RiskOf13(refused) > 1.1 * RiskOf13(approached));

        double RiskOf13(List<Event> events) =>
            NetworkDetector.Detect(Table(events), new DetectionOptions(), seeds, null, TestContext.Current.CancellationToken).Ranked.Single(r => r.Account.Text == "account:a13").Risk;
    }

    [Fact]
    public void An_empty_history_has_an_empty_result()
    {
        var detection = Detect([]);
        Assert.Empty(detection.Networks);
        Assert.Null(detection.Summary.From);
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_the_remedy()
    {
        var wrong = new DetectionOptions { Ties = new() { Window = TimeSpan.FromDays(8) } };
        var problem = Assert.Throws<ArgumentException>(() => NetworkDetector.Detect(new EventTable(), wrong, new Dictionary<Entity, SeedLabel>(), null, TestContext.Current.CancellationToken));
        Assert.Contains("try 60s", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubt_has_its_own_bounds()
    {
        Assert.Contains("try 50", (new DetectionOptions { Draws = 5 }).Problem(), StringComparison.Ordinal);
        Assert.Contains("try 5000", (new DetectionOptions { LeastMembers = 9, MostMembers = 8 }).Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_larger_than_a_network_may_be_is_none()
    {
        Assert.Equal(2, Detect(TwoRings).Networks.Count);
        var small = new DetectionOptions { MostMembers = 9 };
        Assert.Empty(NetworkDetector.Detect(Table(TwoRings), small, new Dictionary<Entity, SeedLabel>(), null, TestContext.Current.CancellationToken).Networks);
    }

    [Fact]
    public void The_real_posts_give_the_same_bytes_twice()
    {
        var events = Histories.Real();
        var first = Detect(events);
        Assert.NotEmpty(first.Networks);
        Assert.Equal(Json(first), Json(Detect(events)));
    }

    private static Detection Detect(IEnumerable<Event> events, int threads = 2) =>
        NetworkDetector.Detect(Table(events), new DetectionOptions { Threads = threads }, new Dictionary<Entity, SeedLabel>(), null, TestContext.Current.CancellationToken);

    private static EventTable Table(IEnumerable<Event> events)
    {
        var table = new EventTable();
        foreach (var e in events)
            table.Add(e);
        return table;
    }

    private static string Json(Detection detection)
    {
        using var stream = new MemoryStream();
        NetworksJson.Write(stream, detection);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
