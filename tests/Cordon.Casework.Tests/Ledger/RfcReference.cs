using System.Security.Cryptography;

namespace Cordon.Casework.Tests.Ledger;

/// <summary>
/// Merkle trees and their proofs as the RFCs define them, written from their text alone and sharing nothing with the ledger: RFC 6962, section 2.1,
/// for the tree and the making of proofs; RFC 9162, sections 2.1.3.2 and 2.1.4.2, for the checking.
/// </summary>
internal static class RfcReference
{
    /// <summary>MTH(D[n]).</summary>
    public static byte[] Root(IReadOnlyList<byte[]> entries)
    {
        var n = entries.Count;
        if (n == 0)
            return SHA256.HashData([]);
        if (n == 1)
            return SHA256.HashData([0x00, .. entries[0]]);
        var k = Below(n);
        return Node(Root([.. entries.Take(k)]), Root([.. entries.Skip(k)]));
    }

    /// <summary>PATH(m, D[n]).</summary>
    public static List<byte[]> Path(int m, IReadOnlyList<byte[]> entries)
    {
        var n = entries.Count;
        if (n == 1)
            return [];
        var k = Below(n);
        return m < k
            ? [.. Path(m, [.. entries.Take(k)]), Root([.. entries.Skip(k)])]
            : [.. Path(m - k, [.. entries.Skip(k)]), Root([.. entries.Take(k)])];
    }

    /// <summary>PROOF(m, D[n]).</summary>
    public static List<byte[]> Proof(int m, IReadOnlyList<byte[]> entries) => Subproof(m, entries, true);

    /// <summary>Whether a leaf stands at an index of a tree.</summary>
    public static bool VerifiesInclusion(byte[] leafHash, long leafIndex, long treeSize, byte[] root, IReadOnlyList<byte[]> path)
    {
        if (leafIndex >= treeSize)
            return false;
        var (fn, sn) = (leafIndex, treeSize - 1);
        var r = leafHash;
        foreach (var p in path)
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                r = Node(p, r);
                while ((fn & 1) == 0 && fn != 0)
                {
                    fn >>= 1;
                    sn >>= 1;
                }
            }
            else
            {
                r = Node(r, p);
            }

            fn >>= 1;
            sn >>= 1;
        }

        return sn == 0 && r.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the second tree continues the first.</summary>
    public static bool VerifiesConsistency(long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        // Equal sizes and an empty first tree need no proof; RFC 9162 leaves them to the caller.
        if (first == second)
            return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);
        if (first == 0)
            return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(SHA256.HashData([]));
        var path = proof.ToList();
        if (path.Count == 0 && (first & (first - 1)) != 0)
            return false;
        if ((first & (first - 1)) == 0)
            path.Insert(0, firstRoot);
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
        {
            fn >>= 1;
            sn >>= 1;
        }

        if (path.Count == 0)
            return false;
        var (fr, sr) = (path[0], path[0]);
        foreach (var c in path.Skip(1))
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                fr = Node(c, fr);
                sr = Node(c, sr);
                while ((fn & 1) == 0 && fn != 0)
                {
                    fn >>= 1;
                    sn >>= 1;
                }
            }
            else
            {
                sr = Node(sr, c);
            }

            fn >>= 1;
            sn >>= 1;
        }

        return fr.AsSpan().SequenceEqual(firstRoot) && sr.AsSpan().SequenceEqual(secondRoot) && sn == 0;
    }

    private static List<byte[]> Subproof(int m, IReadOnlyList<byte[]> entries, bool isComplete)
    {
        var n = entries.Count;
        if (m == n)
            return isComplete ? [] : [Root(entries)];
        var k = Below(n);
        return m <= k
            ? [.. Subproof(m, [.. entries.Take(k)], isComplete), Root([.. entries.Skip(k)])]
            : [.. Subproof(m - k, [.. entries.Skip(k)], false), Root([.. entries.Take(k)])];
    }

    private static int Below(int n)
    {
        var k = 1;
        while (k * 2 < n)
            k *= 2;
        return k;
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);
}
