using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Casework.Evidence;

/// <summary>What is in a pack: every file with its hash, and every piece of evidence that it speaks of.</summary>
public sealed record PackManifest
{
    /// <summary>The form of packs that this is.</summary>
    public required int Version { get; init; }

    /// <summary>The case.</summary>
    public required string Case { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The name of the ledger that the proofs are of.</summary>
    public required string Ledger { get; init; }

    /// <summary>All files but this one, by path.</summary>
    public required IReadOnlyList<PackFile> Files { get; init; }

    /// <summary>The pieces of evidence, by hash.</summary>
    public required IReadOnlyList<PackEvidence> Evidence { get; init; }

    /// <summary>How it is read and written.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };
}
