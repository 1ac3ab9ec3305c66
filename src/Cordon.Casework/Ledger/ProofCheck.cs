using System.Text;
using System.Text.Json;

namespace Cordon.Casework.Ledger;

/// <summary>Checks proofs that were written down, without the ledger: RFC 9162, section 2.1.3.2.</summary>
public static class ProofCheck
{
    /// <summary>Reads an inclusion proof as <see cref="InclusionProof.WriteJson"/> writes it, and checks it.</summary>
    /// <param name="json">The proof.</param>
    /// <param name="checkpoint">The checkpoint that it must lead to, its signature checked.</param>
    /// <param name="problem">What is wrong; empty for nothing.</param>
    /// <returns>The entry that it proves; null when it proves none.</returns>
    public static LedgerEntry? Entry(JsonElement json, Checkpoint checkpoint, out string problem)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        problem = "is no proof of an entry";
        try
        {
            var text = Encoding.UTF8.GetBytes(json.GetProperty("entry").GetString()!);
            var (index, size) = (json.GetProperty("index").GetInt64(), json.GetProperty("size").GetInt64());
            if (LedgerEntry.Read(text) is not { } entry || entry.Number != index)
                return null;
            var leaf = TreeHash.Leaf(text);
            if (json.GetProperty("leaf_hash").GetString() != leaf.ToString() || size != checkpoint.Size || json.GetProperty("root").GetString() != checkpoint.Root.ToString()
                || json.GetProperty("checkpoint").GetString() != checkpoint.Note)
            {
                problem = "is not of this checkpoint";
                return null;
            }

            var path = json.GetProperty("path").EnumerateArray().Select(p => TreeHash.Of(p.GetBytesFromBase64() is { Length: TreeHash.Bytes } hash ? hash : throw new FormatException())).ToList();
            problem = "does not lead to the checkpoint's root: the entry or the proof was changed";
            if (!Leads(leaf, index, size, path, checkpoint.Root))
                return null;
            problem = "";
            return entry;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Whether a path leads from a leaf to a root.</summary>
    public static bool Leads(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> path, TreeHash root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
            return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var beside in path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.Node(beside, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.Node(hash, beside);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }
}
