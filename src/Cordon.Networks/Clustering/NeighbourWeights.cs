using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cordon.Networks.Clustering;

/// <summary>
/// A node's tie weight to each cluster among its neighbours: a small hash table that stays in the nearest cache, where an array by cluster
/// would not. One a thread.
/// </summary>
/// <remarks>
/// Whether a neighbour's cluster is new to the table cannot be foretold, so nothing branches on it: a wrong guess costs more than the work.
/// </remarks>
internal sealed class NeighbourWeights
{
    private const uint Spread = 0x9E3779B1u;
    private Entry[] _entries = new Entry[32];
    private int[] _slots = new int[17];
    private int[] _found = new int[16];
    private int _shift = 32 - 5;

    public NeighbourWeights() => Array.Fill(_entries, Entry.Empty);

    /// <summary>How many clusters the table has.</summary>
    public int Count { get; private set; }

    /// <summary>The clusters, in order of their first neighbour.</summary>
    public int ClusterAt(int index) => _entries[_slots[index]].Cluster;

    public double WeightAt(int index) => _entries[_slots[index]].Weight;

    /// <summary>The weight to a cluster; 0 when there is none.</summary>
    public double Of(int cluster)
    {
        var mask = (1 << (32 - _shift)) - 1;
        var slot = (int)(((uint)cluster * Spread) >> _shift);
        while (true)
        {
            ref var entry = ref _entries[slot];
            if (entry.Cluster == cluster)
                return entry.Weight;
            if (entry.Cluster < 0)
                return 0;
            slot = (slot + 1) & mask;
        }
    }

    /// <summary>Empties the table and takes a row in.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="node">Whose row.</param>
    /// <param name="clusters">By node.</param>
    public void Gather(ClusterLevel level, int node, int[] clusters)
    {
        Clear(level.DegreeOf(node));
        AddRow(level, node, clusters);
    }

    /// <summary>Adds a row; room must have been made for its length.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="node">Whose row.</param>
    /// <param name="clusters">By node.</param>
    public void AddRow(ClusterLevel level, int node, int[] clusters)
    {
        var targets = level.NeighboursOf(node);
        // All clusters are fetched first: fetches that miss the cache then wait together, not one after the other.
        var found = _found.AsSpan(0, targets.Length);
        for (var i = 0; i < found.Length; i++)
            found[i] = clusters[targets[i]];
        if (level.Weights is null)
            Add(found, level.Weight);
        else
            Add(found, level.Weights.AsSpan(level.Offsets[node], targets.Length));
    }

    /// <summary>Adds the part of a row that leads to nodes of one cluster; room must have been made for its length.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="node">Whose row.</param>
    /// <param name="clusters">By node.</param>
    /// <param name="parts">What the weight is summed by, of each node.</param>
    public void AddInner(ClusterLevel level, int node, int[] clusters, int[] parts)
    {
        var targets = level.NeighboursOf(node);
        var cluster = clusters[node];
        var found = _found.AsSpan(0, targets.Length);
        var count = 0;
        if (level.Weights is null)
        {
            foreach (var target in targets)
            {
                found[count] = target;
                count += clusters[target] == cluster ? 1 : 0;
            }

            found = found[..count];
            for (var i = 0; i < found.Length; i++)
                found[i] = parts[found[i]];
            Add(found, level.Weight);
            return;
        }

        var weights = level.Weights.AsSpan(level.Offsets[node], targets.Length);
        for (var i = 0; i < targets.Length; i++)
        {
            if (clusters[targets[i]] == cluster)
                Add(parts[targets[i]], weights[i]);
        }
    }

    /// <summary>Adds weight to a cluster, of at most as many as were made room for.</summary>
    public void Add(int cluster, double weight)
    {
        var count = Count;
        Add(_entries, _slots, _shift, cluster, weight, ref count);
        Count = count;
    }

    /// <summary>Empties the table and makes room for this many clusters at half load.</summary>
    public void Clear(int room)
    {
        var entries = _entries;
        foreach (var slot in _slots.AsSpan(0, Count))
            entries[slot] = Entry.Empty;
        Count = 0;
        var bits = Math.Max(5, BitOperations.Log2((uint)Math.Max(1, room)) + 2);
        _shift = 32 - bits;
        if (_entries.Length < 1 << bits)
        {
            _entries = new Entry[1 << bits];
            Array.Fill(_entries, Entry.Empty);
        }

        // One more than clusters, as the slot after the last is written to.
        if (_found.Length < room)
            (_slots, _found) = (new int[(1 << (bits - 1)) + 1], new int[1 << (bits - 1)]);
    }

    private void Add(ReadOnlySpan<int> found, float weight)
    {
        var (entries, slots, shift, count) = (_entries, _slots, _shift, Count);
        foreach (var cluster in found)
            Add(entries, slots, shift, cluster, weight, ref count);
        Count = count;
    }

    private void Add(ReadOnlySpan<int> found, ReadOnlySpan<float> weights)
    {
        var (entries, slots, shift, count) = (_entries, _slots, _shift, Count);
        for (var i = 0; i < found.Length; i++)
            Add(entries, slots, shift, found[i], weights[i], ref count);
        Count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Entry[] entries, int[] slots, int shift, int cluster, double weight, ref int count)
    {
        var slot = (int)(((uint)cluster * Spread) >> shift);
        var present = entries[slot].Cluster;
        // Neither this cluster nor empty, which is −1: one test, as most find their place at once.
        while (((present ^ cluster) & ~(present >> 31)) != 0)
        {
            slot = (slot + 1) & ((1 << (32 - shift)) - 1);
            present = entries[slot].Cluster;
        }

        ref var entry = ref entries[slot];
        entry.Cluster = cluster;
        entry.Weight += weight;
        slots[count] = slot;
        count += (int)((uint)present >> 31);
    }

    private struct Entry
    {
        public static readonly Entry Empty = new() { Cluster = -1 };

        public int Cluster;
        public double Weight;
    }
}
