namespace Cordon.Networks.Ties;

/// <summary>What several kinds together say of a pair whose meetings neither shared interest nor, by itself, chance explains.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Surprise">−log10 of the bound on the probability by chance, above 0.</param>
/// <param name="Shared">Units that both touched, of all kinds.</param>
/// <param name="Parts">By kind, at least two.</param>
internal sealed record JointFinding(ulong Pair, double Surprise, int Shared, IReadOnlyList<JointPart> Parts)
{
    /// <summary>
    /// The parts of the tie. All meetings together weigh as they would in one kind; each part has its share of −ln(1 − weight), by its number of
    /// meetings and its prior, so that the noisy-or of the parts is the weight.
    /// </summary>
    public IEnumerable<TieDraft> Drafts()
    {
        double belief = 0;
        var count = 0;
        foreach (var (evidence, met, _) in Parts)
        {
            belief += Belief(evidence.Kind, met.Count);
            count += met.Count;
        }

        var weight = SharedInterest.LowerShare(count, Shared) * (1 - Math.Exp(-belief));
        foreach (var (evidence, met, shared) in Parts)
        {
            var alone = new PairFinding(
                Pair, 0, met.ConvertAll(m => m.Meeting), shared, evidence.Activity * evidence.Chance.Meetings, evidence.Chance.Surprise(met.Sum(m => m.Rarity), evidence.Activity));
            yield return evidence.Draft(alone) with
            {
                Weight = 1 - Math.Pow(1 - weight, Belief(evidence.Kind, met.Count) / belief),
                Joint = Surprise,
            };
        }
    }

    // −ln of the doubt that so many meetings leave.
    private static double Belief(TieKind kind, int count) => -Math.Log(1 - TieKinds.PriorOf(kind)) * count / 2;
}

/// <summary>What one kind gives to a joint tie.</summary>
/// <param name="Evidence">All that the kind says.</param>
/// <param name="Met">The meetings that count, at least one.</param>
/// <param name="Shared">Units that both touched, less those whose meeting does not count.</param>
internal readonly record struct JointPart(KindEvidence Evidence, List<WeighedMeeting> Met, int Shared);
