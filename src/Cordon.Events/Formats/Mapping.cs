namespace Cordon.Events.Formats;

/// <summary>What a format made of a record that it recognised.</summary>
internal readonly record struct Mapping
{
    private Mapping(string? ignored, string? rejected) => (IgnoredBecause, RejectedBecause) = (ignored, rejected);

    /// <summary>The draft is filled.</summary>
    public static Mapping Mapped => default;

    /// <summary>Why a well-formed record holds nothing to read; null when it does.</summary>
    public string? IgnoredBecause { get; }

    /// <summary>Why the record cannot be read; null when it can.</summary>
    public string? RejectedBecause { get; }

    public static Mapping Ignored(string reason) => new(reason, null);

    public static Mapping Rejected(string reason) => new(null, reason);
}
