namespace Cordon.Casework.Evidence;

/// <summary>What is known of a piece of evidence beside its content.</summary>
public sealed record EvidenceRecord
{
    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits: its name everywhere.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the content.</summary>
    public required long Size { get; init; }

    /// <summary>The name of its sealed file and of its key file: random, so that the folder tells nothing.</summary>
    public required string Blob { get; init; }

    /// <summary>Where it stands.</summary>
    public required EvidenceState State { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Who brought it.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>How it came: <c>upload</c>, <c>file</c>, or <c>pull</c> and the host.</summary>
    public required string Source { get; init; }

    /// <summary>The name that it had on the platform; null for none, and once destroyed.</summary>
    public string? FileName { get; init; }

    /// <summary>Its media type as its sender says; null for unknown, and once destroyed.</summary>
    public string? MediaType { get; init; }

    /// <summary>Until when it must be preserved.</summary>
    public required DateTimeOffset PreservedUntil { get; init; }

    /// <summary>The legal hold on it; null for none. A held piece is never destroyed.</summary>
    public Attributed? Hold { get; init; }

    /// <summary>Who asked for its destruction; null for nobody.</summary>
    public Attributed? Destruction { get; init; }

    /// <summary>When its key was destroyed; null when it was not.</summary>
    public DateTimeOffset? DestroyedAt { get; init; }

    /// <summary>The cases that it belongs to, in the order of their ids.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}
