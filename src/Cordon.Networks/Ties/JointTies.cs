using Cordon.Networks.History;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts by what several co-action kinds say together, where none says enough by itself (<see cref="JointTest"/>).
/// </summary>
/// <remarks>
/// The false discovery rate is controlled over all pairs of accounts, beside those of the kinds. A pair that a kind ties by itself counts as a
/// test that failed: what stands anyway lends nothing to what would not.
/// </remarks>
internal static class JointTies
{
    /// <summary>Adds the parts of joint ties to the layers of their kinds.</summary>
    /// <param name="table">The events.</param>
    /// <param name="layers">By kind: what stands by itself.</param>
    /// <param name="kinds">The co-action kinds, in order.</param>
    /// <param name="candidates">The pairs to test, in any order; no pair twice.</param>
    /// <param name="options">How ties are made.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many pairs were tested, and kept.</returns>
    public static JointSummary AddTo(
        TieLayer[] layers, EventTable table, IReadOnlyList<IJointKind> kinds, IEnumerable<ulong> candidates, TieOptions options, CancellationToken cancellation)
    {
        var stands = layers.Where(l => TieKinds.FamilyOf(l.Kind) == TieFamily.CoAction).SelectMany(l => l.Ties).Select(t => AccountPair.Of(t.A, t.B)).ToHashSet();
        var test = new JointTest(table, options);
        var evidence = new List<KindEvidence>(kinds.Count);
        var findings = new List<JointFinding>();
        long tested = 0;
        foreach (var pair in candidates)
        {
            if (stands.Contains(pair))
                continue;
            cancellation.ThrowIfCancellationRequested();
            tested++;
            evidence.Clear();
            foreach (var kind in kinds)
            {
                if (kind.EvidenceOf(pair) is { } says)
                    evidence.Add(says);
            }

            if (test.Test(pair, evidence) is { } finding)
                findings.Add(finding);
        }

        var tests = table.AccountCount * (table.AccountCount - 1.0) / 2;
        var beyondChance = FalseDiscovery.Threshold(findings.Select(f => f.Surprise), tests, options.FalseDiscoveryRate);
        findings.RemoveAll(f => f.Surprise < beyondChance);
        foreach (var kind in findings.OrderBy(f => f.Pair).SelectMany(f => f.Drafts()).ToLookup(d => d.Kind))
            layers[(int)kind.Key] = layers[(int)kind.Key] with { Ties = [.. layers[(int)kind.Key].Ties, .. kind] };
        return new JointSummary(tested, findings.Count);
    }
}
