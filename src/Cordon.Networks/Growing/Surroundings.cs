using Cordon.Networks.Graph;

namespace Cordon.Networks.Growing;

/// <summary>The accounts that may belong to a network, nearest first, and the ties among them: a small graph of its own.</summary>
internal sealed class Surroundings
{
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly float[] _weights;

    private Surroundings(int[] nodes, int[] starts, int[] targets, float[] weights) =>
        (Nodes, _starts, _targets, _weights) = (nodes, starts, targets, weights);

    /// <summary>The nodes of the whole graph, by place; the account itself is at place 0.</summary>
    public int[] Nodes { get; }

    public int Count => Nodes.Length;

    public ReadOnlySpan<int> NeighboursOf(int place) => _targets.AsSpan(_starts[place], _starts[place + 1] - _starts[place]);

    public ReadOnlySpan<float> WeightsOf(int place) => _weights.AsSpan(_starts[place], _starts[place + 1] - _starts[place]);

    /// <param name="graph">The whole graph.</param>
    /// <param name="nodes">The accounts, nearest first.</param>
    /// <param name="placeOf">By node of the whole graph, all 0 before and after.</param>
    public static Surroundings Around(WeightedGraph graph, int[] nodes, int[] placeOf)
    {
        for (var place = 0; place < nodes.Length; place++)
            placeOf[nodes[place]] = place + 1;
        var starts = new int[nodes.Length + 1];
        var targets = new List<int>();
        var kept = new List<float>();
        for (var place = 0; place < nodes.Length; place++)
        {
            var neighbours = graph.NeighboursOf(nodes[place]);
            var weights = graph.WeightsOf(nodes[place]);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (placeOf[neighbours[i]] == 0)
                    continue;
                targets.Add(placeOf[neighbours[i]] - 1);
                kept.Add(weights[i]);
            }

            starts[place + 1] = targets.Count;
        }

        foreach (var node in nodes)
            placeOf[node] = 0;
        return new Surroundings(nodes, starts, [.. targets], [.. kept]);
    }
}
