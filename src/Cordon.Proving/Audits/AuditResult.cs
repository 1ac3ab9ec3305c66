namespace Cordon.Proving.Audits;

/// <summary>What an audit measured.</summary>
public sealed record AuditResult
{
    /// <summary>The plan's name.</summary>
    public required string Name { get; init; }

    /// <summary>What was audited: an address, or the simulation.</summary>
    public required string Target { get; init; }

    /// <summary>The plan's random seed.</summary>
    public required long RandomSeed { get; init; }

    /// <summary>The level of the intervals.</summary>
    public required double Confidence { get; init; }

    /// <summary>Resamples and permutations.</summary>
    public required int Resamples { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>Requests made.</summary>
    public required int Requests { get; init; }

    /// <summary>Requests not answered.</summary>
    public required int Failed { get; init; }

    /// <summary>Acts refused.</summary>
    public required int Refused { get; init; }

    /// <summary>Looks that were answered.</summary>
    public required int Looks { get; init; }

    /// <summary>False when a limit ended the audit before the plan was done.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Viewers by class, as <c>child</c>.</summary>
    public required IReadOnlyDictionary<string, int> Viewers { get; init; }

    /// <summary>The metrics, main ones first.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>How often each account of the list of the innocent, or a thing of it, was shown to somebody who is not flagged.</summary>
    public required IReadOnlyDictionary<string, long> InnocentShown { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A metric by its name; null when it was not measured.</summary>
    public Metric? Find(string id) => Metrics.FirstOrDefault(m => m.Sample.Id == id);
}
