namespace Cordon.Storage.State;

/// <summary>One message to one webhook.</summary>
/// <param name="Id">The idempotency key: the same for every attempt, and for the same effect after a crash.</param>
/// <param name="Webhook">Where it goes.</param>
/// <param name="Kind">What it tells: the kind of the effect.</param>
/// <param name="Body">JSON in UTF-8, the same bytes at every attempt.</param>
/// <param name="Made">When the effect came about.</param>
/// <param name="Due">When it is sent next.</param>
public sealed record Delivery(string Id, string Webhook, string Kind, ReadOnlyMemory<byte> Body, DateTimeOffset Made, DateTimeOffset Due)
{
    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; init; }

    /// <summary>Why the last attempt failed; null when none did.</summary>
    public string? Problem { get; init; }
}
