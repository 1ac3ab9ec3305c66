namespace Cordon.Networks.Detecting;

/// <summary>
/// Chooses among groups that may overlap, as several resolutions or searches give them: the better one stands, and what is mostly the
/// same group does not stand beside it.
/// </summary>
internal static class Candidates
{
    /// <summary>From this Jaccard index on, the worse of two groups goes.</summary>
    public const double Same = 0.5;

    /// <summary>From this share of its members on that a better group has, a group goes: it says nothing new.</summary>
    public const double Inside = 0.9;

    /// <summary>Gives those that stand, the best first.</summary>
    /// <param name="drafts">In any order; equal ones once.</param>
    public static List<NetworkDraft> Choose(IEnumerable<NetworkDraft> drafts)
    {
        var standing = new List<NetworkDraft>();
        var standingOf = new Dictionary<int, List<int>>();
        foreach (var draft in drafts.Order(BestFirst))
        {
            var overlaps = new SortedDictionary<int, int>();
            foreach (var node in draft.Nodes)
            {
                foreach (var better in standingOf.GetValueOrDefault(node) ?? [])
                    overlaps[better] = overlaps.GetValueOrDefault(better) + 1;
            }

            if (overlaps.Any(o => IsSaid(o.Value, draft.Nodes.Count, standing[o.Key].Nodes.Count)))
                continue;
            foreach (var node in draft.Nodes)
            {
                if (!standingOf.TryGetValue(node, out var list))
                    standingOf.Add(node, list = []);
                list.Add(standing.Count);
            }

            standing.Add(draft);
        }

        return standing;
    }

    private static readonly Comparer<NetworkDraft> BestFirst = Comparer<NetworkDraft>.Create((x, y) =>
    {
        var byScore = y.Score.CompareTo(x.Score);
        if (byScore != 0)
            return byScore;
        var bySize = y.Nodes.Count.CompareTo(x.Nodes.Count);
        if (bySize != 0)
            return bySize;
        for (var i = 0; i < x.Nodes.Count; i++)
        {
            if (x.Nodes[i] != y.Nodes[i])
                return x.Nodes[i].CompareTo(y.Nodes[i]);
        }

        return 0;
    });

    private static bool IsSaid(int both, int size, int better) =>
        both >= Same * (size + better - both) || both >= Inside * size;
}
