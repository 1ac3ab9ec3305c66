using Cordon.Events.Reading;
using Cordon.Networks.Results;
using Cordon.Networks.Watch.Returns;
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

    /// <summary>Accounts that are proposed as returns of removed members, each once for each network.</summary>
    public required IReadOnlyList<ReturnProposal> Proposals { get; init; }

    /// <summary>What the surfaces were told.</summary>
    public required CutOff CutOff { get; init; }

    /// <summary>What labelled accounts were suggested, with the guard.</summary>
    public required LabelledPairs Pairs { get; init; }

    /// <summary>Connections that the guard refused.</summary>
    public required long Refused { get; init; }

    /// <summary>Ordinary adults drawn to networks by the end of the measured days, without the guard.</summary>
    public required int DrawnBefore { get; init; }

    /// <summary>The same with the guard, by the end of all days.</summary>
    public required int DrawnAfter { get; init; }

    /// <summary>What reading the events met.</summary>
    public required ReadSummary Read { get; init; }

    /// <summary>Accounts that came back.</summary>
    public int Returned => TruthAtEnd.Returned!.Count;

    /// <summary>Those of them that are proposed.</summary>
    public int ReturnedCaught => TruthAtEnd.Returned!.Select(r => r.Account).Intersect(Proposed()).Count();

    /// <summary>Accounts that are proposed and did not come back from anywhere.</summary>
    public int ProposedWrongly => Proposed().Except(TruthAtEnd.Returned!.Select(r => r.Account)).Count();

    /// <summary>How well detection did: what was confirmed and what waits for people, held against the truth.</summary>
    public Score Score() => Scoring.Score(Truth, [.. Confirmed.Concat(InReview).Select(n => new FoundNetwork(n.Id.Text, [.. n.Members.Select(m => m.Account.Text)]))]);

    /// <summary>Innocent groups of which a confirmed network holds a member.</summary>
    public IReadOnlyList<LookAlikeTruth> LookAlikesActedOn()
    {
        var acted = Confirmed.SelectMany(n => n.Members).Select(m => m.Account.Text).ToHashSet(StringComparer.Ordinal);
        return [.. Truth.LookAlikes.Where(l => l.Members.Any(acted.Contains))];
    }

    private IEnumerable<string> Proposed() => Proposals.Select(p => p.Account.Text).Distinct();
}
