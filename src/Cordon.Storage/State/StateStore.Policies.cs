namespace Cordon.Storage.State;

/// <summary>Policies, by the hash of their content, and when each was active.</summary>
public sealed partial class StateStore
{
    /// <summary>Keeps the files of a policy; nothing happens when they are kept already.</summary>
    public void AddPolicy(string hash, byte[] files, DateTimeOffset at) => _db.Run(
        "INSERT OR IGNORE INTO policies(hash, files, stored) VALUES ($hash, $files, $at)", ("$hash", hash), ("$files", files), ("$at", Micros.Of(at)));

    /// <summary>The files of a policy; null when it is not kept.</summary>
    public byte[]? Policy(string hash) => _db.Query("SELECT files FROM policies WHERE hash = $hash", row => row.GetFieldValue<byte[]>(0), ("$hash", hash)).FirstOrDefault();

    /// <summary>The policies kept, the latest first.</summary>
    public IReadOnlyList<(string Hash, DateTimeOffset Stored)> Policies() => _db.Query(
        "SELECT hash, stored FROM policies ORDER BY stored DESC, hash", row => (row.GetString(0), Micros.ToTime(row.GetInt64(1))));

    /// <summary>The activations, the latest first.</summary>
    public IReadOnlyList<Activation> Activations(int most) => _db.Query(
        "SELECT sequence, hash, at, who, why FROM activations ORDER BY sequence DESC LIMIT $most",
        row => new Activation(row.GetInt64(0), row.GetString(1), Micros.ToTime(row.GetInt64(2)), row.GetString(3), row.GetString(4)),
        ("$most", most));
}
