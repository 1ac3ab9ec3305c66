using Cordon.Events;

namespace Cordon.Storage.History;

/// <summary>One event as it was evaluated: a row of the history.</summary>
public sealed record HistoryRow
{
    /// <summary>The event's place in the log.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written to the log, UTC, microseconds.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The event.</summary>
    public required Event Event { get; init; }

    /// <summary>The verdict's word, such as <c>allow</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The names of the rules that hit and act, without control characters.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The names of the rules that hit in shadow, without control characters.</summary>
    public IReadOnlyList<string> ShadowRules { get; init; } = [];

    /// <summary>The whole evaluation as one line of JSON; null when nothing came of the event.</summary>
    public string? Evaluation { get; init; }
}
