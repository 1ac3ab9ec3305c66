using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Graph;

public sealed class ComponentAndCoreTests
{
    [Fact]
    public void Components_are_what_can_be_reached_named_by_the_smallest_node() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 80], Gen.Int[0, 90]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var expected = Reached(graph);
            Assert.Equal(expected, ConnectedComponents.Of(graph, 0, TestContext.Current.CancellationToken));
            Assert.Equal(expected.Distinct().Count(), ConnectedComponents.Count(expected));
        });

    [Fact]
    public void Core_numbers_are_those_of_peeling_one_node_after_another() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 60], Gen.Int[0, 400]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            Assert.Equal(Peeled(graph), CoreNumbers.Of(graph, 0, TestContext.Current.CancellationToken));
        });

    [Fact]
    public void On_many_blocks_and_any_number_of_threads_components_and_cores_are_the_same()
    {
        // Sparse enough for many components.
        var graph = Graphs.Random(5, 200_000, 130_000);
        var components = ConnectedComponents.Of(graph, 1, TestContext.Current.CancellationToken);
        Assert.Equal(Reached(graph), components);
        var cores = CoreNumbers.Of(graph, 1, TestContext.Current.CancellationToken);
        Assert.Equal(Peeled(graph), cores);
        foreach (var threads in new[] { 2, 7 })
        {
            Assert.Equal(components, ConnectedComponents.Of(graph, threads, TestContext.Current.CancellationToken));
            Assert.Equal(cores, CoreNumbers.Of(graph, threads, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void A_path_of_a_million_accounts_is_one_component_and_a_core_of_one()
    {
        const int Count = 1_000_000;
        var graph = WeightedGraph.Build(Count, Enumerable.Range(0, Count - 1).ToArray(), Enumerable.Range(1, Count - 1).ToArray());
        Assert.DoesNotContain(ConnectedComponents.Of(graph, 0, TestContext.Current.CancellationToken), label => label != 0);
        Assert.DoesNotContain(CoreNumbers.Of(graph, 0, TestContext.Current.CancellationToken), core => core != 1);
    }

    [Fact]
    public void A_star_of_a_million_accounts_is_one_component_and_a_core_of_one()
    {
        const int Count = 1_000_000;
        var graph = WeightedGraph.Build(Count, Enumerable.Repeat(Count - 1, Count - 1).ToArray(), Enumerable.Range(0, Count - 1).ToArray());
        Assert.DoesNotContain(ConnectedComponents.Of(graph, 0, TestContext.Current.CancellationToken), label => label != 0);
        Assert.DoesNotContain(CoreNumbers.Of(graph, 0, TestContext.Current.CancellationToken), core => core != 1);
    }

    [Fact]
    public void Cliques_of_many_sizes_have_their_own_core_numbers()
    {
        var ties = new List<(int, int)>();
        var expected = new List<int>();
        for (var size = 2; size < 40; size++)
        {
            var first = expected.Count;
            for (var a = 0; a < size; a++)
            {
                expected.Add(size - 1);
                for (var b = 0; b < a; b++)
                    ties.Add((first + a, first + b));
            }
        }

        Assert.Equal(expected, CoreNumbers.Of(Graphs.Of(expected.Count, [.. ties]), 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Label_propagation_finds_planted_groups_the_same_on_any_number_of_threads()
    {
        var graph = Graphs.Planted(11, 12, 40, 0.4, 0.002);
        var found = LabelPropagation.Cluster(graph, 1, 1, TestContext.Current.CancellationToken);
        for (var node = 0; node < graph.Count; node++)
            Assert.Equal(found.ClusterOf[node / 40 * 40], found.ClusterOf[node]);
        Assert.Equal(12, found.Count);
        var large = Graphs.Random(5, 50_000, 300_000);
        var one = LabelPropagation.Cluster(large, 1, 1, TestContext.Current.CancellationToken);
        Assert.Equal(one.ClusterOf, LabelPropagation.Cluster(large, 1, 3, TestContext.Current.CancellationToken).ClusterOf);
    }

    [Fact]
    public void Labels_stay_within_their_component() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 80], Gen.Int[0, 90]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            var components = Reached(graph);
            var labels = LabelPropagation.Cluster(graph, seed, 0, TestContext.Current.CancellationToken).ClusterOf;
            Assert.All(Enumerable.Range(0, count).GroupBy(n => labels[n]), cluster => Assert.Single(cluster.Select(n => components[n]).Distinct()));
        });

    private static int[] Reached(WeightedGraph graph)
    {
        var labels = Enumerable.Repeat(-1, graph.Count).ToArray();
        var stack = new Stack<int>();
        for (var first = 0; first < graph.Count; first++)
        {
            if (labels[first] >= 0)
                continue;
            labels[first] = first;
            stack.Push(first);
            while (stack.TryPop(out var node))
            {
                foreach (var next in graph.NeighboursOf(node))
                {
                    if (labels[next] >= 0)
                        continue;
                    labels[next] = first;
                    stack.Push(next);
                }
            }
        }

        return labels;
    }

    private static int[] Peeled(WeightedGraph graph)
    {
        var left = Enumerable.Range(0, graph.Count).Select(graph.DegreeOf).ToArray();
        var queue = new PriorityQueue<int, int>(left.Select((d, n) => (n, d)));
        var cores = Enumerable.Repeat(-1, graph.Count).ToArray();
        var core = 0;
        while (queue.TryDequeue(out var node, out var degree))
        {
            if (cores[node] >= 0 || degree != left[node])
                continue;
            cores[node] = core = Math.Max(core, degree);
            foreach (var next in graph.NeighboursOf(node))
            {
                if (cores[next] < 0)
                    queue.Enqueue(next, --left[next]);
            }
        }

        return cores;
    }
}
