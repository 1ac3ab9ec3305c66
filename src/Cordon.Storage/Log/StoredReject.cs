using Cordon.Events.Reading;

namespace Cordon.Storage.Log;

/// <summary>A rejected record as it is kept.</summary>
/// <param name="Number">Its number; later ones are greater.</param>
/// <param name="Received">When it came.</param>
/// <param name="Record">What came, and why it could not be read.</param>
public sealed record StoredReject(long Number, DateTimeOffset Received, RejectedRecord Record);
