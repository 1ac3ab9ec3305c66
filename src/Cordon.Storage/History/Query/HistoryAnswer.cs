namespace Cordon.Storage.History.Query;

/// <summary>What a query gives: a table.</summary>
public sealed record HistoryAnswer
{
    /// <summary>The names of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>
    /// The rows, a value for each column: a text, a whole number, a time (<see cref="DateTimeOffset"/>), a list of texts, a map of texts, JSON
    /// (<see cref="RawJson"/>), or null.
    /// </summary>
    public required IReadOnlyList<object?[]> Rows { get; init; }

    /// <summary>Where the next answer goes on; null when this is all.</summary>
    public string? Next { get; init; }

    /// <summary>For lists and counts: how many events were counted.</summary>
    public long? Events { get; init; }

    /// <summary>For a top list: how many different values there are in all.</summary>
    public long? Distinct { get; init; }

    /// <summary>How many rows the condition failed on; they count as not matching.</summary>
    public long Failed { get; init; }

    /// <summary>The first of these failures.</summary>
    public string? Failure { get; init; }

    /// <summary>Fields that retention took out of some of the rows that were looked at, so that a condition on them found nothing there.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];
}
