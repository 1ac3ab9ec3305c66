namespace Cordon.Networks.Watch;

/// <summary>
/// Decides which sighted network a living one goes on as. Two are akin when they have at least two accounts in common and these are at least
/// half of either; a Jaccard index of 1/3 or more always is. Of all akin pairs the one with the greatest Jaccard index goes first, then the
/// next between networks still free. So no two networks that are not paired are more alike than both are to their partners: the pairing is
/// stable, and a change in one corner of the platform never moves a name in another.
/// </summary>
/// <remarks>Greene, Doyle, Cunningham 2010 (matching by Jaccard); Bródka, Saganowski, Kazienko 2013 (containment both ways).</remarks>
internal static class Succession
{
    /// <summary>Pairs living networks with sighted ones.</summary>
    /// <param name="known">All known networks; only living ones are paired.</param>
    /// <param name="seen">The sighted networks.</param>
    /// <param name="overlaps">Of each sighted network.</param>
    /// <param name="knownOf">Per sighted network the known one it is, −1 when free; filled in here, pairs that stand already are kept.</param>
    /// <param name="seenOf">The same the other way.</param>
    public static void Pair(IReadOnlyList<KnownNetwork> known, IReadOnlyList<SightedNetwork> seen, List<Overlap>[] overlaps, int[] knownOf, int[] seenOf)
    {
        var pairs = new List<AkinPair>();
        for (var s = 0; s < seen.Count; s++)
        {
            foreach (var overlap in overlaps[s])
            {
                if (known[overlap.Known].IsLiving && AreAkin(overlap.Members, known[overlap.Known].Members.Count, seen[s].Members.Count))
                    pairs.Add(new AkinPair(overlap.Known, s, overlap.Members, known[overlap.Known].Members.Count + seen[s].Members.Count - overlap.Members));
            }
        }

        pairs.Sort((p, q) => Compare(p, q, known, seen));
        foreach (var pair in pairs)
        {
            if (seenOf[pair.Known] >= 0 || knownOf[pair.Seen] >= 0)
                continue;
            seenOf[pair.Known] = pair.Seen;
            knownOf[pair.Seen] = pair.Known;
        }
    }

    /// <summary>True when two sets have at least two accounts in common that are at least half of either.</summary>
    public static bool AreAkin(int common, int sizeA, int sizeB) => IsMostOf(common, Math.Min(sizeA, sizeB));

    /// <summary>True when the accounts in common are at least two and at least half of a network.</summary>
    public static bool IsMostOf(int common, int size) => common >= 2 && 2L * common >= size;

    // Exact in whole numbers: common over union against common over union.
    private static int Compare(AkinPair p, AkinPair q, IReadOnlyList<KnownNetwork> known, IReadOnlyList<SightedNetwork> seen)
    {
        var order = ((long)q.Common * p.Union).CompareTo((long)p.Common * q.Union);
        if (order == 0)
            order = q.Common.CompareTo(p.Common);
        if (order == 0)
            order = known[p.Known].First.CompareTo(known[q.Known].First);
        if (order == 0)
            order = known[p.Known].Id.CompareTo(known[q.Known].Id);
        return order != 0 ? order : seen[p.Seen].Id.CompareTo(seen[q.Seen].Id);
    }

    private readonly record struct AkinPair(int Known, int Seen, int Common, int Union);
}
