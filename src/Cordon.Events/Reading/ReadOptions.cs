namespace Cordon.Events.Reading;

/// <summary>What to read and how.</summary>
public sealed record ReadOptions
{
    /// <summary>Files, folders (read with all below them), globs such as <c>logs/*.jsonl.gz</c>, or <c>-</c> for standard input.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Columns of CSV and Parquet tables: canonical field to column name, overriding what the header suggests. Default: empty.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Stop at the first line that cannot be read. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Where rejected lines are kept, as JSON Lines; created at the first reject. Null keeps none. Default: null.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>A folder that is left out, with all below it, where it lies inside a folder that is read: results are no input. Default: null.</summary>
    public string? LeaveOut { get; init; }

    /// <summary>Threads that parse, at least 1. The result does not depend on it. Default: the number of processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
