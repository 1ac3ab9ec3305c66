namespace Cordon.Storage.State;

/// <summary>The keys of the API's callers.</summary>
public sealed partial class StateStore
{
    /// <summary>Keeps a new key.</summary>
    public void Add(ApiKey key) => _db.Run(
        "INSERT INTO api_keys(id, name, hash, scopes, created) VALUES ($id, $name, $hash, $scopes, $created)",
        ("$id", key.Id), ("$name", key.Name), ("$hash", key.Hash.ToArray()), ("$scopes", string.Join(' ', key.Scopes)), ("$created", Micros.Of(key.Created)));

    /// <summary>All keys, revoked ones too, the oldest first.</summary>
    public IReadOnlyList<ApiKey> ApiKeys() => _db.Query(
        "SELECT id, name, hash, scopes, created, revoked FROM api_keys ORDER BY created, id",
        row => new ApiKey(
            row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Micros.ToTime(row.GetInt64(4)), OfMicros(row, 5)));

    /// <summary>Ends a key for good; false when there is none of this id that is good.</summary>
    public bool RevokeApiKey(string id, DateTimeOffset at) => _db.Run(
        "UPDATE api_keys SET revoked = $at WHERE id = $id AND revoked IS NULL", ("$at", Micros.Of(at)), ("$id", id)) > 0;
}
