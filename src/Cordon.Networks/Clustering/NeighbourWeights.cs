using System.Numerics;

namespace Cordon.Networks.Clustering;

/// <summary>
/// A node's tie weight to each cluster among its neighbours: a small hash table that stays in the nearest cache, where an array by cluster
/// would not. One a thread.
/// </summary>
internal sealed class NeighbourWeights
{
    private int[] _keys;
    private double[] _sums;
    private int[] _slots = new int[16];
    private int[] _found = new int[16];
    private int _shift;

    public NeighbourWeights()
    {
        _keys = new int[32];
        _sums = new double[32];
        Array.Fill(_keys, -1);
    }

    /// <summary>How many clusters the last row has.</summary>
    public int Count { get; private set; }

    /// <summary>The clusters, in order of their first neighbour.</summary>
    public int ClusterAt(int index) => _keys[_slots[index]];

    public double WeightAt(int index) => _sums[_slots[index]];

    /// <summary>The weight to a cluster; 0 when there is none.</summary>
    public double Of(int cluster)
    {
        var mask = (1 << (32 - _shift)) - 1;
        var slot = (int)(((uint)cluster * 0x9E3779B1u) >> _shift);
        while (true)
        {
            var key = _keys[slot];
            if (key == cluster)
                return _sums[slot];
            if (key < 0)
                return 0;
            slot = (slot + 1) & mask;
        }
    }

    /// <summary>Takes a row in.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="node">Whose row.</param>
    /// <param name="clusters">By node.</param>
    public void Gather(ClusterLevel level, int node, int[] clusters)
    {
        var targets = level.NeighboursOf(node);
        Clear(targets.Length);
        // All clusters are fetched first: fetches that miss the cache then wait together, not one after the other.
        var found = _found.AsSpan(0, targets.Length);
        for (var i = 0; i < found.Length; i++)
            found[i] = clusters[targets[i]];
        if (level.Weights is null)
            Count = Gather(found, level.Weight);
        else
            Count = Gather(found, level.Weights.AsSpan(level.Offsets[node], targets.Length));
    }

    private int Gather(ReadOnlySpan<int> found, float weight)
    {
        var (keys, sums, slots, shift) = (_keys, _sums, _slots, _shift);
        var mask = (1 << (32 - shift)) - 1;
        var count = 0;
        foreach (var cluster in found)
        {
            var slot = (int)(((uint)cluster * 0x9E3779B1u) >> shift);
            while (keys[slot] != cluster && keys[slot] >= 0)
                slot = (slot + 1) & mask;
            if (keys[slot] < 0)
            {
                keys[slot] = cluster;
                sums[slot] = 0;
                slots[count++] = slot;
            }

            sums[slot] += weight;
        }

        return count;
    }

    private int Gather(ReadOnlySpan<int> found, ReadOnlySpan<float> weights)
    {
        var (keys, sums, slots, shift) = (_keys, _sums, _slots, _shift);
        var mask = (1 << (32 - shift)) - 1;
        var count = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var cluster = found[i];
            var slot = (int)(((uint)cluster * 0x9E3779B1u) >> shift);
            while (keys[slot] != cluster && keys[slot] >= 0)
                slot = (slot + 1) & mask;
            if (keys[slot] < 0)
            {
                keys[slot] = cluster;
                sums[slot] = 0;
                slots[count++] = slot;
            }

            sums[slot] += weights[i];
        }

        return count;
    }

    /// <summary>Adds weight to a cluster, of at most as many as were made room for.</summary>
    public void Add(int cluster, double weight)
    {
        var mask = (1 << (32 - _shift)) - 1;
        var slot = (int)(((uint)cluster * 0x9E3779B1u) >> _shift);
        while (_keys[slot] != cluster)
        {
            if (_keys[slot] < 0)
            {
                _keys[slot] = cluster;
                _sums[slot] = weight;
                _slots[Count++] = slot;
                return;
            }

            slot = (slot + 1) & mask;
        }

        _sums[slot] += weight;
    }

    /// <summary>Empties the table and makes room for this many clusters at half load.</summary>
    public void Clear(int room)
    {
        for (var i = 0; i < Count; i++)
            _keys[_slots[i]] = -1;
        Count = 0;
        var bits = Math.Max(5, BitOperations.Log2((uint)Math.Max(1, room)) + 2);
        _shift = 32 - bits;
        if (_keys.Length < 1 << bits)
        {
            _keys = new int[1 << bits];
            _sums = new double[1 << bits];
            Array.Fill(_keys, -1);
        }

        if (_slots.Length < room)
            (_slots, _found) = (new int[1 << (bits - 1)], new int[1 << (bits - 1)]);
    }
}
