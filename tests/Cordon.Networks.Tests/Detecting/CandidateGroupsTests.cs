using Cordon.Networks.Clustering;
using Cordon.Networks.Detecting;

namespace Cordon.Networks.Tests.Detecting;

public sealed class CandidateGroupsTests
{
    [Fact]
    public void A_network_that_acts_in_parts_is_a_candidate_as_a_whole_and_in_parts()
    {
        // Three parts of eight, each tied throughout; one tie in eight leads to each of the other two.
        var graph = Layers.Graph(
            Layers.Ring(0, 8, 7), Layers.Ring(8, 8, 7), Layers.Ring(16, 8, 7),
            Enumerable.Range(0, 8).Select(i => Layers.Tie(i, 8 + i, 1)),
            Enumerable.Range(0, 8).Select(i => Layers.Tie(8 + i, 16 + i, 1)),
            Enumerable.Range(0, 8).Select(i => Layers.Tie(i, 16 + i, 1)));
        var options = new DetectionOptions { Clustering = new() { Resolution = 0.1 } };
        var partition = Leiden.Cluster(graph.Graph, options.Clustering, TestContext.Current.CancellationToken);
        var sizes = CandidateGroups.Of(partition, options, at => Leiden.Cluster(graph.Graph, at)).Select(g => g.Count).ToArray();
        Assert.Equal(3, partition.Count);
        Assert.Contains(24, sizes);
        Assert.Contains(8, sizes);
    }
}
