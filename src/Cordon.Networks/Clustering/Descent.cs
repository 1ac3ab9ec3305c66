using Cordon.Events;

namespace Cordon.Networks.Clustering;

/// <summary>The Leiden iterations over one connected component.</summary>
/// <remarks>
/// After the first local moves a large component's nodes are put in the order of their clusters: what is done next then finds most
/// neighbours in the nearest caches. An iteration that moves next to nothing on a level goes on with the aggregate that the last one made of
/// it; the moves put off are made at the end.
/// </remarks>
internal sealed class Descent
{
    private const int NodesAtOnce = 1 << 14;
    private const int LeastReordered = 1 << 14;
    private const int Block = 16;

    // Fewer moves than one in this many nodes are put off: to make new parts for them costs more than it gains.
    private const int FewMoves = 1000;
    private readonly ClusteringOptions _options;
    private readonly NeighbourWeights[] _scratch;
    private readonly WorkerTeam _team;
    private readonly SeededRandom _random;
    private readonly double _leastGain;

    // The levels, from the component up; and the node of the next level that each node is part of.
    private readonly List<ClusterLevel> _levels;
    private readonly List<int[]> _parts = [];

    // The nodes of the component whose moves the last pass put off.
    private int[] _putOff = [];

    // The number that each node came with; null while it is its own.
    private int[]? _original;

    /// <param name="bottom">The component.</param>
    /// <param name="options">How.</param>
    /// <param name="scratch">One a worker.</param>
    /// <param name="team">Who works.</param>
    public Descent(ClusterLevel bottom, ClusteringOptions options, NeighbourWeights[] scratch, WorkerTeam team)
    {
        _levels = [bottom];
        _options = options;
        _scratch = scratch;
        _team = team;
        _random = new SeededRandom(options.RandomSeed);
        _leastGain = Leiden.LeastGainShare * ClusterLevel.HeaviestOf(bottom);
    }

    /// <summary>Clusters the component, starting from single nodes. Every cluster is connected by positive ties.</summary>
    /// <param name="clusters">Becomes the cluster of each node, numbered from 0 in the order of their first node.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>How many clusters there are.</returns>
    public int Run(int[] clusters, CancellationToken cancellation)
    {
        var current = new int[clusters.Length];
        for (var node = 0; node < current.Length; node++)
            current[node] = node;
        for (var iteration = 0; iteration < _options.Iterations; iteration++)
        {
            if (!Pass(ref current, cancellation))
                break;
        }

        if (_putOff.Length > 0)
            new LocalMoves(_levels[0], current, _leastGain, _scratch, _team).RunFrom(_putOff, cancellation);
        Connectedness.Split(_levels[0], current, _team);
        for (var node = 0; node < current.Length; node++)
            clusters[_original is null ? node : _original[node]] = current[node];
        return Numbering.ByFirst(clusters);
    }

    // One descent from the component to its coarsest aggregate; false when nothing moved.
    private bool Pass(ref int[] clusters, CancellationToken cancellation)
    {
        var current = clusters;
        var changed = false;
        _putOff = [];
        for (var depth = 0; ; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            var level = _levels[depth];
            var before = depth < _parts.Count ? current.AsSpan().ToArray() : current;
            var moves = new LocalMoves(level, current, _leastGain, _scratch, _team);
            moves.Run(Order(level.Count), cancellation);
            changed |= moves.Moves > 0;
            if (depth < _parts.Count && moves.Moves <= level.Count / FewMoves)
            {
                if (depth == 0)
                    _putOff = Different(before, current);
                current = before;
            }

            var count = Numbering.Close(current);
            if (count == level.Count)
            {
                CutAbove(depth);
                break;
            }

            if (depth == _parts.Count || moves.Moves > level.Count / FewMoves)
            {
                if (depth == 0 && _original is null && level.Count >= LeastReordered)
                    level = Reorder(ref current, count);
                if (!Coarsen(level, depth, current, count))
                    break;
            }

            current = Up(current, _parts[depth], _levels[depth + 1].Count);
        }

        for (var depth = _levels.Count - 2; depth >= 0; depth--)
            current = Down(current, _parts[depth]);
        clusters = current;
        return changed;
    }

    // Splits the clusters into parts and makes a level of them; false when no two nodes share a part.
    private bool Coarsen(ClusterLevel level, int depth, int[] clusters, int count)
    {
        CutAbove(depth);
        var members = Members.By(clusters, count, Order(level.Count));
        var parts = new Refinement(level, clusters).Run(members, _scratch, _team);
        var partCount = Aggregation.Number(parts, members);
        if (partCount == level.Count)
            return false;
        _parts.Add(parts);
        _levels.Add(Aggregation.Run(level, parts, partCount, _scratch, _team));
        return true;
    }

    private void CutAbove(int depth)
    {
        _levels.RemoveRange(depth + 1, _levels.Count - depth - 1);
        _parts.RemoveRange(depth, _parts.Count - depth);
    }

    private ClusterLevel Reorder(ref int[] clusters, int count)
    {
        _original = Members.By(clusters, count).Nodes;
        _levels[0] = _levels[0].Reordered(_original, _team);
        var reordered = new int[clusters.Length];
        for (var node = 0; node < reordered.Length; node++)
            reordered[node] = clusters[_original[node]];
        clusters = reordered;
        return _levels[0];
    }

    // Blocks of nodes that stand side by side in memory, in a random order.
    private int[] Order(int count)
    {
        if (count < 64 * Block)
            return _random.Order(count);
        var order = new int[count];
        var at = 0;
        foreach (var block in _random.Order((count + Block - 1) / Block))
        {
            for (var node = block * Block; node < Math.Min(count, (block + 1) * Block); node++)
                order[at++] = node;
        }

        return order;
    }

    private static int[] Different(int[] before, int[] after)
    {
        var nodes = new List<int>();
        for (var node = 0; node < before.Length; node++)
        {
            if (before[node] != after[node])
                nodes.Add(node);
        }

        return [.. nodes];
    }

    private static int[] Up(int[] clusters, int[] parts, int count)
    {
        var coarse = new int[count];
        for (var node = 0; node < parts.Length; node++)
            coarse[parts[node]] = clusters[node];
        return coarse;
    }

    private int[] Down(int[] coarse, int[] parts)
    {
        var fine = new int[parts.Length];
        _team.Run(fine.Length, NodesAtOnce, (low, high, _) =>
        {
            for (var node = low; node < high; node++)
                fine[node] = coarse[parts[node]];
        });
        return fine;
    }
}
