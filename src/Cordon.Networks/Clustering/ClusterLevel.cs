using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// One level of the aggregation: nodes with masses, and the ties between them in compressed rows. Self-ties are not stored: no gain needs
/// them.
/// </summary>
/// <param name="offsets">Where each row starts, and the end.</param>
/// <param name="targets">By arc.</param>
/// <param name="weights">By arc, or null when all weigh <paramref name="weight"/>.</param>
/// <param name="weight">The weight of every tie, when there are no weights.</param>
/// <param name="masses">By node.</param>
/// <param name="penalty">γ in w − γ·m·m.</param>
internal sealed class ClusterLevel(int[] offsets, int[] targets, float[]? weights, float weight, double[] masses, double penalty)
{
    private const int NodesAtOnce = 4096;

    public int Count => masses.Length;

    public int Arcs => offsets[^1];

    /// <summary>γ in w − γ·m·m.</summary>
    public double Penalty => penalty;

    public int[] Offsets => offsets;

    public int[] Targets => targets;

    public float[]? Weights => weights;

    public float Weight => weight;

    public double[] Masses => masses;

    public int DegreeOf(int node) => offsets[node + 1] - offsets[node];

    public ReadOnlySpan<int> NeighboursOf(int node) => targets.AsSpan(offsets[node], offsets[node + 1] - offsets[node]);

    /// <summary>The weight of an arc.</summary>
    public float WeightAt(int arc) => weights is null ? weight : weights[arc];

    /// <summary>The sum of a node's positive tie weights: its mass under modularity.</summary>
    public static double PositiveStrength(WeightedGraph graph, int node)
    {
        if (!graph.IsSigned)
            return graph.StrengthOf(node);
        double sum = 0;
        foreach (var weight in graph.WeightsOf(node))
            sum += Math.Max(0, weight);
        return sum;
    }

    /// <summary>The part of a graph that some nodes make up, which must hold all neighbours of each of them.</summary>
    /// <param name="graph">The whole.</param>
    /// <param name="nodes">Which nodes, in the order in which they get numbers.</param>
    /// <param name="numberOf">The number of each, by node of the graph.</param>
    /// <param name="objective">Decides the masses.</param>
    /// <param name="penalty">γ.</param>
    public static ClusterLevel Of(WeightedGraph graph, ReadOnlySpan<int> nodes, int[] numberOf, Objective objective, double penalty)
    {
        var offsets = new int[nodes.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
            offsets[i + 1] = offsets[i] + graph.DegreeOf(nodes[i]);
        var targets = new int[offsets[^1]];
        var weights = graph.IsUniform ? null : new float[targets.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var row = targets.AsSpan(offsets[i]..offsets[i + 1]);
            graph.NeighboursOf(nodes[i]).CopyTo(row);
            for (var j = 0; j < row.Length; j++)
                row[j] = numberOf[row[j]];
            if (weights is not null)
                graph.WeightsOf(nodes[i]).CopyTo(weights.AsSpan(offsets[i]));
        }

        return new ClusterLevel(offsets, targets, weights, graph.UniformWeight, MassesOf(graph, nodes, objective), penalty);
    }

    /// <summary>A whole graph; its arrays are shared, not copied.</summary>
    public static ClusterLevel Of(WeightedGraph graph, Objective objective, double penalty)
    {
        var offsets = new int[graph.Count + 1];
        var nodes = new int[graph.Count];
        for (var node = 0; node < nodes.Length; node++)
            (offsets[node + 1], nodes[node]) = ((int)graph.Offsets[node + 1], node);
        return new ClusterLevel(offsets, graph.TargetArray, graph.WeightArray, graph.UniformWeight, MassesOf(graph, nodes, objective), penalty);
    }

    /// <summary>The greatest absolute weight of a tie.</summary>
    public static double HeaviestOf(ClusterLevel level)
    {
        if (level.Weights is null)
            return Math.Abs(level.Weight);
        float heaviest = 0;
        foreach (var weight in level.Weights.AsSpan(0, level.Arcs))
            heaviest = Math.Max(heaviest, Math.Abs(weight));
        return heaviest;
    }

    /// <summary>Some nodes and the ties among them.</summary>
    /// <param name="nodes">Which, ascending.</param>
    public ClusterLevel Among(ReadOnlySpan<int> nodes)
    {
        var numbers = new int[Count];
        Array.Fill(numbers, -1);
        for (var i = 0; i < nodes.Length; i++)
            numbers[nodes[i]] = i;
        var starts = new int[nodes.Length + 1];
        var (rows, rowWeights, own) = (new List<int>(), new List<float>(), new double[nodes.Length]);
        for (var i = 0; i < nodes.Length; i++)
        {
            own[i] = masses[nodes[i]];
            for (var arc = offsets[nodes[i]]; arc < offsets[nodes[i] + 1]; arc++)
            {
                if (numbers[targets[arc]] < 0)
                    continue;
                rows.Add(numbers[targets[arc]]);
                rowWeights.Add(WeightAt(arc));
            }

            starts[i + 1] = rows.Count;
        }

        return new ClusterLevel(starts, [.. rows], [.. rowWeights], 1, own, penalty);
    }

    /// <summary>The same graph with its nodes in another order.</summary>
    /// <param name="order">The present number of each node to come.</param>
    /// <param name="team">Who does it.</param>
    public ClusterLevel Reordered(int[] order, WorkerTeam team)
    {
        var places = new int[order.Length];
        var starts = new int[order.Length + 1];
        var reordered = new double[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var node = order[place];
            places[node] = place;
            starts[place + 1] = starts[place] + offsets[node + 1] - offsets[node];
            reordered[place] = masses[node];
        }

        var rows = GC.AllocateUninitializedArray<int>(Arcs);
        var rowWeights = weights is null ? null : GC.AllocateUninitializedArray<float>(Arcs);
        team.Run(order.Length, NodesAtOnce, (low, high, _) =>
        {
            for (var place = low; place < high; place++)
            {
                var from = NeighboursOf(order[place]);
                var to = rows.AsSpan(starts[place], from.Length);
                for (var i = 0; i < to.Length; i++)
                    to[i] = places[from[i]];
                if (weights is not null)
                    weights.AsSpan(offsets[order[place]], to.Length).CopyTo(rowWeights.AsSpan(starts[place]));
            }
        });
        return new ClusterLevel(starts, rows, rowWeights, weight, reordered, penalty);
    }

    private static double[] MassesOf(WeightedGraph graph, ReadOnlySpan<int> nodes, Objective objective)
    {
        var masses = new double[nodes.Length];
        for (var i = 0; i < masses.Length; i++)
            masses[i] = objective == Objective.Cpm ? 1 : PositiveStrength(graph, nodes[i]);
        return masses;
    }
}
