using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;
using Cordon.Networks.Tests.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Clustering;

public sealed class LeidenUpdateTests
{
    private static readonly ClusteringOptions Options = new() { Resolution = 0.1 };

    [Fact]
    public void Nothing_touched_changes_nothing() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 40], Gen.Int[0, 150]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var before = Leiden.Cluster(graph, Options, TestContext.Current.CancellationToken);
            Assert.Equal(before.ClusterOf, Update(graph, before.ClusterOf, []).ClusterOf);
        });

    [Fact]
    public void A_ring_whose_members_keep_their_old_friends_is_found_at_once()
    {
        // Thirty accounts of thirty groups tie half of their pairs.
        var before = Graphs.Groups(seed: 3, groups: 100, size: 30, inside: 5, across: 1);
        var ring = Enumerable.Range(0, 30).Select(g => g * 30).ToArray();
        var random = new Events.SeededRandom(1);
        var ties = Ties(before);
        for (var a = 0; a < ring.Length; a++)
        {
            for (var b = a + 1; b < ring.Length; b++)
            {
                if (random.Next(2) == 0)
                    ties.Add(new Tie(ring[a], ring[b], 1));
            }
        }

        var after = WeightedGraph.Build(before.Count, ties);
        var labels = Leiden.Cluster(before, Options, TestContext.Current.CancellationToken).ClusterOf;
        var updated = Update(after, labels, ring);
        Assert.InRange(Agreement.BestMatchF1([ring], updated.Groups(2)), 0.95, 1);
        // The rest stays as it was.
        var others = Enumerable.Range(0, before.Count).Where(n => n % 30 != 0).ToArray();
        Assert.InRange(Agreement.Of([.. others.Select(n => labels[n])], [.. others.Select(n => updated.ClusterOf[n])]).AdjustedRand, 0.97, 1);
    }

    [Fact]
    public void Whatever_changes_clusters_stay_connected_and_the_quality_is_at_least_that_of_standing_apart() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 40], Gen.Int[0, 150], Gen.Int[1, 20]).Sample((seed, count, ties, changes) =>
        {
            var before = Graphs.Random(seed, count, ties);
            var random = new Events.SeededRandom(seed);
            var touched = new SortedSet<int>();
            var changed = Ties(before);
            for (var i = 0; i < changes; i++)
            {
                // Half are removed ties, half are new ones, some to a node that is new.
                var tie = new Tie(random.Next(count), random.Next(count + 1), 1);
                if (changed.Count > 0 && i % 2 == 0)
                {
                    var at = random.Next(changed.Count);
                    tie = changed[at];
                    changed.RemoveAt(at);
                }
                else
                {
                    changed.Add(tie);
                }

                touched.UnionWith([tie.A, tie.B]);
            }

            var after = WeightedGraph.Build(count + 1, changed);
            var labels = Leiden.Cluster(before, Options, TestContext.Current.CancellationToken).ClusterOf;
            var updated = Update(after, [.. labels, -1], touched);
            LeidenTests.AssertConnected(after, updated);
            var apart = labels.Select((l, n) => touched.Contains(n) ? count + 1 + n : l).Append(count).ToArray();
            var start = new Partition(apart, (2 * count) + 3).Quality(after, Objective.Cpm, Options.Resolution);
            Assert.True(updated.Quality(after, Objective.Cpm, Options.Resolution) >= start - 1e-6);
        });

    [Fact]
    public void Labels_and_nodes_that_are_out_of_range_are_refused()
    {
        var graph = Graphs.Of(3, (0, 1), (1, 2));
        Assert.StartsWith("2 previous labels for 3 nodes", Assert.Throws<ArgumentException>(() => Update(graph, [0, 0], [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("node 1 was in cluster -2", Assert.Throws<ArgumentException>(() => Update(graph, [0, -2, 0], [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("node 2 was in cluster 3", Assert.Throws<ArgumentException>(() => Update(graph, [0, 0, 3], [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("node 3 is touched", Assert.Throws<ArgumentException>(() => Update(graph, [0, 0, 0], [3])).Message, StringComparison.Ordinal);
        Assert.Equal(0, Update(Graphs.Of(0), [], []).Count);
    }

    private static Partition Update(WeightedGraph graph, IReadOnlyList<int> previous, IReadOnlyCollection<int> touched) =>
        Leiden.Update(graph, previous, touched, Options, TestContext.Current.CancellationToken);

    private static List<Tie> Ties(WeightedGraph graph)
    {
        var ties = new List<Tie>();
        for (var a = 0; a < graph.Count; a++)
        {
            for (var i = 0; i < graph.DegreeOf(a); i++)
            {
                if (graph.NeighboursOf(a)[i] > a)
                    ties.Add(new Tie(a, graph.NeighboursOf(a)[i], graph.WeightsOf(a)[i]));
            }
        }

        return ties;
    }
}
