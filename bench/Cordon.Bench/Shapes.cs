using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>Graphs of shapes that platforms and attackers make.</summary>
internal static class Shapes
{
    /// <summary>A graph whose degrees fall off as those of the web do: R-MAT (Chakrabarti, Zhan, Faloutsos 2004) with the Graph500 shares.</summary>
    /// <param name="scale">2^scale accounts.</param>
    /// <param name="ties">Ties drawn; self-ties and doubles are dropped.</param>
    public static WeightedGraph Kronecker(int scale, int ties)
    {
        var random = new SeededRandom(1);
        var names = random.Order(1 << scale);
        var (sources, targets) = (new int[ties], new int[ties]);
        for (var i = 0; i < ties; i++)
        {
            var (a, b) = (0, 0);
            for (var bit = 0; bit < scale; bit++)
            {
                var unit = random.NextUnit();
                a = (2 * a) + (unit >= 0.76 ? 1 : 0);
                b = (2 * b) + (unit is >= 0.57 and < 0.76 or >= 0.95 ? 1 : 0);
            }

            (sources[i], targets[i]) = (names[a], names[b]);
        }

        return PlantedGraph.Unweighted(WeightedGraph.Build(1 << scale, sources, targets));
    }

    public static WeightedGraph Path(int count) =>
        WeightedGraph.Build(count, Enumerable.Range(0, count - 1).ToArray(), Enumerable.Range(1, count - 1).ToArray());

    public static WeightedGraph Star(int count) =>
        WeightedGraph.Build(count, new int[count - 1], Enumerable.Range(1, count - 1).ToArray());

    public static WeightedGraph Clique(int count)
    {
        var ties = checked(count * (count - 1) / 2);
        var (sources, targets) = (new int[ties], new int[ties]);
        for (int a = 0, at = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
                (sources[at], targets[at++]) = (a, b);
        }

        return WeightedGraph.Build(count, sources, targets);
    }

    /// <summary>Who wrote to whom in a research institution (SNAP email-Eu-core), as simple ties; and each person's department.</summary>
    public static (WeightedGraph Graph, int[] Departments) Email(string folder)
    {
        var ties = File.ReadLines(System.IO.Path.Combine(folder, "email-Eu-core.txt")).Select(Pair).Select(p => new Tie(p[0], p[1], 1)).ToList();
        var departments = File.ReadLines(System.IO.Path.Combine(folder, "email-Eu-core-department-labels.txt")).Select(Pair).OrderBy(p => p[0]).Select(p => p[1]).ToArray();
        return (PlantedGraph.Unweighted(WeightedGraph.Build(departments.Length, ties)), departments);
    }

    private static int[] Pair(string line) => [.. line.Split(' ').Select(w => int.Parse(w, System.Globalization.CultureInfo.InvariantCulture))];
}
