namespace Cordon.Casework.Evidence;

/// <summary>What is known of evidence as it comes in.</summary>
public sealed record EvidenceIntake
{
    /// <summary>The most characters of a case's id, a file's name, or a media type.</summary>
    public const int MostCharacters = 300;

    /// <summary>Who brings it.</summary>
    public required string Actor { get; init; }

    /// <summary>How it comes; see <see cref="EvidenceRecord.Source"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The case that it belongs to; null for none yet.</summary>
    public string? Case { get; init; }

    /// <summary>The hash that the content must have; null when nobody said.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The bytes that the content must have; null when nobody said.</summary>
    public long? Size { get; init; }

    /// <summary>The name that it had on the platform.</summary>
    public string? FileName { get; init; }

    /// <summary>Its media type, as its sender says.</summary>
    public string? MediaType { get; init; }
}
