namespace Cordon.Networks.Drawing;

/// <summary>
/// Places the nodes of a graph so that tied nodes are near and clusters show: springs along the edges, repulsion between all nodes, a
/// gentle pull to the middle so that disconnected parts stay together.
/// </summary>
/// <remarks>
/// Repulsion follows Barnes and Hut, "A hierarchical O(N log N) force-calculation algorithm" (Nature, 1986); cooling follows Fruchterman
/// and Reingold, "Graph drawing by force-directed placement" (1991). A spring's stiffness is its weight over the smaller of its ends'
/// strengths, so that a leaf stays by its hub and a clique fills a disc evenly. Only addition, multiplication, division and square
/// root are used, which IEEE 754 defines to the last bit: the same graph gives the same picture on every machine.
/// </remarks>
public static class ForceLayout
{
    /// <summary>No two nodes are nearer to each other than about this.</summary>
    public const double Spacing = 0.9;

    private const double Gravity = 0.12;
    private const double Damping = 0.7;
    private const double GoldenCos = -0.73736887807831985;
    private const double GoldenSin = 0.67549029426152364;

    /// <summary>
    /// Places <paramref name="nodes"/> nodes; the result is centred on the origin, wider than high. Time grows as n log n; 2,000 nodes
    /// with 10,000 edges take well below 2 seconds.
    /// </summary>
    /// <param name="nodes">How many nodes, 0 or more.</param>
    /// <param name="edges">The edges, in any order; loops are ignored, parallel edges add up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or an edge names a node that is not there or has no positive finite weight.</exception>
    public static LayoutPoint[] Place(int nodes, ReadOnlySpan<LayoutEdge> edges)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        if (nodes == 0)
            return [];

        var springs = Springs(nodes, edges, out var stiffness);
        var x = new double[nodes];
        var y = new double[nodes];
        Sunflower(x, y);

        var iterations = Math.Clamp(300_000 / nodes, 60, 250);
        var forceX = new double[nodes];
        var forceY = new double[nodes];
        var tree = new QuadTree(nodes);
        var hottest = 0.25 * Math.Sqrt(nodes) + 0.5;
        for (var i = 0; i < iterations; i++)
        {
            tree.Build(x, y);
            tree.Repel(x, y, forceX, forceY);
            Pull(springs, x, y, forceX, forceY);
            var left = 1 - (double)i / iterations;
            Move(x, y, forceX, forceY, stiffness, hottest * left * left + 0.01);
        }

        Overlaps.Remove(x, y, Spacing);
        Settle(x, y);
        var points = new LayoutPoint[nodes];
        for (var i = 0; i < nodes; i++)
            points[i] = new LayoutPoint(x[i], y[i]);
        return points;
    }

    private static LayoutEdge[] Springs(int nodes, ReadOnlySpan<LayoutEdge> edges, out double[] stiffness)
    {
        var strength = new double[nodes];
        foreach (var edge in edges)
        {
            if ((uint)edge.A >= (uint)nodes || (uint)edge.B >= (uint)nodes)
                throw new ArgumentOutOfRangeException(nameof(edges), $"edge {edge.A}-{edge.B} names a node outside 0..{nodes - 1}");
            if (!double.IsFinite(edge.Weight) || edge.Weight <= 0)
                throw new ArgumentOutOfRangeException(nameof(edges), $"edge {edge.A}-{edge.B} has weight {edge.Weight}; expected a finite number above 0");
            if (edge.A == edge.B)
                continue;
            strength[edge.A] += edge.Weight;
            strength[edge.B] += edge.Weight;
        }

        stiffness = new double[nodes];
        var springs = new List<LayoutEdge>(edges.Length);
        foreach (var edge in edges)
        {
            if (edge.A == edge.B)
                continue;
            var pull = edge.Weight / Math.Min(strength[edge.A], strength[edge.B]);
            springs.Add(edge with { Weight = pull });
            stiffness[edge.A] += pull;
            stiffness[edge.B] += pull;
        }

        return springs.ToArray();
    }

    /// <summary>The start: nodes by order on a sunflower's spiral, each turned by the golden angle from the one before.</summary>
    private static void Sunflower(double[] x, double[] y)
    {
        var (cos, sin) = (1.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var radius = Math.Sqrt(i + 0.5);
            (x[i], y[i]) = (radius * cos, radius * sin);
            (cos, sin) = (cos * GoldenCos - sin * GoldenSin, cos * GoldenSin + sin * GoldenCos);
        }
    }

    private static void Pull(LayoutEdge[] springs, double[] x, double[] y, double[] forceX, double[] forceY)
    {
        foreach (var (a, b, pull) in springs)
        {
            var dx = (x[b] - x[a]) * pull;
            var dy = (y[b] - y[a]) * pull;
            forceX[a] += dx;
            forceY[a] += dy;
            forceX[b] -= dx;
            forceY[b] -= dy;
        }
    }

    /// <summary>One step along the force, divided by the node's own stiffness so that hubs do not swing, and no longer than the temperature.</summary>
    private static void Move(double[] x, double[] y, double[] forceX, double[] forceY, double[] stiffness, double temperature)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var scale = Damping / (stiffness[i] + Gravity);
            var dx = (forceX[i] - Gravity * x[i]) * scale;
            var dy = (forceY[i] - Gravity * y[i]) * scale;
            var length = Math.Sqrt(dx * dx + dy * dy);
            if (length > temperature)
            {
                dx *= temperature / length;
                dy *= temperature / length;
            }

            x[i] += dx;
            y[i] += dy;
        }
    }

    /// <summary>Centres the picture and turns its longer axis level.</summary>
    private static void Settle(double[] x, double[] y)
    {
        var n = x.Length;
        double meanX = 0, meanY = 0;
        for (var i = 0; i < n; i++)
        {
            meanX += x[i];
            meanY += y[i];
        }

        meanX /= n;
        meanY /= n;
        double xx = 0, xy = 0, yy = 0;
        for (var i = 0; i < n; i++)
        {
            x[i] -= meanX;
            y[i] -= meanY;
            xx += x[i] * x[i];
            xy += x[i] * y[i];
            yy += y[i] * y[i];
        }

        // The eigenvector of the larger eigenvalue of the covariance matrix.
        var half = (xx - yy) / 2;
        var root = Math.Sqrt(half * half + xy * xy);
        if (root <= 1e-9 * (xx + yy))
            return;
        var (ax, ay) = half >= 0 ? (half + root, xy) : (xy, root - half);
        var length = Math.Sqrt(ax * ax + ay * ay);
        var (cos, sin) = (ax / length, ay / length);
        for (var i = 0; i < n; i++)
            (x[i], y[i]) = (x[i] * cos + y[i] * sin, y[i] * cos - x[i] * sin);
    }
}
