namespace Cordon.Events;

/// <summary>
/// The canonical event: one thing that happened on the platform. Every outside format is mapped to this. The JSON form
/// is documented in <c>docs/events.md</c>.
/// </summary>
public sealed record Event
{
    /// <summary>The source's idempotency key, 1–<see cref="Limits.EventIdChars"/> characters: the same key is the same event.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened, in UTC, between <see cref="Limits.EarliestTime"/> and <see cref="Limits.LatestTime"/>; microsecond resolution.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened: one of <see cref="EventKinds"/> or the platform's own word, lower-case.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it.</summary>
    public required Entity Actor { get; init; }

    /// <summary>To whom or what it was done; <see cref="Entity.IsNone"/> when there is nobody.</summary>
    public Entity Target { get; init; }

    /// <summary>
    /// The things involved: tags, links, media hashes, devices, addresses, the post or record that came into being.
    /// At most <see cref="Limits.ObjectsPerEvent"/>.
    /// </summary>
    public IReadOnlyList<Entity> Objects { get; init; } = [];

    /// <summary>The public text, if any, at most <see cref="Limits.TextChars"/> characters. Read for its fingerprint, then let go.</summary>
    public string? Text { get; init; }

    /// <summary>Further named values, at most <see cref="Limits.AttributesPerEvent"/>, as the source gave them.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = Empty;

    private static readonly Dictionary<string, string> Empty = [];
}
