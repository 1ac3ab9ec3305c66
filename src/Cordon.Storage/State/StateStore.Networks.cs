using System.Text.Json;

namespace Cordon.Storage.State;

/// <summary>The networks that surfaces know.</summary>
public sealed partial class StateStore
{
    /// <summary>Keeps a network in place of the one of its id.</summary>
    /// <returns>The network with its number.</returns>
    public StoredNetwork Keep(StoredNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return _db.Locked(() => network with
        {
            Number = _db.Query(
                """
                INSERT INTO networks(id, state, members, at, who) VALUES ($id, $state, $members, $at, $who)
                ON CONFLICT(id) DO UPDATE SET state = $state, members = $members, at = $at, who = $who
                RETURNING number
                """,
                row => row.GetInt32(0),
                ("$id", network.Id), ("$state", network.State), ("$members", JsonSerializer.Serialize(network.Members)), ("$at", Micros.Of(network.At)), ("$who", network.By)).Single(),
        });
    }

    /// <summary>The networks, in the order in which they were first kept.</summary>
    public IReadOnlyList<StoredNetwork> Networks() => _db.Query(
        "SELECT number, id, state, members, at, who FROM networks ORDER BY number",
        row => new StoredNetwork(row.GetString(1), row.GetString(2), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3))!, Micros.ToTime(row.GetInt64(4)), row.GetString(5))
        {
            Number = row.GetInt32(0),
        });
}
