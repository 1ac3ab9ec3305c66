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

    /// <summary>Any small graph with any weights, self-ties and parallel ties included in what it is built from.</summary>
    public static WeightedGraph Random(ulong seed, int count, int ties)
    {
        var random = new SeededRandom(seed);
        return WeightedGraph.Build(count, [.. Enumerable.Range(0, ties).Select(_ => new Tie(random.Next(count), random.Next(count), (float)(0.1 + random.NextUnit())))]);
    }
}
