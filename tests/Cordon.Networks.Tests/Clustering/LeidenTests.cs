using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Clustering;

public sealed class LeidenTests
{
    private static readonly ClusteringOptions Cpm = new();
    private static readonly ClusteringOptions Modularity = new() { Objective = Objective.Modularity, Resolution = 1 };

    [Fact]
    public void Two_cliques_with_a_bridge_are_two_clusters()
    {
        var graph = Graphs.Of(8, (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (4, 5), (4, 6), (4, 7), (5, 6), (5, 7), (6, 7), (3, 4));
        foreach (var options in new[] { Cpm with { Resolution = 0.3 }, Modularity })
        {
            var partition = Cluster(graph, options);
            Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], partition.ClusterOf);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public void Planted_groups_are_found_again(double inside)
    {
        var graph = Graphs.Planted(seed: 7, groups: 40, size: 30, inside * 3, across: 0.004);
        var partition = Cluster(graph, Cpm with { Resolution = 0.06 });
        var whole = Enumerable.Range(0, 40).Count(g => Enumerable.Range(g * 30, 30).Select(n => partition.ClusterOf[n]).Distinct().Count() == 1);
        Assert.InRange(whole, 38, 40);
        Assert.InRange(partition.Count, 40, 44);
    }

    [Fact]
    public void The_quality_of_a_known_graph_is_right()
    {
        // Two triangles and a bridge: modularity (3+3)/7 − 2·(7/14)², CPM (3 − 3γ)·2 of 7.
        var graph = Graphs.Of(6, (0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3));
        var partition = new Partition([0, 0, 0, 1, 1, 1], 2);
        Assert.Equal((6.0 / 7) - 0.5, partition.Quality(graph, Objective.Modularity, 1), 12);
        Assert.Equal(2 * (3 - (3 * 0.2)) / 7, partition.Quality(graph, Objective.Cpm, 0.2), 12);
    }

    [Fact]
    public void Clusters_are_connected_numbered_in_order_and_no_single_move_improves_them() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 60], Gen.Int[0, 250], Gen.Double[0.01, 1]).Sample((seed, count, ties, resolution) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            foreach (var options in new[] { Cpm with { Resolution = resolution, Iterations = 100 }, Modularity with { Iterations = 100 } })
            {
                var partition = Cluster(graph, options);
                AssertNumbered(partition);
                AssertConnected(graph, partition);
                AssertNoBetterMove(graph, partition, options);
                AssertNoBetterMerge(graph, partition, options);
            }
        });

    [Fact]
    public void With_negative_ties_clusters_are_connected_by_positive_ones_and_no_single_move_improves_them() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 40], Gen.Int[0, 200], Gen.Double[0.01, 1]).Sample((seed, count, ties, resolution) =>
        {
            var graph = Graphs.Signed(seed, count, ties);
            foreach (var options in new[] { Cpm with { Resolution = resolution, Iterations = 100 }, Modularity with { Iterations = 100 } })
            {
                var partition = Cluster(graph, options);
                AssertConnected(graph.PositivePart(), partition);
                AssertNoBetterMove(graph, partition, options);
            }
        });

    [Fact]
    public void Two_cliques_that_quarrel_are_two_clusters_however_many_friends_they_share()
    {
        // All within are friends; every cross pair is tied too, most against.
        var ties = new List<Tie>();
        for (var a = 0; a < 10; a++)
        {
            for (var b = a + 1; b < 10; b++)
                ties.Add(new Tie(a, b, a / 5 == b / 5 || b == a + 5 ? 1 : -1));
        }

        foreach (var options in new[] { Cpm, Modularity })
            Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], Cluster(WeightedGraph.Build(10, ties), options).ClusterOf);
    }

    [Fact]
    public void A_component_is_clustered_as_if_it_were_alone() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 40], Gen.Int[0, 150], Gen.Double[0.01, 0.6]).Sample((seed, count, ties, resolution) =>
        {
            WeightedGraph[] graphs = [Graphs.Random(seed, count, ties), Graphs.Signed(seed + 1, count, ties), Graphs.Random(seed + 2, count + 5, ties / 2)];
            var (union, nodes) = Graphs.Union(seed, graphs);
            var options = Cpm with { Resolution = resolution };
            var together = Cluster(union, options);
            for (var g = 0; g < graphs.Length; g++)
                Assert.Equal(Cluster(graphs[g], options).ClusterOf, Restricted(together, nodes[g]));
        });

    [Fact]
    public void A_large_component_is_clustered_as_if_it_were_alone()
    {
        var large = Graphs.Groups(seed: 4, groups: 800, size: 25, inside: 4, across: 1);
        var (union, nodes) = Graphs.Union(9, large, Graphs.Groups(seed: 5, groups: 30, size: 25, inside: 4, across: 1), Graphs.Of(40, (0, 1), (1, 2)));
        var options = Cpm with { Resolution = 0.08, Iterations = 2 };
        Assert.Equal(Cluster(large, options).ClusterOf, Restricted(Cluster(union, options), nodes[0]));
    }

    [Theory]
    [InlineData(Objective.Cpm, 0.45)]
    [InlineData(Objective.Modularity, 1)]
    public void Where_nearly_all_are_tied_any_number_of_threads_gives_the_same_clusters_and_no_single_move_improves_them(Objective objective, double resolution)
    {
        // Dense enough for each node of a batch to be a neighbour of the others.
        var graph = Graphs.Planted(seed: 11, groups: 6, size: 60, inside: 0.9, across: 0.3);
        var options = new ClusteringOptions { Objective = objective, Resolution = resolution, Iterations = 100 };
        var expected = Cluster(graph, options with { Threads = 1 });
        Assert.Equal(6, expected.Count);
        AssertConnected(graph, expected);
        AssertNoBetterMove(graph, expected, options);
        foreach (var threads in new[] { 2, 3, 8 })
            Assert.Equal(expected.ClusterOf, Cluster(graph, options with { Threads = threads }).ClusterOf);
    }

    [Fact]
    public void A_clique_is_one_cluster_at_any_number_of_threads()
    {
        var ties = new List<Tie>();
        for (var a = 0; a < 300; a++)
        {
            for (var b = a + 1; b < 300; b++)
                ties.Add(new Tie(a, b, 1));
        }

        var clique = WeightedGraph.Build(300, ties);
        foreach (var options in new[] { Cpm, Modularity })
        {
            foreach (var threads in new[] { 1, 2, 8 })
                Assert.Equal(1, Cluster(clique, options with { Threads = threads }).Count);
        }
    }

    [Theory]
    [InlineData(Objective.Cpm, 0.08)]
    [InlineData(Objective.Modularity, 1)]
    public void Any_number_of_threads_gives_the_same_clusters(Objective objective, double resolution)
    {
        // Large enough for batches and for reordering; with weights, signs and many small components beside.
        var groups = Graphs.Groups(seed: 6, groups: 1000, size: 20, inside: 4, across: 1);
        var (union, _) = Graphs.Union(3, groups, Graphs.Random(1, 300, 200), Graphs.Signed(2, 300, 250));
        var options = new ClusteringOptions { Objective = objective, Resolution = resolution, Iterations = 3 };
        var expected = Cluster(union, options with { Threads = 1 }).ClusterOf;
        foreach (var threads in new[] { 1, 2, 3, 8 })
            Assert.Equal(expected, Cluster(union, options with { Threads = threads }).ClusterOf);
    }

    [Fact]
    public void Large_graphs_give_back_their_groups()
    {
        var graph = Graphs.Groups(seed: 8, groups: 1000, size: 20, inside: 5, across: 1);
        var truth = Enumerable.Range(0, graph.Count).Select(n => n / 20).ToArray();
        var partition = Cluster(graph, Cpm with { Resolution = 0.05 });
        Assert.InRange(Agreement.Of(partition.ClusterOf, truth).AdjustedRand, 0.99, 1);
        Assert.True(partition.Quality(graph, Objective.Cpm, 0.05) >= Partition.From(truth).Quality(graph, Objective.Cpm, 0.05));
    }

    [Fact]
    public void A_long_path_a_large_star_and_a_clique_end_and_their_clusters_are_right()
    {
        var path = Cluster(Graphs.Of(200_000, [.. Enumerable.Range(0, 199_999).Select(i => (i, i + 1))]), Cpm);
        // A piece of n gains n − 1 − γ·n(n − 1)/2 of its ties: per node most at n = √(2/γ) = 8.
        Assert.InRange(200_000.0 / path.Count, 6, 10);
        var star = Cluster(Graphs.Of(200_000, [.. Enumerable.Range(1, 199_999).Select(i => (0, i))]), Cpm);
        // A leaf gains 1 − γ·m by joining the hub's cluster of m: the last at m = 33.
        Assert.InRange(star.Groups(2).Single().Count, 33, 34);
        Assert.Equal(1, Cluster(Graphs.Planted(seed: 1, groups: 1, size: 700, inside: 1, across: 0), Cpm).Count);
    }

    [Fact]
    public void The_same_seed_gives_the_same_clusters()
    {
        var graph = Graphs.Planted(seed: 3, groups: 20, size: 20, inside: 0.4, across: 0.02);
        Assert.Equal(Cluster(graph, Cpm).ClusterOf, Cluster(graph, Cpm).ClusterOf);
    }

    [Fact]
    public void A_graph_without_ties_is_all_single_accounts()
    {
        Assert.Equal(5, Cluster(Graphs.Of(5), Cpm).Count);
        Assert.Equal(0, Cluster(Graphs.Of(0), Cpm).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_resolution_that_is_not_above_zero_is_refused(double resolution) =>
        Assert.Throws<ArgumentException>(() => Cluster(Graphs.Of(2, (0, 1)), Cpm with { Resolution = resolution }));

    // The clusters of some nodes, numbered in the order of their first node.
    private static List<int> Restricted(Partition partition, int[] nodes)
    {
        var numbers = new Dictionary<int, int>();
        var clusters = new List<int>();
        foreach (var node in nodes)
        {
            numbers.TryAdd(partition.ClusterOf[node], numbers.Count);
            clusters.Add(numbers[partition.ClusterOf[node]]);
        }

        return clusters;
    }

    private static Partition Cluster(WeightedGraph graph, ClusteringOptions options) =>
        Leiden.Cluster(graph, options, TestContext.Current.CancellationToken);

    private static void AssertNumbered(Partition partition)
    {
        var next = 0;
        foreach (var cluster in partition.ClusterOf)
        {
            Assert.InRange(cluster, 0, next);
            next = Math.Max(next, cluster + 1);
        }

        Assert.Equal(partition.Count, next);
    }

    internal static void AssertConnected(WeightedGraph graph, Partition partition)
    {
        for (var cluster = 0; cluster < partition.Count; cluster++)
        {
            var members = Enumerable.Range(0, graph.Count).Where(n => partition.ClusterOf[n] == cluster).ToHashSet();
            var reached = new HashSet<int> { members.First() };
            var queue = new Queue<int>(reached);
            while (queue.TryDequeue(out var node))
            {
                foreach (var neighbour in graph.NeighboursOf(node))
                {
                    if (members.Contains(neighbour) && reached.Add(neighbour))
                        queue.Enqueue(neighbour);
                }
            }

            Assert.Equal(members.Count, reached.Count);
        }
    }

    private static void AssertNoBetterMerge(WeightedGraph graph, Partition partition, ClusteringOptions options)
    {
        var quality = partition.Quality(graph, options.Objective, options.Resolution);
        for (var a = 0; a < Math.Min(partition.Count, 12); a++)
        {
            for (var b = a + 1; b < Math.Min(partition.Count, 12); b++)
            {
                var merged = partition.ClusterOf.Select(c => c == b ? a : c).ToArray();
                Assert.True(new Partition(merged, partition.Count).Quality(graph, options.Objective, options.Resolution) <= quality + 1e-6);
            }
        }
    }

    private static void AssertNoBetterMove(WeightedGraph graph, Partition partition, ClusteringOptions options)
    {
        var quality = partition.Quality(graph, options.Objective, options.Resolution);
        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var neighbour in graph.NeighboursOf(node))
            {
                var moved = partition.ClusterOf.ToArray();
                moved[node] = partition.ClusterOf[neighbour];
                Assert.True(new Partition(moved, partition.Count).Quality(graph, options.Objective, options.Resolution) <= quality + 1e-6);
            }
        }
    }
}
