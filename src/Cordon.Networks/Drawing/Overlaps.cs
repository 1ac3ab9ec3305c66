namespace Cordon.Networks.Drawing;

/// <summary>Pushes nodes apart that lie on or too near each other.</summary>
internal static class Overlaps
{
    private const int Passes = 60;

    /// <summary>Moves nodes so that no two are nearer than <paramref name="spacing"/>, or nearly so after a bounded number of passes.</summary>
    public static void Remove(double[] x, double[] y, double spacing)
    {
        var order = new int[x.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            if (!Pass(x, y, order, spacing))
                return;
        }
    }

    /// <summary>One sweep from left to right; false when nothing had to move.</summary>
    private static bool Pass(double[] x, double[] y, int[] order, double spacing)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var keys = (double[])x.Clone();
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));

        var moved = false;
        for (var i = 0; i < order.Length; i++)
        {
            var a = order[i];
            for (var j = i + 1; j < order.Length && keys[order[j]] - keys[a] < spacing; j++)
            {
                var b = order[j];
                var dx = x[b] - x[a];
                var dy = y[b] - y[a];
                var square = dx * dx + dy * dy;
                if (square >= spacing * spacing)
                    continue;
                moved = true;
                var distance = Math.Sqrt(square);
                if (distance < 1e-9)
                {
                    // Two nodes on one spot have no direction between them: their order gives one, a different one for each pair.
                    (dx, dy) = Direction(a * 31 + b);
                    distance = 1;
                    square = 0;
                }

                var push = (spacing - Math.Sqrt(square)) * 0.5 / distance;
                x[a] -= dx * push;
                y[a] -= dy * push;
                x[b] += dx * push;
                y[b] += dy * push;
            }
        }

        return moved;
    }

    /// <summary>A unit vector, by the rational parametrisation of the circle.</summary>
    private static (double X, double Y) Direction(int seed)
    {
        var t = ((uint)seed * 2654435761u >> 8) / (double)(1 << 24) * 2 - 1;
        var scale = 1 / (1 + t * t);
        return ((1 - t * t) * scale, 2 * t * scale);
    }
}
