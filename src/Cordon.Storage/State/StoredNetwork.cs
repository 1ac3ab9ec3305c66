namespace Cordon.Storage.State;

/// <summary>A network that surfaces must not introduce the members of to each other.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">suspected, in_review, confirmed, dismantled, watched or cleared.</param>
/// <param name="Members">Its members, entity to role; a role may be empty.</param>
/// <param name="At">When it was last told.</param>
/// <param name="By">Who told it.</param>
public sealed record StoredNetwork(string Id, string State, IReadOnlyDictionary<string, string> Members, DateTimeOffset At, string By)
{
    /// <summary>Its number, given when it is first kept and the same ever after; at least 1.</summary>
    public int Number { get; init; }
}
