using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>One level of the aggregation: nodes with masses, and the ties between them. Self-ties are not stored: no gain needs them.</summary>
internal sealed class ClusterLevel(long[] offsets, int[] targets, float[] weights, double[] masses, double penalty)
{
    public int Count => masses.Length;

    /// <summary>γ in w − γ·m·m.</summary>
    public double Penalty => penalty;

    public double MassOf(int node) => masses[node];

    public ReadOnlySpan<int> NeighboursOf(int node) => targets.AsSpan((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));

    public ReadOnlySpan<float> WeightsOf(int node) => weights.AsSpan((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));

    public static ClusterLevel Of(WeightedGraph graph, Objective objective, double resolution)
    {
        var masses = new double[graph.Count];
        double total = 0;
        for (var node = 0; node < graph.Count; node++)
        {
            var strength = graph.StrengthOf(node);
            total += strength;
            masses[node] = objective == Objective.Cpm ? 1 : strength;
        }

        var penalty = objective == Objective.Cpm ? resolution : resolution / Math.Max(total, double.Epsilon);
        var weights = new float[graph.Targets.Length];
        for (var node = 0; node < graph.Count; node++)
            graph.WeightsOf(node).CopyTo(weights.AsSpan((int)graph.Offsets[node]));
        return new ClusterLevel([.. graph.Offsets], [.. graph.Targets], weights, masses, penalty);
    }

    /// <summary>Makes each label one node; gives the new level and the new node of each old one.</summary>
    public (ClusterLevel Level, int[] NodeOf) Aggregate(int[] labels)
    {
        var partition = Partition.From(labels);
        var nodeOf = (int[])partition.ClusterOf;
        var count = partition.Count;
        var members = MembersBy(nodeOf, count, out var starts);
        var newOffsets = new long[count + 1];
        var newMasses = new double[count];
        var newTargets = new List<int>(targets.Length / 4);
        var newWeights = new List<float>(targets.Length / 4);
        var weightTo = new double[count];
        var touched = new List<int>();
        for (var node = 0; node < count; node++)
        {
            for (var m = starts[node]; m < starts[node + 1]; m++)
            {
                var member = members[m];
                newMasses[node] += masses[member];
                var neighbours = NeighboursOf(member);
                var ties = WeightsOf(member);
                for (var i = 0; i < neighbours.Length; i++)
                {
                    var other = nodeOf[neighbours[i]];
                    if (other == node)
                        continue;
                    if (weightTo[other] == 0)
                        touched.Add(other);
                    weightTo[other] += ties[i];
                }
            }

            foreach (var other in touched)
            {
                newTargets.Add(other);
                newWeights.Add((float)weightTo[other]);
                weightTo[other] = 0;
            }

            touched.Clear();
            newOffsets[node + 1] = newTargets.Count;
        }

        return (new ClusterLevel(newOffsets, [.. newTargets], [.. newWeights], newMasses, penalty), nodeOf);
    }

    private static int[] MembersBy(int[] nodeOf, int count, out int[] starts)
    {
        starts = new int[count + 1];
        foreach (var node in nodeOf)
            starts[node + 1]++;
        for (var node = 0; node < count; node++)
            starts[node + 1] += starts[node];
        var next = starts.AsSpan(0, count).ToArray();
        var members = new int[nodeOf.Length];
        for (var member = 0; member < nodeOf.Length; member++)
            members[next[nodeOf[member]]++] = member;
        return members;
    }
}
