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
            }
        });

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

    private static void AssertConnected(WeightedGraph graph, Partition partition)
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
