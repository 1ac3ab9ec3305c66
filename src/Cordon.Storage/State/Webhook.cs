namespace Cordon.Storage.State;

/// <summary>Where the platform wants to be told.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Url">Where to send; http only to this machine.</param>
/// <param name="Secret">The key of the signature, 32 bytes.</param>
/// <param name="Kinds">What is sent: kinds of effects.</param>
/// <param name="Created">When it was made.</param>
public sealed record Webhook(string Id, Uri Url, ReadOnlyMemory<byte> Secret, IReadOnlyList<string> Kinds, DateTimeOffset Created);
