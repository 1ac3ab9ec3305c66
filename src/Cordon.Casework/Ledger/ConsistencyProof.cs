using System.Text.Json;

namespace Cordon.Casework.Ledger;

/// <summary>Proof that a ledger is the continuation of an older state of it (RFC 9162, section 2.1.4).</summary>
/// <param name="Old">Entries of the older.</param>
/// <param name="OldRoot">Its root.</param>
/// <param name="Size">Entries of the newer.</param>
/// <param name="Root">Its root.</param>
/// <param name="Path">The hashes from which both roots follow.</param>
/// <param name="Checkpoint">The latest signed size and root.</param>
public sealed record ConsistencyProof(long Old, TreeHash OldRoot, long Size, TreeHash Root, IReadOnlyList<TreeHash> Path, Checkpoint Checkpoint)
{
    /// <summary>Writes the proof as one JSON object; hashes in base64.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteNumber("old_size", Old);
        json.WriteString("old_root", OldRoot.ToString());
        json.WriteNumber("size", Size);
        json.WriteString("root", Root.ToString());
        json.WriteStartArray("path");
        foreach (var hash in Path)
            json.WriteStringValue(hash.ToString());
        json.WriteEndArray();
        json.WriteString("checkpoint", Checkpoint.Note);
        json.WriteEndObject();
    }
}
