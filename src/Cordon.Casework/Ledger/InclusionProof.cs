using System.Text.Json;

namespace Cordon.Casework.Ledger;

/// <summary>Proof that an entry stands in the ledger of a checkpoint (RFC 9162, section 2.1.3).</summary>
/// <param name="Number">The entry's number: the leaf's index.</param>
/// <param name="Entry">The entry, exactly as it is hashed.</param>
/// <param name="LeafHash">Its hash as a leaf.</param>
/// <param name="Path">The hashes beside the way to the root, the leaf's neighbour first.</param>
/// <param name="Checkpoint">The signed size and root.</param>
public sealed record InclusionProof(long Number, string Entry, TreeHash LeafHash, IReadOnlyList<TreeHash> Path, Checkpoint Checkpoint)
{
    /// <summary>Writes the proof as one JSON object; hashes in base64.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteNumber("index", Number);
        json.WriteString("entry", Entry);
        json.WriteString("leaf_hash", LeafHash.ToString());
        json.WriteNumber("size", Checkpoint.Size);
        json.WriteString("root", Checkpoint.Root.ToString());
        json.WriteStartArray("path");
        foreach (var hash in Path)
            json.WriteStringValue(hash.ToString());
        json.WriteEndArray();
        json.WriteString("checkpoint", Checkpoint.Note);
        json.WriteEndObject();
    }
}
