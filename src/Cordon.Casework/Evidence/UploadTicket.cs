namespace Cordon.Casework.Evidence;

/// <summary>What may be uploaded, once it is signed, by whoever has the signed form.</summary>
/// <param name="Sha256">The hash that the content must have.</param>
/// <param name="Size">The bytes that it must have.</param>
/// <param name="Expires">Until when.</param>
/// <param name="Actor">Who asked for the ticket, and counts as who brings the content.</param>
public sealed record UploadTicket(string Sha256, long Size, DateTimeOffset Expires, string Actor)
{
    /// <summary>The case that it belongs to; null for none.</summary>
    public string? Case { get; init; }

    /// <summary>The name that it had on the platform.</summary>
    public string? FileName { get; init; }

    /// <summary>Its media type.</summary>
    public string? MediaType { get; init; }
}
