using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>Which tie each arc of the graph is, so that the ties of a node are found without a search.</summary>
internal sealed class TieIndex
{
    private readonly int[] _ties;

    public TieIndex(TieGraph graph)
    {
        Graph = graph;
        var next = graph.Graph.Offsets[..^1].ToArray();
        _ties = new int[graph.Ties.Count * 2];

        // Ties are in the order of A, then B, and every tie to a lower neighbour comes before those to a higher one: each row fills ascending.
        for (var tie = 0; tie < graph.Ties.Count; tie++)
        {
            _ties[next[graph.Ties[tie].A]++] = tie;
            _ties[next[graph.Ties[tie].B]++] = tie;
        }
    }

    public TieGraph Graph { get; }

    /// <summary>The positions in <see cref="TieGraph.Ties"/> of a node's ties, by the other end, ascending.</summary>
    public ReadOnlySpan<int> TiesOf(int node)
    {
        var offsets = Graph.Graph.Offsets;
        return _ties.AsSpan((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));
    }
}
