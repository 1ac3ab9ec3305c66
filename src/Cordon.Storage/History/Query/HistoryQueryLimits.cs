namespace Cordon.Storage.History.Query;

/// <summary>What bounds a query.</summary>
public sealed record HistoryQueryLimits
{
    /// <summary>The longest a query may take. Default: 30 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most rows of one answer. Default: 10,000.</summary>
    public int Rows { get; init; } = 10_000;

    /// <summary>Rows of an answer when no number is given. Default: 100.</summary>
    public int DefaultRows { get; init; } = 100;

    /// <summary>Values of a top list when no number is given. Default: 20.</summary>
    public int DefaultTop { get; init; } = 20;

    /// <summary>Characters after which an answer of rows ends early, with a cursor. Default: 16 Mi.</summary>
    public long Chars { get; init; } = 16 << 20;

    /// <summary>Queries at once; more wait. Default: 2.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Memory of the querying database, in MiB. Default: 1,024.</summary>
    public int MemoryMiB { get; init; } = 1_024;

    /// <summary>Threads of the querying database. Default: 2.</summary>
    public int Threads { get; init; } = 2;
}
