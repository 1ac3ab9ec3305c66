using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Networks.Tests.Graph;

/// <summary>Graphs that the tests make.</summary>
internal static class Graphs
{
    public static WeightedGraph Of(int count, params (int A, int B)[] ties) =>
        WeightedGraph.Build(count, [.. ties.Select(t => new Tie(t.A, t.B, 1))]);

    /// <summary>Groups of the given size, each pair inside tied with one probability and each pair across with another.</summary>
    public static WeightedGraph Planted(ulong seed, int groups, int size, double inside, double across)
    {
        var random = new SeededRandom(seed);
        var ties = new List<Tie>();
        for (var a = 0; a < groups * size; a++)
        {
            for (var b = a + 1; b < groups * size; b++)
            {
                if (random.NextUnit() < (a / size == b / size ? inside : across))
                    ties.Add(new Tie(a, b, 1));
            }
        }

        return WeightedGraph.Build(groups * size, ties);
    }

    /// <summary>A large graph with groups: each node draws so many ties inside its group and across, all of weight 1.</summary>
    public static WeightedGraph Groups(ulong seed, int groups, int size, int inside, int across)
    {
        var random = new SeededRandom(seed);
        var pairs = new HashSet<(int, int)>();
        for (var node = 0; node < groups * size; node++)
        {
            for (var i = 0; i < inside; i++)
                Put(node, (node / size * size) + random.Next(size));
            for (var i = 0; i < across; i++)
                Put(node, random.Next(groups * size));
        }

        return WeightedGraph.Build(groups * size, [.. pairs.Select(p => new Tie(p.Item1, p.Item2, 1))]);

        void Put(int a, int b)
        {
            if (a != b)
                pairs.Add((Math.Min(a, b), Math.Max(a, b)));
        }
    }

    /// <summary>Any small graph with any weights, self-ties and parallel ties included in what it is built from.</summary>
    public static WeightedGraph Random(ulong seed, int count, int ties)
    {
        var random = new SeededRandom(seed);
        return WeightedGraph.Build(count, [.. Enumerable.Range(0, ties).Select(_ => new Tie(random.Next(count), random.Next(count), (float)(0.1 + random.NextUnit())))]);
    }

    /// <summary>Any small graph with positive and negative weights.</summary>
    public static WeightedGraph Signed(ulong seed, int count, int ties)
    {
        var random = new SeededRandom(seed);
        return WeightedGraph.Build(count, [.. Enumerable.Range(0, ties).Select(_ => new Tie(random.Next(count), random.Next(count), (float)(random.NextUnit() - 0.35) + 1e-4f))]);
    }

    /// <summary>Graphs side by side, their nodes interleaved at random but each in its own order; and the nodes of each.</summary>
    public static (WeightedGraph Graph, int[][] Nodes) Union(ulong seed, params WeightedGraph[] graphs)
    {
        var random = new SeededRandom(seed);
        var owners = graphs.SelectMany((g, i) => Enumerable.Repeat(i, g.Count)).ToArray();
        random.Shuffle(owners.AsSpan());
        var nodes = graphs.Select((_, i) => Enumerable.Range(0, owners.Length).Where(n => owners[n] == i).ToArray()).ToArray();
        var ties = new List<Tie>();
        for (var g = 0; g < graphs.Length; g++)
        {
            for (var a = 0; a < graphs[g].Count; a++)
            {
                for (var i = 0; i < graphs[g].DegreeOf(a); i++)
                {
                    if (graphs[g].NeighboursOf(a)[i] > a)
                        ties.Add(new Tie(nodes[g][a], nodes[g][graphs[g].NeighboursOf(a)[i]], graphs[g].WeightsOf(a)[i]));
                }
            }
        }

        return (WeightedGraph.Build(owners.Length, ties), nodes);
    }
}
