namespace Cordon.Storage.History;

/// <summary>The bounds of a history store.</summary>
public sealed record HistoryOptions
{
    /// <summary>Rows that wait in memory before they are written by themselves. Default: 100,000.</summary>
    public int BufferRows { get; init; } = 100_000;

    /// <summary>Characters of text that wait in memory before they are written by themselves. Default: 64 Mi.</summary>
    public long BufferChars { get; init; } = 64 << 20;

    /// <summary>Days that get a file of their own in one flush; the rows of further days share one. Default: 16.</summary>
    public int DaysPerFlush { get; init; } = 16;

    /// <summary>Small files of one day and like size that are merged into one, at least 2. Default: 8.</summary>
    public int MergeFiles { get; init; } = 8;

    /// <summary>Files in all from which two are merged already. Default: 2,000.</summary>
    public int ManyFiles { get; init; } = 2_000;

    /// <summary>A file of that many rows is merged no more. Default: 1,000,000.</summary>
    public long FullRows { get; init; } = 1_000_000;

    /// <summary>A file of that many bytes is merged no more. Default: 128 MiB.</summary>
    public long FullBytes { get; init; } = 128 << 20;

    /// <summary>Memory of the writing database, in MiB; sorting beyond it goes through the disk. Default: 512.</summary>
    public int MemoryMiB { get; init; } = 512;

    /// <summary>Threads of the writing database. Default: 2.</summary>
    public int Threads { get; init; } = 2;
}
