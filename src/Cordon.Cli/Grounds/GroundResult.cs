using Cordon.Events.Reading;
using Cordon.Networks.Results;
using Cordon.Proving.Living.Measuring;
using Cordon.Proving.Truth;

namespace Cordon.Cli.Grounds;

/// <summary>What came out of a proving ground.</summary>
internal sealed record GroundResult
{
    /// <summary>The networks that were found.</summary>
    public required Detection Detection { get; init; }

    /// <summary>Those of them that were cut off and dismantled.</summary>
    public required IReadOnlyList<Network> Confirmed { get; init; }

    /// <summary>Those that wait for people, under suspicion.</summary>
    public required IReadOnlyList<Network> InReview { get; init; }

    /// <summary>What was shown without a guard.</summary>
    public required Exposure Before { get; init; }

    /// <summary>What was shown on the same days with it.</summary>
    public required Exposure After { get; init; }

    /// <summary>The truth about the platform with the guard, before accounts were removed.</summary>
    public required GroundTruth Truth { get; init; }

    /// <summary>The truth at the end, with those who came back.</summary>
    public required GroundTruth TruthAtEnd { get; init; }

    /// <summary>What the surfaces were told.</summary>
    public required CutOff CutOff { get; init; }

    /// <summary>Connections that the guard refused.</summary>
    public required long Refused { get; init; }

    /// <summary>Ordinary adults drawn to networks by the end of the measured days, without the guard.</summary>
    public required int DrawnBefore { get; init; }

    /// <summary>The same with the guard, by the end of all days.</summary>
    public required int DrawnAfter { get; init; }

    /// <summary>What reading the events met.</summary>
    public required ReadSummary Read { get; init; }
}
