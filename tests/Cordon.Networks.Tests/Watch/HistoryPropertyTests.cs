using Cordon.Networks.Watch;
using CsCheck;

namespace Cordon.Networks.Tests.Watch;

public sealed class HistoryPropertyTests
{
    private static void Walk(int iterations, Action<NetworkHistory, Sighting, FollowedHistory> check) => Gen.ULong.Sample(seed =>
    {
        var lives = new RandomLives(seed);
        var history = NetworkHistory.Empty;
        for (var step = 0; step < 12; step++)
        {
            var sighting = lives.Next();
            var followed = history.Follow(sighting);
            check(history, sighting, followed);
            history = followed.History;
        }
    }, iter: iterations);

    [Fact]
    public void Matching_by_index_is_matching_of_all_pairs() => Walk(60, (history, sighting, _) =>
    {
        var matching = new Matching(history.Networks, sighting);
        var naive = new NaiveMatching(history.Networks, sighting.Networks);
        Assert.Equal(naive.KnownOf, matching.KnownOf);
        Assert.Equal(naive.ParentOf, matching.ParentOf);
        Assert.Equal(naive.MergedInto, matching.MergedInto);
    });

    [Fact]
    public void Random_lives_have_every_kind_of_change_many_times()
    {
        var counts = new int[Enum.GetValues<ChangeKind>().Length];
        for (var seed = 0UL; seed < 40; seed++)
        {
            var lives = new RandomLives(seed);
            var history = NetworkHistory.Empty;
            for (var step = 0; step < 12; step++)
            {
                var followed = history.Follow(lives.Next());
                foreach (var change in followed.Changes.Changes)
                    counts[(int)change.Kind]++;
                history = followed.History;
            }
        }

        Assert.All(counts, count => Assert.InRange(count, 10, int.MaxValue));
    }

    [Fact]
    public void No_two_networks_would_rather_have_each_other_than_their_partners() => Walk(50, (history, sighting, _) =>
    {
        var matching = new Matching(history.Networks, sighting);
        for (var k = 0; k < history.Networks.Count; k++)
        {
            for (var s = 0; s < sighting.Networks.Count && history.Networks[k].IsLiving; s++)
            {
                var alike = Jaccard(history.Networks[k], sighting.Networks[s]);
                if (matching.Common(k, s) < 2 || alike * 3 < 1)
                    continue;
                var knownHasBetter = matching.SeenOf[k] >= 0 && Jaccard(history.Networks[k], sighting.Networks[matching.SeenOf[k]]) >= alike;
                var seenHasBetter = matching.KnownOf[s] >= 0 && Jaccard(history.Networks[matching.KnownOf[s]], sighting.Networks[s]) >= alike;
                Assert.True(knownHasBetter || seenHasBetter);
            }
        }
    });

    [Fact]
    public void Every_network_has_one_name_one_change_and_figures_that_add_up() => Walk(60, (history, sighting, followed) =>
    {
        var before = history.Networks.ToDictionary(network => network.Id);
        var after = followed.History.Networks.ToDictionary(network => network.Id);
        Assert.Equal(sighting.Networks.Select(network => network.Id).ToHashSet(), followed.LastingIds.Keys.ToHashSet());
        Assert.Equal(sighting.Networks.Count, followed.LastingIds.Values.Distinct().Count());
        Assert.Equal(followed.LastingIds.Values.ToHashSet(), after.Values.Where(network => network.IsLiving).Select(network => network.Id).ToHashSet());
        Assert.Equal(
            followed.LastingIds.Values.Concat(before.Values.Where(network => network.IsLiving).Select(network => network.Id)).ToHashSet(),
            followed.Changes.Changes.Select(change => change.Network).ToHashSet());
        Assert.Equal(followed.Changes.Changes.Count, followed.Changes.Changes.Select(change => change.Network).Distinct().Count());
        foreach (var change in followed.Changes.Changes)
        {
            Assert.NotEmpty(change.Sentences);
            Assert.Equal(change.Kind == ChangeKind.Born, !before.ContainsKey(change.Network));
            Assert.Equal(change.Size == 0, change.Kind is ChangeKind.Died or ChangeKind.Merged);
            if (change.Kind != ChangeKind.Born)
                Assert.Equal(change.Size, change.SizeBefore + change.Joined.Count - change.Left.Count);
            Assert.Equal(after[change.Network].IsLiving ? change.Size : 0, change.Size);
        }
    });

    [Fact]
    public void Nothing_that_was_known_is_forgotten_or_moved_in_time() => Walk(50, (history, _, followed) =>
    {
        foreach (var known in history.Networks)
        {
            var next = followed.History.Networks.Single(network => network.Id == known.Id);
            Assert.True(next.First <= known.First && next.Last >= known.Last);
            var members = next.Members.Concat(next.Former).ToDictionary(member => member.Account);
            Assert.All(known.Members.Concat(known.Former), member =>
                Assert.True(members[member.Account].First <= member.First && members[member.Account].Last >= member.Last));
            Assert.Equal(known.Lineage, next.Lineage.Take(known.Lineage.Count));
        }
    });

    [Fact]
    public void The_file_read_back_is_the_history_and_goes_on_to_the_same_bytes() => Walk(40, (history, sighting, followed) =>
    {
        var again = Watched.Read(Watched.Bytes(history));
        Assert.Equal(Watched.Bytes(history), Watched.Bytes(again));
        var next = again.Follow(sighting);
        Assert.Equal(Watched.Bytes(followed.History), Watched.Bytes(next.History));
        Assert.Equal(Watched.Bytes(followed.Changes), Watched.Bytes(next.Changes));
    });

    [Fact]
    public void The_order_of_the_detection_does_not_matter() => Walk(60, (history, sighting, followed) =>
    {
        var turned = history.Follow(sighting with { Networks = [.. sighting.Networks.Reverse()] });
        Assert.Equal(Watched.Bytes(followed.History), Watched.Bytes(turned.History));
        Assert.Equal(Watched.Bytes(followed.Changes), Watched.Bytes(turned.Changes));
    });

    [Fact]
    public void The_same_detection_again_changes_nothing() => Walk(60, (_, sighting, followed) =>
    {
        var again = followed.History.Follow(sighting);
        Assert.All(again.Changes.Changes, change => Assert.Equal(ChangeKind.Unchanged, change.Kind));
        Assert.Equal(followed.LastingIds.OrderBy(name => name.Key), again.LastingIds.OrderBy(name => name.Key));
        Assert.Equal(Watched.Bytes(followed.History with { Detections = 0 }), Watched.Bytes(again.History with { Detections = 0 }));
    });

    private static decimal Jaccard(KnownNetwork known, SightedNetwork seen)
    {
        var common = known.Members.Select(member => member.Account).Intersect(seen.Members.Select(member => member.Account)).Count();
        return (decimal)common / (known.Members.Count + seen.Members.Count - common);
    }
}
