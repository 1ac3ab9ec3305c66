namespace Cordon.Events.Reading;

/// <summary>What one reading met. Nothing is skipped without a place in here.</summary>
public sealed record ReadSummary
{
    /// <summary>Files opened, standard input included.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes read from disk, before decompression.</summary>
    public required long Bytes { get; init; }

    /// <summary>Events given to the caller.</summary>
    public required long Events { get; init; }

    /// <summary>Lines or records rejected, each with a reason in the rejects file.</summary>
    public required long Rejected { get; init; }

    /// <summary>Lines that are well-formed but hold nothing that the engine reads (such as a keep-alive), by reason.</summary>
    public required IReadOnlyDictionary<string, long> Ignored { get; init; }

    /// <summary>Events by the format they came in.</summary>
    public required IReadOnlyDictionary<string, long> ByFormat { get; init; }

    /// <summary>The first rejects, at most 20, for showing.</summary>
    public required IReadOnlyList<Reject> FirstRejects { get; init; }

    /// <summary>Inputs that could not be read, or not to their end.</summary>
    public required IReadOnlyList<Damage> Damaged { get; init; }
}

/// <summary>A line or record that could not become an event.</summary>
/// <param name="File">The file as named to the user; <c>-</c> for standard input.</param>
/// <param name="Line">Line (or, in Parquet, row), from 1.</param>
/// <param name="Column">Column in bytes, from 1; 1 where the whole line is at fault.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public readonly record struct Reject(string File, long Line, long Column, string Reason);

/// <summary>An input that could not be read whole.</summary>
/// <param name="File">The file as named to the user.</param>
/// <param name="EventsRead">Events that were read from it before the damage.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public readonly record struct Damage(string File, long EventsRead, string Reason);
