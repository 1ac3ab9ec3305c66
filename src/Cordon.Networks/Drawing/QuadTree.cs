namespace Cordon.Networks.Drawing;

/// <summary>
/// The Barnes-Hut tree: space in four quarters, each again in four, so that far nodes repel as one. Rebuilt in place each iteration.
/// </summary>
internal sealed class QuadTree
{
    /// <summary>A cell whose width is below this share of its distance acts as one body.</summary>
    private const double Theta = 0.9;

    // At this depth nodes share a cell: it bounds the tree when nodes lie on one spot.
    private const int Deepest = 20;

    // Added to squared distances, so that nodes on one spot do not give an infinite force.
    private const double Softening = 1e-4;

    // Four slots per cell. Invariant: 0 is empty, above 0 is a cell, below 0 is the complement of a node.
    private int[] _slots;
    private double[] _mass;
    private double[] _sumX;
    private double[] _sumY;
    private double[] _width;
    private int _cells;
    private readonly int[] _stack = new int[4 * (Deepest + 2)];

    public QuadTree(int nodes)
    {
        var cells = nodes + 16;
        _slots = new int[4 * cells];
        _mass = new double[cells];
        _sumX = new double[cells];
        _sumY = new double[cells];
        _width = new double[cells];
    }

    /// <summary>Takes in all nodes at their present places.</summary>
    public void Build(double[] x, double[] y)
    {
        double left = x[0], right = x[0], top = y[0], bottom = y[0];
        for (var i = 1; i < x.Length; i++)
        {
            left = Math.Min(left, x[i]);
            right = Math.Max(right, x[i]);
            top = Math.Min(top, y[i]);
            bottom = Math.Max(bottom, y[i]);
        }

        _cells = 0;
        var width = Math.Max(Math.Max(right - left, bottom - top), 1e-6) * 1.0001;
        Open(width);
        for (var i = 0; i < x.Length; i++)
            Insert(i, x, y, left + width / 2, top + width / 2, width);
    }

    private int Open(double width)
    {
        if (_cells == _mass.Length)
        {
            Array.Resize(ref _slots, 8 * _cells);
            Array.Resize(ref _mass, 2 * _cells);
            Array.Resize(ref _sumX, 2 * _cells);
            Array.Resize(ref _sumY, 2 * _cells);
            Array.Resize(ref _width, 2 * _cells);
        }

        var cell = _cells++;
        _slots.AsSpan(4 * cell, 4).Clear();
        (_mass[cell], _sumX[cell], _sumY[cell], _width[cell]) = (0, 0, 0, width);
        return cell;
    }

    private void Insert(int node, double[] x, double[] y, double midX, double midY, double width)
    {
        var cell = 0;
        for (var depth = 0; ; depth++)
        {
            Add(cell, x[node], y[node]);
            if (depth == Deepest)
                return;
            var slot = 4 * cell + Quarter(x[node], y[node], midX, midY);
            var quarter = width / 4;
            midX += x[node] >= midX ? quarter : -quarter;
            midY += y[node] >= midY ? quarter : -quarter;
            width /= 2;
            var there = _slots[slot];
            if (there == 0)
            {
                _slots[slot] = ~node;
                return;
            }

            if (there < 0)
            {
                var inner = Open(width);
                _slots[slot] = inner;
                var other = ~there;
                Add(inner, x[other], y[other]);
                if (depth + 1 < Deepest)
                    _slots[4 * inner + Quarter(x[other], y[other], midX, midY)] = there;
                there = inner;
            }

            cell = there;
        }
    }

    private static int Quarter(double x, double y, double midX, double midY) => (x >= midX ? 1 : 0) + (y >= midY ? 2 : 0);

    private void Add(int cell, double x, double y)
    {
        _mass[cell]++;
        _sumX[cell] += x;
        _sumY[cell] += y;
    }

    /// <summary>Sets each node's force to the sum of 1/distance away from every other node.</summary>
    public void Repel(double[] x, double[] y, double[] forceX, double[] forceY)
    {
        for (var i = 0; i < x.Length; i++)
            (forceX[i], forceY[i]) = Force(i, x, y);
    }

    private (double X, double Y) Force(int node, double[] x, double[] y)
    {
        double forceX = 0, forceY = 0;
        var (px, py) = (x[node], y[node]);
        var depth = 0;
        _stack[depth++] = 0;
        while (depth > 0)
        {
            var entry = _stack[--depth];
            double dx, dy, mass;
            if (entry < 0)
            {
                if (~entry == node)
                    continue;
                (dx, dy, mass) = (px - x[~entry], py - y[~entry], 1);
            }
            else
            {
                mass = _mass[entry];
                dx = px - _sumX[entry] / mass;
                dy = py - _sumY[entry] / mass;
                var width = _width[entry];
                var slots = _slots.AsSpan(4 * entry, 4);
                var shared = (slots[0] | slots[1] | slots[2] | slots[3]) == 0;
                if (!shared && width * width >= Theta * Theta * (dx * dx + dy * dy))
                {
                    for (var q = 0; q < 4; q++)
                    {
                        if (slots[q] != 0)
                            _stack[depth++] = slots[q];
                    }

                    continue;
                }
            }

            var pull = mass / (dx * dx + dy * dy + Softening);
            forceX += dx * pull;
            forceY += dy * pull;
        }

        return (forceX, forceY);
    }
}
