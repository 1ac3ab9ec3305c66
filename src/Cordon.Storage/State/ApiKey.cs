namespace Cordon.Storage.State;

/// <summary>A key with which a caller of the API proves who it is. The secret itself is shown once, when it is made, and never stored.</summary>
/// <param name="Id">Its public name, which stands in the secret, too: <c>k</c> and 12 letters and digits.</param>
/// <param name="Name">What it is for, as its maker said.</param>
/// <param name="Hash">SHA-256 of the secret.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Revoked">When it was revoked; null while it is good.</param>
public sealed record ApiKey(string Id, string Name, ReadOnlyMemory<byte> Hash, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset? Revoked);
