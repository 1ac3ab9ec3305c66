namespace Cordon.Proving.Audits;

/// <summary>A metric before it is estimated: its units, and how its value follows from them.</summary>
public sealed record MetricSample
{
    /// <summary>Its lasting name: <c>exposure_per_1000.feed.child</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Title { get; init; }

    /// <summary>How its value follows.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>What a ratio is multiplied by: 1, or 1,000.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What a unit is, in words, for one and several: viewer, typed text, walk, network.</summary>
    public required string Unit { get; init; }

    /// <summary>In which direction it gets worse.</summary>
    public Worse Worse { get; init; } = Worse.Up;

    /// <summary>True for the metrics that the audit is about; the others are parts of these.</summary>
    public bool IsMain { get; init; }

    /// <summary>Looks behind it: the trials where resampling units says nothing, because none of them counted anything, or all everything.</summary>
    public long Looks { get; init; }

    /// <summary>The units, by key in ordinal order, each once in a stratum.</summary>
    public required IReadOnlyList<MetricUnit> Units { get; init; }

    /// <summary>The trivial baseline; null for none.</summary>
    public double? Baseline { get; init; }

    /// <summary>What the baseline is, in words; empty for none.</summary>
    public string BaselineWords { get; init; } = "";
}
