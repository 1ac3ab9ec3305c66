namespace Cordon.Networks.Ties;

/// <summary>What one scale says of one kind.</summary>
/// <param name="Objects">Distinct objects.</param>
/// <param name="Hubs">Units that too many accounts touched.</param>
/// <param name="Candidates">Pairs that met often enough to be tested.</param>
/// <param name="Tests">All pairs of accounts; 0 when nobody met.</param>
/// <param name="Findings">What is worth keeping if false discovery allows it, one a pair.</param>
/// <param name="Draft">Makes the tie of a finding.</param>
internal sealed record ScaleFindings(
    long Objects,
    long Hubs,
    long Candidates,
    double Tests,
    IReadOnlyList<PairFinding> Findings,
    Func<PairFinding, TieDraft> Draft)
{
    /// <summary>The ties of a kind that its scales show, with the false discovery rate controlled over all of them; by pair.</summary>
    public static TieLayer Keep(TieKind kind, IReadOnlyList<ScaleFindings> scales, TieOptions options)
    {
        // By pair: what each scale that sees something says, the quickest first.
        var seen = new Dictionary<ulong, List<(ScaleFindings Scale, PairFinding Finding)>>();
        foreach (var scale in scales)
        {
            foreach (var finding in scale.Findings)
            {
                if (!seen.TryGetValue(finding.Pair, out var all))
                    seen.Add(finding.Pair, all = new(1));
                all.Add((scale, finding));
            }
        }

        var tests = scales.Max(s => s.Tests);
        var beyondChance = FalseDiscovery.Threshold(seen.Values.Select(s => s.Max(one => one.Finding.Surprise)), tests, options.FalseDiscoveryRate);
        var ties = new List<TieDraft>();
        foreach (var (_, all) in seen.OrderBy(s => s.Key))
        {
            // A tie that stands in the quick window is not stretched to a slow one.
            var stands = all.FindIndex(s => s.Finding.Surprise >= beyondChance);
            if (stands >= 0)
                ties.Add(all[stands].Scale.Draft(all[stands].Finding));
        }

        return new TieLayer(kind, scales.Max(s => s.Objects), scales.Max(s => s.Hubs), scales.Sum(s => s.Candidates), ties);
    }
}
