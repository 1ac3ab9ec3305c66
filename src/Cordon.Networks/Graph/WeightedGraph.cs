namespace Cordon.Networks.Graph;

/// <summary>
/// An undirected weighted graph in compressed sparse rows: each tie stands in both rows, rows are in ascending order of neighbour, and
/// there are no self-ties and no parallel ties.
/// </summary>
public sealed class WeightedGraph
{
    private readonly long[] _offsets;
    private readonly int[] _targets;
    private readonly float[] _weights;

    private WeightedGraph(long[] offsets, int[] targets, float[] weights) =>
        (_offsets, _targets, _weights) = (offsets, targets, weights);

    /// <summary>Nodes, numbered from 0.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>Undirected ties.</summary>
    public long Ties => _targets.Length / 2;

    /// <summary>Where each node's row starts; one more than nodes.</summary>
    internal ReadOnlySpan<long> Offsets => _offsets;

    internal ReadOnlySpan<int> Targets => _targets;

    internal ReadOnlySpan<float> Weights => _weights;

    /// <summary>The neighbours of a node, ascending.</summary>
    public ReadOnlySpan<int> NeighboursOf(int node) => _targets.AsSpan((int)_offsets[node], DegreeOf(node));

    /// <summary>The weights of the ties to <see cref="NeighboursOf"/>, each above 0.</summary>
    public ReadOnlySpan<float> WeightsOf(int node) => _weights.AsSpan((int)_offsets[node], DegreeOf(node));

    /// <summary>How many ties a node has.</summary>
    public int DegreeOf(int node) => (int)(_offsets[node + 1] - _offsets[node]);

    /// <summary>The sum of a node's tie weights.</summary>
    public double StrengthOf(int node)
    {
        double sum = 0;
        foreach (var weight in WeightsOf(node))
            sum += weight;
        return sum;
    }

    /// <summary>
    /// Builds the graph from ties in any order and direction. Parallel ties are added up; self-ties are left out.
    /// </summary>
    /// <param name="count">Nodes.</param>
    /// <param name="ties">Each with both ends in [0, count) and a weight above 0.</param>
    /// <exception cref="OverflowException">More than 2³⁰ ties.</exception>
    public static WeightedGraph Build(int count, IReadOnlyList<Tie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var offsets = new long[count + 1];
        foreach (var tie in ties)
        {
            if (tie.A == tie.B)
                continue;
            offsets[tie.A + 1]++;
            offsets[tie.B + 1]++;
        }

        for (var node = 0; node < count; node++)
            offsets[node + 1] += offsets[node];
        var targets = new int[checked((int)offsets[count])];
        var weights = new float[targets.Length];
        var next = offsets.AsSpan(0, count).ToArray();
        foreach (var tie in ties)
        {
            if (tie.A == tie.B)
                continue;
            Put(tie.A, tie.B, tie.Weight);
            Put(tie.B, tie.A, tie.Weight);
        }

        return Merge(offsets, targets, weights);

        void Put(int from, int to, float weight)
        {
            var at = next[from]++;
            targets[at] = to;
            weights[at] = weight;
        }
    }

    // Sorts each row and adds up parallel ties in place.
    private static WeightedGraph Merge(long[] offsets, int[] targets, float[] weights)
    {
        var merged = new long[offsets.Length];
        var kept = 0;
        for (var node = 0; node < offsets.Length - 1; node++)
        {
            var (start, length) = ((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));
            targets.AsSpan(start, length).Sort(weights.AsSpan(start, length));
            var row = kept;
            for (var i = start; i < start + length; i++)
            {
                if (kept > row && targets[kept - 1] == targets[i])
                {
                    weights[kept - 1] += weights[i];
                    continue;
                }

                targets[kept] = targets[i];
                weights[kept++] = weights[i];
            }

            merged[node + 1] = kept;
        }

        if (kept < targets.Length)
        {
            Array.Resize(ref targets, kept);
            Array.Resize(ref weights, kept);
        }

        return new WeightedGraph(merged, targets, weights);
    }
}

/// <summary>A tie between two nodes.</summary>
/// <param name="A">One end.</param>
/// <param name="B">The other end.</param>
/// <param name="Weight">Above 0 and finite.</param>
public readonly record struct Tie(int A, int B, float Weight);
