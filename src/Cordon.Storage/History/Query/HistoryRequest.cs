using Cordon.Events;

namespace Cordon.Storage.History.Query;

/// <summary>A question to the history.</summary>
public sealed record HistoryRequest
{
    /// <summary>What is asked for. Default: the rows.</summary>
    public HistorySelect Select { get; init; }

    /// <summary>A CEL condition over <c>event</c>, <c>verdict</c>, <c>rules</c> and <c>shadow_rules</c>; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>The earliest event time; null for no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The event time before which events lie; null for no bound.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The event kind; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>An entity that is actor, target or object; none for all.</summary>
    public Entity Entity { get; init; }

    /// <summary>For <see cref="HistorySelect.Top"/> and <see cref="HistorySelect.Distinct"/>: a name of <see cref="HistoryDimension"/>.</summary>
    public string? Field { get; init; }

    /// <summary>For <see cref="HistorySelect.Series"/>: the length of a bucket, whole minutes from 1 minute to 31 days.</summary>
    public TimeSpan? Bucket { get; init; }

    /// <summary>For <see cref="HistorySelect.Series"/>: what to count apart, one of <see cref="HistoryDimension.Few"/>; null for all in one.</summary>
    public string? By { get; init; }

    /// <summary>Rows wanted, from 1; null for the default of what is asked.</summary>
    public int? Limit { get; init; }

    /// <summary>Where to go on, as the answer before said; null for the beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>Rows from the newest to the oldest.</summary>
    public bool NewestFirst { get; init; }
}
