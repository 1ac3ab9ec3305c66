using Cordon.Policy.Effects;

namespace Cordon.Policy.Replay;

/// <summary>What a back-test found.</summary>
public sealed record BackTestResult
{
    /// <summary>The candidate's name and hash.</summary>
    public required (string Name, string Hash) Candidate { get; init; }

    /// <summary>The baseline's name and hash; null when it is what the records activated, or nothing.</summary>
    public required (string Name, string Hash)? Baseline { get; init; }

    /// <summary>From which event time on was compared; null for the first event.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Before which event time was compared; null for no end.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Events replayed in all.</summary>
    public required long Events { get; init; }

    /// <summary>Events compared.</summary>
    public required long Compared { get; init; }

    /// <summary>Commands replayed.</summary>
    public required long Commands { get; init; }

    /// <summary>Events compared whose verdict differs.</summary>
    public required long VerdictsChanged { get; init; }

    /// <summary>Events compared, by the baseline's verdict (row) and the candidate's (column), the milder first.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Verdicts { get; init; }

    /// <summary>The rules of both sides, in the order of their names.</summary>
    public required IReadOnlyList<RuleComparison> Rules { get; init; }

    /// <summary>The labels that rules set on either side, in the order of their names.</summary>
    public required IReadOnlyList<LabelComparison> Labels { get; init; }

    /// <summary>The effects of either side, in the order of kinds and names.</summary>
    public required IReadOnlyList<EffectComparison> Effects { get; init; }

    /// <summary>Alarms of the candidate within the time compared, at most 100, in their order.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    /// <summary>Errors of the candidate within the time compared.</summary>
    public required long Errors { get; init; }

    /// <summary>The first errors of the candidate, at most 20.</summary>
    public required IReadOnlyList<string> FirstErrors { get; init; }

    /// <summary>Events that differ, chosen by the hash of their ids from all that do, in the order of the log.</summary>
    public required IReadOnlyList<ChangedEvent> Samples { get; init; }

    /// <summary>Events that differ in verdict or in the rules that act.</summary>
    public required long Changed { get; init; }

    /// <summary>Events of the baseline with a verdict.</summary>
    public long BaselineCount(Verdict verdict) => Verdicts[(int)verdict].Sum();

    /// <summary>Events of the candidate with a verdict.</summary>
    public long CandidateCount(Verdict verdict) => Verdicts.Sum(row => row[(int)verdict]);
}
