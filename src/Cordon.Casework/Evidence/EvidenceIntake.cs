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

    /// <summary>Refuses what is not well formed.</summary>
    /// <exception cref="EvidenceException">A part of it is not.</exception>
    public void Check()
    {
        if (Sha256 is not null && !EvidenceVault.IsHash(Sha256))
            throw new EvidenceException(EvidenceProblem.Invalid, $"sha256 '{Events.Shown.Brief(Sha256)}' is none; write 64 lower-case hexadecimal digits");
        if (Size < 0)
            throw new EvidenceException(EvidenceProblem.Invalid, "size is less than 0");
        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)[("case", Case), ("file_name", FileName), ("media_type", MediaType)])
        {
            if (text is { Length: 0 or > MostCharacters } || text?.Any(char.IsControl) == true)
                throw new EvidenceException(EvidenceProblem.Invalid, $"{name} has 1 to {MostCharacters} characters, none of them a control character");
        }
    }
}
