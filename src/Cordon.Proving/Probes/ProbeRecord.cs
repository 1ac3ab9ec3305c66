namespace Cordon.Proving.Probes;

/// <summary>What an audit saw.</summary>
public sealed record ProbeRecord
{
    /// <summary>Who looked.</summary>
    public required IReadOnlyList<ProbeViewer> Viewers { get; init; }

    /// <summary>The looks at surfaces and at the control, in the order in which they were taken.</summary>
    public required IReadOnlyList<Look> Looks { get; init; }

    /// <summary>The looks at suggestions.</summary>
    public required IReadOnlyList<Look> Suggested { get; init; }

    /// <summary>The random walks.</summary>
    public required IReadOnlyList<Walk> Walks { get; init; }

    /// <summary>When the audit began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>Requests made.</summary>
    public required int Requests { get; init; }

    /// <summary>Requests that the platform did not answer; what they would have shown is not in the figures.</summary>
    public required int Failed { get; init; }

    /// <summary>Acts that the platform refused.</summary>
    public required int Refused { get; init; }

    /// <summary>False when a limit ended the audit before the plan was done.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
