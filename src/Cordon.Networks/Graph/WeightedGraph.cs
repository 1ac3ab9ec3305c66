namespace Cordon.Networks.Graph;

/// <summary>
/// An undirected weighted graph in compressed sparse rows: each tie stands in both rows, rows are in ascending order of neighbour, and
/// there are no self-ties and no parallel ties. Weights may be negative.
/// </summary>
/// <remarks>
/// Memory: 8 bytes a node and 16 bytes a tie; 8 bytes a tie where all ties weigh the same, as then no weights are stored. At most
/// 1,073,741,795 ties (an array holds 2,147,483,591 arcs).
/// </remarks>
public sealed class WeightedGraph
{
    private readonly long[] _offsets;
    private readonly int[] _targets;
    private readonly float[] _weights;
    private readonly int _arcs;

    /// <param name="offsets">Where each row starts, and the end.</param>
    /// <param name="targets">By arc; may be longer than the arcs.</param>
    /// <param name="weights">By arc, or null when all weigh <paramref name="weight"/>.</param>
    /// <param name="weight">The weight of every tie, when there are no weights.</param>
    internal WeightedGraph(long[] offsets, int[] targets, float[]? weights, float weight)
    {
        _offsets = offsets;
        _targets = targets;
        _arcs = checked((int)offsets[^1]);
        IsUniform = weights is null;
        _weights = weights ?? Constant(offsets, weight);
        foreach (var w in IsUniform ? Weights : _weights.AsSpan(0, _arcs))
            IsSigned |= w < 0;
    }

    /// <summary>Nodes, numbered from 0.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>Undirected ties.</summary>
    public long Ties => _arcs / 2;

    /// <summary>True when some tie weighs less than 0.</summary>
    public bool IsSigned { get; }

    /// <summary>True when one weight is stored for all ties: <see cref="UniformWeight"/>. Weights that differ are never so; equal ones nearly always.</summary>
    public bool IsUniform { get; }

    /// <summary>The weight of every tie of a graph that is uniform; 1 when it has no tie.</summary>
    public float UniformWeight => IsUniform ? (_weights.Length > 0 ? _weights[0] : 1) : float.NaN;

    /// <summary>Where each node's row starts; one more than nodes.</summary>
    internal ReadOnlySpan<long> Offsets => _offsets;

    /// <summary>Neighbours by arc.</summary>
    internal ReadOnlySpan<int> Targets => _targets.AsSpan(0, _arcs);

    /// <summary>
    /// By arc. Where <see cref="IsUniform"/>, only as many copies of the one weight as the largest degree: index the row that
    /// <see cref="WeightsOf"/> gives.
    /// </summary>
    internal ReadOnlySpan<float> Weights => IsUniform ? _weights : _weights.AsSpan(0, _arcs);

    /// <summary>The bytes that the graph's arrays hold.</summary>
    public long Bytes => (8L * _offsets.Length) + (4L * _targets.Length) + (4L * _weights.Length);

    internal long[] OffsetArray => _offsets;

    internal int[] TargetArray => _targets;

    /// <summary>By arc, or null when the graph is uniform.</summary>
    internal float[]? WeightArray => IsUniform ? null : _weights;

    /// <summary>The neighbours of a node, ascending.</summary>
    public ReadOnlySpan<int> NeighboursOf(int node) => _targets.AsSpan((int)_offsets[node], DegreeOf(node));

    /// <summary>The weights of the ties to <see cref="NeighboursOf"/>, each finite and not 0.</summary>
    public ReadOnlySpan<float> WeightsOf(int node) => _weights.AsSpan(IsUniform ? 0 : (int)_offsets[node], DegreeOf(node));

    /// <summary>How many ties a node has.</summary>
    public int DegreeOf(int node) => (int)(_offsets[node + 1] - _offsets[node]);

    /// <summary>The sum of a node's tie weights.</summary>
    public double StrengthOf(int node)
    {
        if (IsUniform)
            return DegreeOf(node) * (double)UniformWeight;
        double sum = 0;
        foreach (var weight in WeightsOf(node))
            sum += weight;
        return sum;
    }

    /// <summary>The same nodes with the ties that weigh more than 0.</summary>
    public WeightedGraph PositivePart() => IsSigned ? Part(1) : this;

    /// <summary>The same nodes with the ties that weigh less than 0, each with its weight's absolute value.</summary>
    public WeightedGraph NegativePart() => Part(-1);

    /// <summary>
    /// Builds the graph from ties in any order and direction. Parallel ties are added up, and dropped where they add up to 0; self-ties
    /// are left out.
    /// </summary>
    /// <param name="count">Nodes.</param>
    /// <param name="ties">Each with both ends in [0, count) and a finite weight that is not 0.</param>
    /// <exception cref="ArgumentException">An end or a weight is out of range.</exception>
    /// <exception cref="NotSupportedException">More ties than a graph can hold.</exception>
    public static WeightedGraph Build(int count, IReadOnlyList<Tie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var sources = new int[ties.Count];
        var targets = new int[ties.Count];
        var weights = new float[ties.Count];
        for (var i = 0; i < sources.Length; i++)
            (sources[i], targets[i], weights[i]) = (ties[i].A, ties[i].B, ties[i].Weight);
        return GraphBuilder.Build(count, sources, targets, weights, threads: 1);
    }

    /// <summary>
    /// Builds the graph from columns, as <see cref="Build(int, IReadOnlyList{Tie})"/> does, on several threads. The result is the same for
    /// any number of threads and any order of the ties.
    /// </summary>
    /// <param name="count">Nodes.</param>
    /// <param name="sources">One end of each tie, in [0, count).</param>
    /// <param name="targets">The other end of each tie, in [0, count).</param>
    /// <param name="weights">The weight of each tie, finite and not 0; empty when each weighs 1.</param>
    /// <param name="threads">Threads to use; 0 for one a processor.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or an end or a weight is out of range.</exception>
    /// <exception cref="NotSupportedException">More ties than a graph can hold.</exception>
    public static WeightedGraph Build(
        int count,
        ReadOnlyMemory<int> sources,
        ReadOnlyMemory<int> targets,
        ReadOnlyMemory<float> weights = default,
        int threads = 0) =>
        GraphBuilder.Build(count, sources, targets, weights, threads);

    private static float[] Constant(long[] offsets, float weight)
    {
        long most = 0;
        for (var node = 0; node < offsets.Length - 1; node++)
            most = Math.Max(most, offsets[node + 1] - offsets[node]);
        var copies = new float[most];
        Array.Fill(copies, weight);
        return copies;
    }

    private WeightedGraph Part(int sign)
    {
        var offsets = new long[_offsets.Length];
        for (var node = 0; node < Count; node++)
        {
            offsets[node + 1] = offsets[node];
            foreach (var weight in WeightsOf(node))
                offsets[node + 1] += weight * sign > 0 ? 1 : 0;
        }

        var targets = new int[offsets[^1]];
        var kept = new float[targets.Length];
        var at = 0;
        for (var node = 0; node < Count; node++)
        {
            var neighbours = NeighboursOf(node);
            var weights = WeightsOf(node);
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] * sign > 0)
                    (targets[at], kept[at++]) = (neighbours[i], weights[i] * sign);
            }
        }

        var uniform = kept.Length == 0 || !kept.AsSpan().ContainsAnyExcept(kept[0]);
        return new WeightedGraph(offsets, targets, uniform ? null : kept, kept.Length == 0 ? 1 : kept[0]);
    }
}
