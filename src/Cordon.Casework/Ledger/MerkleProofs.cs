using System.Numerics;

namespace Cordon.Casework.Ledger;

/// <summary>Makes the proofs of RFC 6962, section 2.1. Each reads O(log n) tiles.</summary>
internal static class MerkleProofs
{
    /// <summary>The greatest power of two below a number of leaves above 1.</summary>
    public static long Split(long count) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)(count - 1)));

    /// <summary>PATH(index, D[size]): the hashes beside the way from a leaf to the root, the leaf's neighbour first.</summary>
    public static List<TreeHash> Inclusion(TileFiles tiles, long index, long size)
    {
        var path = new List<TreeHash>();
        Down(tiles, index, 0, size, path);
        path.Reverse();
        return path;
    }

    /// <summary>PROOF(old, D[size]): that the tree of <paramref name="size"/> leaves begins with that of <paramref name="old"/>.</summary>
    public static List<TreeHash> Consistency(TileFiles tiles, long old, long size)
    {
        var proof = new List<TreeHash>();
        if (old == 0 || old == size)
            return proof;
        var (start, end, isWhole) = (0L, size, true);
        while (old != end)
        {
            var split = start + Split(end - start);
            if (old <= split)
            {
                proof.Add(tiles.Root(split, end));
                end = split;
            }
            else
            {
                proof.Add(tiles.Root(start, split));
                (start, isWhole) = (split, false);
            }
        }

        // The subtree at the old tree's right end is known to whoever knows the old root only when it is all of the old tree.
        if (!isWhole)
            proof.Add(tiles.Root(start, end));
        proof.Reverse();
        return proof;
    }

    private static void Down(TileFiles tiles, long index, long start, long end, List<TreeHash> path)
    {
        while (end - start > 1)
        {
            var split = start + Split(end - start);
            if (index < split)
            {
                path.Add(tiles.Root(split, end));
                end = split;
            }
            else
            {
                path.Add(tiles.Root(start, split));
                start = split;
            }
        }
    }
}
