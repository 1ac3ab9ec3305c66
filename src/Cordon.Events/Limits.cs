namespace Cordon.Events;

/// <summary>The one place for the bounds of an event and of its reading. What exceeds a bound is rejected with a reason, never cut in silence.</summary>
public static class Limits
{
    /// <summary>Longest entity type, in characters.</summary>
    public const int EntityTypeChars = 32;

    /// <summary>Longest entity id, in characters.</summary>
    public const int EntityIdChars = 2048;

    /// <summary>Longest idempotency key, in characters.</summary>
    public const int EventIdChars = 512;

    /// <summary>Longest event kind, in characters.</summary>
    public const int KindChars = 32;

    /// <summary>Most objects of one event.</summary>
    public const int ObjectsPerEvent = 256;

    /// <summary>Most attributes of one event.</summary>
    public const int AttributesPerEvent = 64;

    /// <summary>Longest public text of an event, in characters.</summary>
    public const int TextChars = 100_000;

    /// <summary>Longest line or record of an input file, in bytes (1 MiB).</summary>
    public const int LineBytes = 1 << 20;

    /// <summary>How many bytes of a rejected line the rejects file keeps (64 KiB); beyond that it keeps the length and where to find it.</summary>
    public const int RejectBytes = 1 << 16;

    /// <summary>Most events that one reading of JSON arrays or batches may nest.</summary>
    public const int JsonDepth = 64;

    /// <summary>Events before this are refused: a smaller time is a zero or a unit mistake.</summary>
    public static readonly DateTimeOffset EarliestTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Events at or after this are refused: a larger time is a unit mistake.</summary>
    public static readonly DateTimeOffset LatestTime = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
