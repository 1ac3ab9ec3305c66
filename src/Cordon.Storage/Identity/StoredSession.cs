namespace Cordon.Storage.Identity;

/// <summary>A sign-in that holds.</summary>
/// <param name="Hash">SHA-256 of the token in the cookie.</param>
/// <param name="Id">A number to name it by, which opens nothing.</param>
/// <param name="Person">Whose.</param>
/// <param name="Made">Since when.</param>
/// <param name="Seen">When it was last used, to the minute.</param>
/// <param name="Ends">When it ends whatever is done.</param>
/// <param name="SteppedUp">When a one-time code was last given in it; null for never.</param>
/// <param name="Glass">Until when its emergency access lasts; null for none.</param>
public sealed record StoredSession(
    ReadOnlyMemory<byte> Hash, long Id, string Person, DateTimeOffset Made, DateTimeOffset Seen, DateTimeOffset Ends, DateTimeOffset? SteppedUp, DateTimeOffset? Glass);
