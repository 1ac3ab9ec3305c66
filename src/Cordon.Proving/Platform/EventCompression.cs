namespace Cordon.Proving.Platform;

/// <summary>How the event files of a simulation are compressed.</summary>
public enum EventCompression
{
    /// <summary>Plain JSON Lines, <c>events-00001.jsonl</c>.</summary>
    None,

    /// <summary>Gzip at its fastest level, <c>events-00001.jsonl.gz</c>.</summary>
    Gzip,

    /// <summary>Zstandard at level 1, <c>events-00001.jsonl.zst</c>.</summary>
    Zstd,
}
