using Cordon.Networks.Clustering;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Clustering;

public sealed class LevelsTests
{
    [Fact]
    public void The_scan_finds_planted_groups_without_a_resolution_and_says_why()
    {
        var graph = Graphs.Groups(seed: 2, groups: 60, size: 20, inside: 6, across: 4);
        var scan = ResolutionScan.Run(graph, new ClusteringOptions(), TestContext.Current.CancellationToken);
        var truth = Enumerable.Range(0, graph.Count).Select(n => n / 20).ToArray();
        Assert.InRange(Agreement.Of(scan.Chosen.Partition.ClusterOf, truth).AdjustedRand, 0.97, 1);
        Assert.Contains(scan.Chosen, scan.Levels);
        Assert.StartsWith("two random seeds agree to ", scan.Why, StringComparison.Ordinal);
        Assert.True(scan.Chosen.Chance < scan.Chosen.Agreement / 2);
    }

    [Fact]
    public void The_scan_says_so_where_there_is_nothing_but_chance()
    {
        var graph = Graphs.Groups(seed: 2, groups: 1, size: 1500, inside: 8, across: 0);
        var scan = ResolutionScan.Run(graph, new ClusteringOptions(), TestContext.Current.CancellationToken);
        Assert.StartsWith("no level shows more than chance does", scan.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scan_of_any_graph_ends_with_one_of_its_levels() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 12], Gen.Int[0, 30]).Sample((seed, count, ties) =>
        {
            var graph = count == 0 ? Graphs.Of(0) : Graphs.Random(seed, count, ties);
            var scan = ResolutionScan.Run(graph, new ClusteringOptions(), TestContext.Current.CancellationToken);
            Assert.Contains(scan.Chosen, scan.Levels);
            Assert.Equal(graph.Count, scan.Chosen.Partition.ClusterOf.Count);
        }, iter: 30);

    [Fact]
    public void Clusters_that_two_neighbouring_levels_share_are_kept_once()
    {
        Partition Of(params int[] labels) => new(labels, labels.Max() + 1);
        // {0,1,2} stays at all levels; {3,4,5,6} loses a member, then falls apart; {7,8,9} is only at the first.
        var coarse = Of(0, 0, 0, 1, 1, 1, 1, 2, 2, 2);
        var middle = Of(0, 0, 0, 1, 1, 1, 2, 2, 3, 4);
        var fine = Of(0, 0, 0, 1, 2, 3, 4, 5, 6, 7);
        var found = ConsensusClusters.Of([coarse, middle, fine]);
        Assert.Equal([[0, 1, 2], [3, 4, 5, 6]], found.OrderBy(f => f[0]).Select(f => f.ToArray()));
        Assert.Empty(ConsensusClusters.Of([coarse]));
        Assert.Empty(ConsensusClusters.Of([]));
        Assert.Equal([[0, 1, 2]], ConsensusClusters.Of([coarse, middle, fine], jaccard: 0.8).Select(f => f.ToArray()));
    }

    [Fact]
    public void A_cluster_takes_in_who_is_tied_to_it_half_as_densely_as_its_own_nodes()
    {
        // A clique of four; 4 is tied to two of its nodes, 5 to one, 6 to none.
        var graph = Graphs.Of(7, (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (4, 0), (4, 1), (5, 0), (5, 6));
        Assert.Equal([[0, 1, 2, 3, 4], [0, 5, 6]], ConsensusClusters.Complete(graph, [[0, 1, 2, 3], [5, 6]]).Select(c => c.ToArray()));
        Assert.Equal([[6]], ConsensusClusters.Complete(Graphs.Of(7), [[6]]).Select(c => c.ToArray()));
    }

    [Fact]
    public void Consensus_equals_the_naive_search_over_all_pairs() =>
        Gen.Select(Gen.ULong, Gen.Int[4, 30], Gen.Int[1, 4]).Sample((seed, count, levels) =>
        {
            var random = new Events.SeededRandom(seed);
            var labels = Enumerable.Range(0, count).Select(_ => random.Next(4)).ToArray();
            var ladder = new List<Partition>();
            for (var level = 0; level < levels; level++)
            {
                ladder.Add(Partition.From(labels));
                labels = [.. labels.Select(l => random.Next(5) == 0 ? random.Next(4) : l)];
            }

            // Every cluster of a level that has a match at the next, unless that match itself has one further on.
            var expected = new List<int[]>();
            for (var level = 0; level + 1 < levels; level++)
            {
                foreach (var cluster in ladder[level].Groups(3))
                {
                    var match = ladder[level + 1].Groups(3).FirstOrDefault(g => Alike(cluster, g));
                    if (match is not null && (level + 2 == levels || !ladder[level + 2].Groups(3).Any(g => Alike(match, g))))
                        expected.Add([.. cluster]);
                }
            }

            string Shown(IEnumerable<IReadOnlyList<int>> groups) => string.Join(" | ", groups.Select(g => string.Join(",", g)).Order());
            Assert.Equal(Shown(expected), Shown(ConsensusClusters.Of(ladder)));
            static bool Alike(IReadOnlyList<int> a, IReadOnlyList<int> b) => a.Intersect(b).Count() >= 0.7 * a.Union(b).Count();
        });

    [Fact]
    public void Nested_levels_refine_each_other() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 60], Gen.Int[0, 250]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var levels = NestedClusters.Of(graph, [.. new[] { 0.02, 0.1, 0.5 }.Select(r => new ClusteringOptions { Resolution = r })], TestContext.Current.CancellationToken);
            Assert.Equal(3, levels.Count);
            for (var level = 1; level < levels.Count; level++)
            {
                var (coarse, fine) = (levels[level - 1].ClusterOf, levels[level].ClusterOf);
                Assert.All(Enumerable.Range(0, count).GroupBy(n => fine[n]), g => Assert.Single(g.Select(n => coarse[n]).Distinct()));
            }
        }, iter: 30);
}
