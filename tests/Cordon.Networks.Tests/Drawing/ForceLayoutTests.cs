using System.Diagnostics;
using Cordon.Networks.Drawing;
using CsCheck;

namespace Cordon.Networks.Tests.Drawing;

public sealed class ForceLayoutTests
{
    private static readonly Gen<(int Nodes, LayoutEdge[] Edges)> Graphs =
        from nodes in Gen.Int[1, 70]
        from edges in Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Double[0.001, 5]).Select((a, b, weight) => new LayoutEdge(a, b, weight)).Array[0, 150]
        select (nodes, edges);

    [Fact]
    public void Any_graph_gets_finite_distinct_and_repeatable_places() => Graphs.Sample(graph =>
    {
        var points = ForceLayout.Place(graph.Nodes, graph.Edges);
        Assert.Equal(graph.Nodes, points.Length);
        Assert.Equal(points, ForceLayout.Place(graph.Nodes, graph.Edges));
        Assert.All(points, point => Assert.True(double.IsFinite(point.X) && double.IsFinite(point.Y)));
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.True(Distance(points[i], points[j]) > ForceLayout.Spacing * 0.7, $"nodes {j} and {i} lie {Distance(points[i], points[j])} apart");
        }
    }, iter: 120);

    [Fact]
    public void Parts_without_a_tie_between_them_stay_together()
    {
        var edges = new List<LayoutEdge>();
        for (var i = 0; i < 200; i++)
        {
            if (i % 10 != 9)
                edges.Add(new LayoutEdge(i, i + 1, 1));
        }

        var points = ForceLayout.Place(240, edges.ToArray());
        var farthest = points.Max(point => Distance(point, default));
        Assert.InRange(farthest, Math.Sqrt(240), 4 * Math.Sqrt(240));
    }

    [Fact]
    public void Tied_nodes_are_nearer_to_each_other_than_strangers()
    {
        var edges = new List<LayoutEdge>();
        for (var i = 0; i < 60; i++)
        {
            for (var j = i + 1; j < 60; j++)
            {
                if (i / 15 == j / 15 || (i + j) % 97 == 0)
                    edges.Add(new LayoutEdge(i, j, 1));
            }
        }

        var points = ForceLayout.Place(60, edges.ToArray());
        var (tied, all, pairs) = (0.0, 0.0, 0);
        foreach (var edge in edges)
            tied += Distance(points[edge.A], points[edge.B]) / edges.Count;
        for (var i = 0; i < 60; i++)
        {
            for (var j = i + 1; j < 60; j++, pairs++)
                all += Distance(points[i], points[j]);
        }

        Assert.True(tied * 2 < all / pairs, $"tied {tied}, all {all / pairs}");
    }

    [Fact]
    public void The_picture_is_centred_and_wider_than_high()
    {
        var edges = Enumerable.Range(0, 29).Select(i => new LayoutEdge(i, i + 1, 1)).ToArray();
        var points = ForceLayout.Place(30, edges);
        Assert.Equal(0, points.Average(point => point.X), 6);
        Assert.Equal(0, points.Average(point => point.Y), 6);
        Assert.True(points.Sum(point => point.X * point.X) > points.Sum(point => point.Y * point.Y));
    }

    [Fact]
    public void No_nodes_give_no_places() => Assert.Empty(ForceLayout.Place(0, []));

    [Theory]
    [InlineData(0, 3, 1.0)]
    [InlineData(-1, 1, 1.0)]
    [InlineData(0, 1, 0.0)]
    [InlineData(0, 1, double.NaN)]
    public void An_edge_that_cannot_be_is_refused_by_name(int a, int b, double weight)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ForceLayout.Place(3, [new LayoutEdge(a, b, weight)]));
        Assert.Contains($"edge {a}-{b}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_thousand_nodes_are_placed_in_seconds()
    {
        var random = new Random(3);
        var edges = Enumerable.Range(0, 10_000).Select(_ => new LayoutEdge(random.Next(2_000), random.Next(2_000), 1)).ToArray();
        var clock = Stopwatch.StartNew();
        Assert.Equal(2_000, ForceLayout.Place(2_000, edges).Length);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}; a quadratic step takes far longer");
    }

    private static double Distance(LayoutPoint a, LayoutPoint b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
