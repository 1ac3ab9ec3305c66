using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cordon.Networks.Graph;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Solves y = b + κ·D⁻¹·W·y over a graph: W the tie weights (negative ones too), D each node's sum of |weights|, 0 ≤ κ &lt; 1. Personalised
/// PageRank and linearised belief propagation are both of this form. D⁻¹·W has all eigenvalues in [−1,1] and is symmetric under the inner
/// product Σ dᵢ·uᵢ·vᵢ, so the system is positive definite there and conjugate gradients (Hestenes, Stiefel 1952) solve it in far fewer passes
/// over the ties than power iteration.
/// </summary>
/// <remarks>
/// Passes over ties gather single precision; between rounds the residual is taken anew in double precision (iterative refinement, Wilkinson
/// 1963), so the answer is as exact as asked. The bound is proven: Σ dᵢ·|yᵢ − exactᵢ| ≤ Σ dᵢ·|residualᵢ| / (1 − κ).
/// </remarks>
internal sealed class WalkSolver
{
    // Single precision carries a residual down by about six digits; a round stops before that.
    private const double RoundReduction = 2e-6;
    private const int MostRounds = 20;
    private const int MostPasses = 120;
    private readonly WeightedGraph _graph;
    private readonly NodeBlocks _blocks;
    private readonly CancellationToken _cancellation;

    // D by node, 1 where there is no tie so that nothing is divided by zero; and its inverse.
    private readonly double[] _mass;
    private readonly float[] _gain;

    // The one weight that all ties have: then no weight needs to be read.
    private readonly float? _evenWeight;
    private readonly float[] _direction;
    private readonly float[] _image;
    private readonly float[] _residual;
    private readonly float[] _step;

    /// <param name="graph">The graph.</param>
    /// <param name="threads">At most this many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancellation">Stops between passes.</param>
    public WalkSolver(WeightedGraph graph, int threads = 0, CancellationToken cancellation = default)
    {
        _graph = graph;
        _cancellation = cancellation;
        _blocks = new NodeBlocks(graph, threads, cancellation);
        _mass = new double[graph.Count];
        _gain = new float[graph.Count];
        _evenWeight = graph.IsUniform ? graph.UniformWeight : null;
        _blocks.ForEach(SetMasses);
        (_direction, _image, _residual, _step) = (new float[graph.Count], new float[graph.Count], new float[graph.Count], new float[graph.Count]);
    }

    /// <summary>Each node's sum of |weights|; 1 where there is no tie.</summary>
    public ReadOnlySpan<double> Mass => _mass;

    /// <summary>Passes over all ties so far.</summary>
    public int Passes { get; private set; }

    /// <summary>Solves to an accuracy.</summary>
    /// <param name="right">b, by node.</param>
    /// <param name="keep">κ, in [0,1).</param>
    /// <param name="enough">Ends when Σ d·|residual| is at most this, or when double precision allows no less.</param>
    /// <param name="answer">y to start from, changed in place into the answer.</param>
    /// <returns>Σ d·|residual|.</returns>
    public double Solve(double[] right, double keep, double enough, double[] answer)
    {
        var size = FirstResidual(right, keep, answer);
        var before = double.PositiveInfinity;
        for (var round = 0; round < MostRounds && size > enough && size < before / 2; round++)
        {
            Descend(keep, Math.Max(enough / 2, size * RoundReduction));
            _blocks.ForEach((from, to) => AddStep(answer, from, to));
            before = size;
            size = Residual(right, keep, answer);
        }

        return size;
    }

    private void SetMasses(int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            double mass = 0;
            if (_evenWeight is { } even)
                mass = Math.Abs(even) * (double)_graph.DegreeOf(node);
            else
            {
                foreach (var weight in _graph.WeightsOf(node))
                    mass += Math.Abs(weight);
            }

            _mass[node] = mass == 0 ? 1 : mass;
            _gain[node] = (float)(1 / _mass[node]);
        }
    }

    private void AddStep(double[] answer, int from, int to)
    {
        for (var i = from; i < to; i++)
            answer[i] += _step[i];
    }

    // Conjugate gradients from the residual: fills _step with the correction.
    private void Descend(double keep, double enough)
    {
        Array.Clear(_step);
        _residual.AsSpan().CopyTo(_direction);
        var energy = _blocks.Sum(Energy).First;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Passes++;
            var curvature = _blocks.Sum((from, to) => (Apply((float)keep, from, to), 0)).First;
            if (!(curvature > 0))
                return;
            var stride = (float)(energy / curvature);
            var (next, size) = _blocks.Sum((from, to) => Advance(stride, from, to));
            if (size <= enough || next == 0)
                return;
            var bend = (float)(next / energy);
            energy = next;
            _blocks.ForEach((from, to) => Turn(bend, from, to));
        }
    }

    private (double Energy, double None) Energy(int from, int to)
    {
        double energy = 0;
        for (var i = from; i < to; i++)
            energy += _mass[i] * _residual[i] * _residual[i];
        return (energy, 0);
    }

    // _image = (I − κ·D⁻¹·W)·_direction; gives the inner product of both.
    private double Apply(float keep, int from, int to)
    {
        var direction = _direction;
        var image = _image;
        var targets = _graph.Targets;
        var offsets = _graph.Offsets;
        var even = _evenWeight ?? 0;
        var weighted = _evenWeight is null;
        double curvature = 0;
        for (var node = from; node < to; node++)
        {
            var row = targets[(int)offsets[node]..(int)offsets[node + 1]];
            var arriving = weighted ? Gather(row, _graph.WeightsOf(node), direction) : even * Gather(row, direction);
            var own = direction[node];
            var result = own - (keep * _gain[node] * arriving);
            image[node] = result;
            curvature += _mass[node] * own * result;
        }

        return curvature;
    }

    private static float Gather(ReadOnlySpan<int> row, float[] values)
    {
        var (a, b, c, d) = (0f, 0f, 0f, 0f);
        var i = 0;
        // Every target of a built graph is one of its nodes, so places in the values are not checked again here.
        ref var first = ref MemoryMarshal.GetArrayDataReference(values);
        for (; i + 3 < row.Length; i += 4)
        {
            a += Unsafe.Add(ref first, row[i]);
            b += Unsafe.Add(ref first, row[i + 1]);
            c += Unsafe.Add(ref first, row[i + 2]);
            d += Unsafe.Add(ref first, row[i + 3]);
        }

        for (; i < row.Length; i++)
            a += values[row[i]];
        return a + b + (c + d);
    }

    private static float Gather(ReadOnlySpan<int> row, ReadOnlySpan<float> weights, float[] values)
    {
        weights = weights[..row.Length];
        var (a, b) = (0f, 0f);
        var i = 0;
        for (; i + 1 < row.Length; i += 2)
        {
            a += weights[i] * values[row[i]];
            b += weights[i + 1] * values[row[i + 1]];
        }

        if (i < row.Length)
            a += weights[i] * values[row[i]];
        return a + b;
    }

    private (double Energy, double Size) Advance(float stride, int from, int to)
    {
        var (energy, size) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            _step[i] += stride * _direction[i];
            var left = _residual[i] - (stride * _image[i]);
            _residual[i] = left;
            var weighted = _mass[i] * left;
            energy += weighted * left;
            size += Math.Abs(weighted);
        }

        return (energy, size);
    }

    private void Turn(float bend, int from, int to)
    {
        for (var i = from; i < to; i++)
            _direction[i] = _residual[i] + (bend * _direction[i]);
    }

    // The residual of the start: a few seeds reach few nodes, and these are found from the seeds' side.
    private double FirstResidual(double[] right, double keep, double[] answer)
    {
        long reached = 0;
        for (var node = 0; node < answer.Length; node++)
            reached += answer[node] == 0 ? 0 : _graph.DegreeOf(node);
        if (reached > _graph.Targets.Length / 8)
            return Residual(right, keep, answer);
        var residual = new double[answer.Length];
        for (var node = 0; node < answer.Length; node++)
        {
            residual[node] += right[node] - answer[node];
            if (answer[node] == 0)
                continue;
            var neighbours = _graph.NeighboursOf(node);
            var weights = _graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
                residual[neighbours[i]] += keep * weights[i] * answer[node] / _mass[neighbours[i]];
        }

        return _blocks.Sum((from, to) =>
        {
            double size = 0;
            for (var i = from; i < to; i++)
            {
                _residual[i] = (float)residual[i];
                size += _mass[i] * Math.Abs(residual[i]);
            }

            return (size, 0);
        }).First;
    }

    // The residual in double precision; gives Σ d·|residual|.
    private double Residual(double[] right, double keep, double[] answer)
    {
        Passes++;
        return _blocks.Sum((from, to) =>
        {
            double size = 0;
            for (var node = from; node < to; node++)
            {
                var neighbours = _graph.NeighboursOf(node);
                var weights = _graph.WeightsOf(node);
                double arriving = 0;
                if (_evenWeight is { } even)
                {
                    foreach (var neighbour in neighbours)
                        arriving += answer[neighbour];
                    arriving *= even;
                }
                else
                {
                    for (var i = 0; i < neighbours.Length; i++)
                        arriving += weights[i] * answer[neighbours[i]];
                }

                var left = right[node] - answer[node] + (keep * arriving / _mass[node]);
                _residual[node] = (float)left;
                size += _mass[node] * Math.Abs(left);
            }

            return (size, 0);
        }).First;
    }
}
