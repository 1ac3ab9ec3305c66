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

    // Where more than one node in this many is unsettled, all are looked at.
    private const int FewUnsettled = 8;
    private readonly ClusteringOptions _options;
    private readonly NeighbourWeights[] _scratch;
    private readonly WorkerTeam _team;
    private readonly SeededRandom _random;
    private readonly double _leastGain;

    // The levels, from the component up; and the node of the next level that each node is part of.
    private readonly List<ClusterLevel> _levels;
    private readonly List<int[]> _parts = [];

    // By level and node: whether the next local moves look at it; null for all nodes. For the others nothing has changed but masses.
    private readonly List<bool[]?> _unsettled = [null];

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
            var all = _unsettled.TrueForAll(nodes => nodes is null);
            if (Pass(ref current, cancellation))
                continue;
            // What has not been looked at may gain by a change of masses alone: nothing is left only when all nodes have been looked at.
            if (all)
                break;
            for (var depth = 0; depth < _unsettled.Count; depth++)
                _unsettled[depth] = null;
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
        var moved = new List<bool[]>();
        _putOff = [];
        for (var depth = 0; ; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            var level = _levels[depth];
            var before = current.AsSpan().ToArray();
            var moves = new LocalMoves(level, current, _leastGain, _scratch, _team);
            moves.Run(Order(level.Count), _unsettled[depth], cancellation);
            var different = Different(before, current);
            var late = depth < _parts.Count && moves.Moves <= level.Count / FewMoves;
            changed |= !late && moves.Moves > 0;
            moved.Add(late ? new bool[level.Count] : different);
            _unsettled[depth] = late ? different : new bool[level.Count];
            if (late)
            {
                if (depth == 0)
                    _putOff = Where(different);
                current = before;
            }

            var count = Numbering.Close(current);
            if (count == level.Count)
            {
                CutAbove(depth);
                break;
            }

            if (!late)
            {
                if (depth == 0 && _original is null && level.Count >= LeastReordered)
                    level = Reorder(ref current, count);
                if (!Coarsen(level, depth, current, count))
                    break;
            }

            current = Up(current, _parts[depth], _levels[depth + 1].Count);
        }

        var above = moved[^1];
        for (var depth = _levels.Count - 2; depth >= 0; depth--)
        {
            current = Down(current, _parts[depth]);
            above = Down(above, _parts[depth]);
            _unsettled[depth] = Around(_levels[depth], Either(_unsettled[depth]!, above));
            above = Either(above, moved[depth]);
        }

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
        _unsettled.Add(Joint(parts, partCount));
        _levels.Add(Aggregation.Run(level, parts, partCount, _scratch, _team));
        return true;
    }

    private void CutAbove(int depth)
    {
        _levels.RemoveRange(depth + 1, _levels.Count - depth - 1);
        _parts.RemoveRange(depth, _parts.Count - depth);
        _unsettled.RemoveRange(depth + 1, _unsettled.Count - depth - 1);
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

    private static bool[] Different(int[] before, int[] after)
    {
        var different = new bool[before.Length];
        for (var node = 0; node < before.Length; node++)
            different[node] = before[node] != after[node];
        return different;
    }

    private static int[] Where(bool[] flags)
    {
        var nodes = new List<int>();
        for (var node = 0; node < flags.Length; node++)
        {
            if (flags[node])
                nodes.Add(node);
        }

        return [.. nodes];
    }

    private static bool[] Either(bool[] some, bool[] others)
    {
        var either = new bool[some.Length];
        for (var node = 0; node < some.Length; node++)
            either[node] = some[node] || others[node];
        return either;
    }

    // Some nodes and their neighbours; null for all nodes.
    private static bool[]? Around(ClusterLevel level, bool[] nodes)
    {
        if (nodes.AsSpan().Count(true) > nodes.Length / FewUnsettled)
            return null;
        var around = nodes.AsSpan().ToArray();
        for (var node = 0; node < nodes.Length; node++)
        {
            if (!nodes[node])
                continue;
            foreach (var neighbour in level.NeighboursOf(node))
                around[neighbour] = true;
        }

        return around;
    }

    // Which parts are of several nodes. A part of one has been looked at, as the node it is.
    private static bool[] Joint(int[] parts, int count)
    {
        var (joint, seen) = (new bool[count], new bool[count]);
        foreach (var part in parts)
        {
            joint[part] |= seen[part];
            seen[part] = true;
        }

        return joint;
    }

    private static int[] Up(int[] clusters, int[] parts, int count)
    {
        var coarse = new int[count];
        for (var node = 0; node < parts.Length; node++)
            coarse[parts[node]] = clusters[node];
        return coarse;
    }

    private T[] Down<T>(T[] coarse, int[] parts)
    {
        var fine = new T[parts.Length];
        _team.Run(fine.Length, NodesAtOnce, (low, high, _) =>
        {
            for (var node = low; node < high; node++)
                fine[node] = coarse[parts[node]];
        });
        return fine;
    }
}
