using System.Numerics;

namespace Cordon.Casework.Ledger;

/// <summary>
/// The right edge of a growing Merkle tree: the roots of its complete subtrees, one for each bit of the number of leaves. A leaf is added in O(1)
/// hashes on average, and the root is known in O(log n).
/// </summary>
internal sealed class MerkleFrontier
{
    // _roots[level] counts when bit `level` of Count is set: it is the root of a complete subtree of 2^level leaves.
    private readonly TreeHash[] _roots = new TreeHash[64];

    /// <summary>Leaves added.</summary>
    public long Count { get; private set; }

    /// <summary>The root of the tree: RFC 6962's MTH of all leaves.</summary>
    public TreeHash Root()
    {
        if (Count == 0)
            return TreeHash.Empty;
        var rest = (ulong)Count;
        var level = BitOperations.TrailingZeroCount(rest);
        var root = _roots[level];
        for (rest &= rest - 1; rest != 0; rest &= rest - 1)
            root = TreeHash.Node(_roots[BitOperations.TrailingZeroCount(rest)], root);
        return root;
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="completed">Gets the root of every subtree that is complete with it, the leaf itself first, with the subtree's level.</param>
    public void Add(TreeHash leaf, Action<int, TreeHash> completed)
    {
        var hash = leaf;
        completed(0, hash);
        var level = 0;
        for (var count = Count; (count & 1) == 1; count >>= 1)
        {
            hash = TreeHash.Node(_roots[level++], hash);
            completed(level, hash);
        }

        _roots[level] = hash;
        Count++;
    }

    /// <summary>Goes on from a tree of <paramref name="count"/> leaves.</summary>
    /// <param name="count">The leaves.</param>
    /// <param name="rootOf">The root of the complete subtree at a level, by its index there.</param>
    public void Restore(long count, Func<int, long, TreeHash> rootOf)
    {
        for (var rest = (ulong)count; rest != 0; rest &= rest - 1)
        {
            var level = BitOperations.TrailingZeroCount(rest);
            _roots[level] = rootOf(level, (count >> level) - 1);
        }

        Count = count;
    }
}
