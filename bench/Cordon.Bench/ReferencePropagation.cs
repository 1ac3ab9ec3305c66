using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>Published ways to spread risk from seeds, written plainly, to compare with.</summary>
internal static class ReferencePropagation
{
    /// <summary>SybilRank (Cao, Sirivianos, Yang, Pregueiro 2012): trust walks log₂ n steps from the trusted seeds; over degree; less is riskier.</summary>
    public static double[] SybilRank(WeightedGraph graph, int[] trusted)
    {
        var trust = new double[graph.Count];
        foreach (var seed in trusted)
            trust[seed] = 1.0 / trusted.Length;
        for (var step = 0; step < Math.Ceiling(Math.Log2(graph.Count)); step++)
            trust = Pull(graph, trust, overOwn: false);
        return [.. trust.Select((t, node) => -t / Math.Max(1, graph.StrengthOf(node)))];
    }

    /// <summary>SybilSCAR-D (Wang, Zhang, Gong 2017): residual beliefs are the prior plus the mean of the neighbours', 20 rounds.</summary>
    public static double[] SybilScar(WeightedGraph graph, int[] abusive, int[] trusted)
    {
        var prior = Prior(graph.Count, abusive, trusted, 0.4);
        var belief = prior;
        for (var round = 0; round < 20; round++)
            belief = [.. Pull(graph, belief, overOwn: true).Zip(prior, (b, p) => b + p)];
        return belief;
    }

    /// <summary>SybilSCAR-C: the same with the neighbours' sum over the mean degree.</summary>
    public static double[] SybilScarC(WeightedGraph graph, int[] abusive, int[] trusted)
    {
        var prior = Prior(graph.Count, abusive, trusted, 0.4);
        var belief = prior;
        var mean = 2.0 * graph.Ties / graph.Count;
        for (var round = 0; round < 20; round++)
            belief = [.. Sums(graph, belief).Zip(prior, (b, p) => Math.Clamp((b / mean) + p, -0.5, 0.5))];
        return belief;
    }

    /// <summary>Linearised belief propagation (Gatterbauer, Günnemann, Koutra, Faloutsos 2015): coupling 0.9 over the spectral radius.</summary>
    public static double[] LinearisedBelief(WeightedGraph graph, int[] abusive, int[] trusted)
    {
        var vector = Enumerable.Repeat(1.0, graph.Count).ToArray();
        var radius = 1.0;
        for (var round = 0; round < 50; round++)
        {
            vector = Sums(graph, vector);
            radius = Math.Sqrt(vector.Sum(v => v * v));
            vector = [.. vector.Select(v => v / radius)];
        }

        var prior = Prior(graph.Count, abusive, trusted, 0.1);
        var belief = prior;
        for (var round = 0; round < 200; round++)
            belief = [.. Sums(graph, belief).Zip(prior, (b, p) => (0.9 / radius * b) + p)];
        return belief;
    }

    private static double[] Prior(int count, int[] abusive, int[] trusted, double strength)
    {
        var prior = new double[count];
        foreach (var seed in abusive)
            prior[seed] = strength;
        foreach (var seed in trusted)
            prior[seed] = -strength;
        return prior;
    }

    private static double[] Sums(WeightedGraph graph, double[] values)
    {
        var next = new double[values.Length];
        for (var node = 0; node < next.Length; node++)
        {
            var weights = graph.WeightsOf(node);
            var neighbours = graph.NeighboursOf(node);
            for (var i = 0; i < weights.Length; i++)
                next[node] += weights[i] * values[neighbours[i]];
        }

        return next;
    }

    private static double[] Pull(WeightedGraph graph, double[] values, bool overOwn)
    {
        var over = Enumerable.Range(0, graph.Count).Select(n => Math.Max(graph.StrengthOf(n), 1e-300)).ToArray();
        return overOwn
            ? [.. Sums(graph, values).Select((v, node) => v / over[node])]
            : Sums(graph, [.. values.Select((v, node) => v / over[node])]);
    }
}
