using Cordon.Networks.Graph;
using CsCheck;

namespace Cordon.Networks.Tests.Graph;

public sealed class WeightedGraphTests
{
    [Fact]
    public void Parallel_ties_add_up_and_self_ties_are_left_out()
    {
        var graph = WeightedGraph.Build(3, [new Tie(0, 1, 1), new Tie(1, 0, 2), new Tie(2, 2, 5)]);
        Assert.Equal(1, graph.Ties);
        Assert.Equal([1], graph.NeighboursOf(0).ToArray());
        Assert.Equal([3f], graph.WeightsOf(1).ToArray());
        Assert.Equal(0, graph.DegreeOf(2));
    }

    [Fact]
    public void Rows_are_sorted_symmetric_and_hold_every_tie() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 40], Gen.Int[0, 300]).Sample((seed, count, ties) =>
        {
            var graph = Graphs.Random(seed, count, ties);
            for (var a = 0; a < count; a++)
            {
                var row = graph.NeighboursOf(a).ToArray();
                Assert.Equal(row.Order().Distinct(), row);
                for (var i = 0; i < row.Length; i++)
                {
                    var back = graph.NeighboursOf(row[i]).BinarySearch(a);
                    Assert.True(back >= 0);
                    Assert.Equal(graph.WeightsOf(a)[i], graph.WeightsOf(row[i])[back], 1e-4f);
                }
            }
        });

    [Fact]
    public void Edge_lists_are_read_with_commas_spaces_comments_headers_and_weights()
    {
        var list = EdgeList.Read(
            new StringReader("source,target,weight\n# comment\na,b\nb c 2.5\n\nc\ta\t0.5\n\"a\",\"d\",1,extra\na,a\nlonely\na,b,minus\na,b,-1\n"),
            TestContext.Current.CancellationToken);
        Assert.Equal(4, list.Graph.Count);
        Assert.Equal(4, list.Graph.Ties);
        Assert.Equal(3, list.Rejected);
        Assert.Equal(1, list.SelfTies);
        Assert.Equal(2.5f, list.Graph.WeightsOf(list.Find("c"))[list.Graph.NeighboursOf(list.Find("c")).IndexOf(list.Find("b"))]);
        Assert.StartsWith("line 9: 'lonely'", list.Problems[0], StringComparison.Ordinal);
        Assert.Contains("'minus' is not a number above 0", list.Problems[1], StringComparison.Ordinal);
    }
}
