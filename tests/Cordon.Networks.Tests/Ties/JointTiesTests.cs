using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Ties;

public sealed class JointTiesTests
{
    [Fact]
    public void Joint_ties_equal_the_naive_reference_on_random_histories()
    {
        var joint = 0;
        Gen.Select(Gen.ULong, Gen.Int[5, 50], Gen.Int[10, 300], Gen.Int[0, 3], Gen.Int[2, 10], Gen.Int[2, 8], Gen.Int[5, 200]).Sample(
            (seed, accounts, posts, rings, size, acts, seconds) =>
            {
                var options = new TieOptions { Window = TimeSpan.FromSeconds(seconds), FalseDiscoveryRate = seed % 2 == 0 ? 0.01 : 0.5 };
                Interlocked.Add(ref joint, AssertEqualsNaive(Histories.Spread(seed, accounts, posts, rings, size, acts), options));
            },
            iter: 60);
        Assert.NotEqual(0, joint);
    }

    [Fact]
    public void Posts_that_carry_several_things_equal_the_naive_reference()
    {
        var joint = 0;
        Gen.Select(Gen.ULong, Gen.Int[5, 60], Gen.Int[40, 300]).Sample(
            (seed, accounts, posts) =>
            {
                var random = new SeededRandom(seed);
                var events = Enumerable.Range(0, posts).Select(i =>
                {
                    // Bursts of a few hours in which posts often carry a link, its domain, a tag, a picture and a text of few.
                    var link = random.Next(12);
                    string[] things = [$"link:https://s{link % 3}.example/{link}", $"domain:s{link % 3}.example", $"tag:g{random.Next(20)}", $"media:m{random.Next(20)}", $"text:t{random.Next(20)}"];
                    return Histories.Post($"p{i}", (random.Next(6) * 90_000) + random.Next(900), random.Next(accounts), [.. things.Where(_ => random.Next(3) > 0)]);
                }).ToList();

                // A ring whose posts carry some of the things of its own of the day, and so often several of one moment.
                for (var act = 0; act < 5; act++)
                {
                    string[] things = [$"link:https://ring.example/{act}", $"tag:ring{act}", $"media:ring{act}", $"text:ring{act}"];
                    string[] carried = [.. things.Where(_ => random.Next(2) == 0)];
                    for (var member = 0; member < 5; member++)
                        events.Add(Histories.Post($"r{act}-{member}", (act * 90_000) + 1200 + random.Next(90), member, carried));
                }

                Interlocked.Add(ref joint, AssertEqualsNaive(events, new TieOptions { FalseDiscoveryRate = 0.5 }));
            },
            iter: 60);
        Assert.NotEqual(0, joint);
    }

    [Fact]
    public void A_ring_that_does_something_else_each_time_is_tied_by_all_kinds_together()
    {
        var found = Ties(Histories.Spread(seed: 3, accounts: 300, posts: 3000, rings: 1, ringSize: 8, acts: 4));
        Assert.InRange(found.Joint.Ties, 10, 28);
        var joint = found.Layers.SelectMany(l => l.Ties).Where(t => t.IsJoint).GroupBy(t => (t.A, t.B)).ToArray();
        Assert.Equal(found.Joint.Ties, joint.Length);
        Assert.All(joint, parts =>
        {
            Assert.InRange(parts.Count(), 2, 4);
            Assert.InRange(parts.Sum(p => p.Count), 3, 4);
            Assert.Single(parts.Select(p => p.Joint).Distinct());
            Assert.All(parts, p => Assert.InRange(p.Surprise, 0, p.Joint));
            Assert.All(parts, p => Assert.InRange(p.Expected, 0, 0.1));
            Assert.All(parts, p => Assert.Equal(p.Count, p.Evidence.Length));
        });
    }

    [Fact]
    public void Posts_that_show_a_link_a_tag_and_a_picture_at_once_are_one_moment()
    {
        // Twice the same three things together would be six meetings in three kinds.
        var events = Histories.Spread(seed: 4, accounts: 300, posts: 3000, rings: 0, ringSize: 0, acts: 0);
        for (var act = 0; act < 2; act++)
        {
            for (var account = 0; account < 6; account++)
                events.Add(Histories.Post($"x{act}-{account}", (act * 90_000) + account, account, $"link:https://x.example/{act}", $"tag:x{act}", $"media:x{act}"));
        }

        Assert.Equal(0, Ties(events, repeat: 3).Joint.Ties);
    }

    [Fact]
    public void What_a_kind_ties_by_itself_is_no_joint_tie()
    {
        var found = Ties(Histories.Spread(seed: 5, accounts: 300, posts: 3000, rings: 2, ringSize: 8, acts: 16));
        var coActions = found.Layers.Where(l => TieKinds.FamilyOf(l.Kind) == TieFamily.CoAction).SelectMany(l => l.Ties).GroupBy(t => (t.A, t.B)).ToArray();
        Assert.Contains(coActions, t => t.All(p => !p.IsJoint));
        Assert.All(coActions, t => Assert.True(t.All(p => p.IsJoint) || t.All(p => !p.IsJoint)));
    }

    [Fact]
    public void Chance_alone_makes_no_joint_tie() => Assert.Equal(0, Enumerable.Range(0, 20).Sum(seed =>
        Ties(Histories.Spread((ulong)seed, accounts: 150, posts: 3000, rings: 0, ringSize: 0, acts: 0)).Joint.Ties));

    [Fact]
    public void Times_are_near_when_one_is_within_the_window() =>
        Gen.Select(Gen.Long[-300, 300].Array[0, 40], Gen.Long[1, 60]).Sample((times, window) =>
        {
            var apart = new ApartTimes(window);
            var kept = new List<long>();
            foreach (var time in times)
            {
                Assert.Equal(kept.Exists(k => Math.Abs(k - time) <= window), apart.IsNear(time));
                if (apart.IsNear(time))
                    continue;
                apart.Add(time);
                kept.Add(time);
            }
        });

    [Fact]
    public void Pairs_over_kinds_are_counted_as_in_a_dictionary() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 6], Gen.Int[1, 3]).Array[0, 9000].Sample(
            meetings =>
            {
                var pairs = new JointPairs();
                var naive = new Dictionary<ulong, List<int>>();
                foreach (var (account, kind, repeat) in meetings)
                {
                    for (var i = 0; i < repeat; i++)
                    {
                        var pair = AccountPair.Of(account, account * 7919);
                        pairs.Add(pair, (TieKind)kind);
                        naive.TryAdd(pair, []);
                        naive[pair].Add(kind);
                    }
                }

                Assert.Equal(naive.Where(p => p.Value.Count >= 3 && p.Value.Distinct().Count() >= 2).Select(p => p.Key).Order(), pairs.AtLeast(3));
            },
            iter: 50);

    private static FoundTies Ties(IEnumerable<Event> events, int repeat = 2) => NetworkDetector.FindTies(
        Histories.Table(events), new DetectionOptions { Ties = new TieOptions { Repeat = repeat } }, null, TestContext.Current.CancellationToken);

    private static int AssertEqualsNaive(List<Event> events, TieOptions options)
    {
        var table = Histories.Table(events);
        var found = NetworkDetector.FindTies(table, new DetectionOptions { Ties = options, Threads = 1 }, null, TestContext.Current.CancellationToken);
        var joint = found.Layers.SelectMany(l => l.Ties).Where(t => t.IsJoint).GroupBy(t => (t.A, t.B)).ToDictionary(g => Ordered(table.Accounts.NameOf(g.Key.A), table.Accounts.NameOf(g.Key.B)), g => g.OrderBy(t => t.Kind).ToArray());
        var naive = new NaiveJointTies(events, options).Find();
        Assert.Equal(naive.Keys.Order(), joint.Keys.Order());
        foreach (var (pair, expected) in naive)
        {
            var parts = joint[pair];
            Assert.Equal(expected.Parts, string.Join(' ', parts.Select(p => $"{p.Kind} {p.Count} of {p.Shared}")));
            Assert.All(parts, p => Assert.Equal(expected.Surprise, p.Joint, 1e-9 * Math.Max(1, expected.Surprise)));
            Assert.Equal(expected.Weight, 1 - parts.Aggregate(1.0, (doubt, p) => doubt * (1 - p.Weight)), 1e-9);
        }

        return joint.Count;
    }

    private static (string A, string B) Ordered(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}
