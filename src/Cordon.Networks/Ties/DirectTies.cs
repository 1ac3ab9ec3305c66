using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that deal with each other: they follow each other, or one mentions, messages or answers the other more often than the
/// activity of the one and the popularity of the other explain. Over a whole history at once.
/// </summary>
internal static class DirectTies
{
    /// <summary>Finds the ties of one kind.</summary>
    public static TieLayer Find(EventTable table, TieKind kind, TieOptions options, CancellationToken cancellation)
    {
        var (pairs, acts) = ActsOf(table, kind);
        cancellation.ThrowIfCancellationRequested();
        Array.Sort(pairs, acts);
        var once = kind == TieKind.Follow;
        var (sent, received, all) = (new int[table.AccountCount], new int[table.AccountCount], 0);
        foreach (var (pair, both) in Dealt())
        {
            sent[AccountPair.Lower(pair)] += both.FromA;
            received[AccountPair.Higher(pair)] += both.FromA;
            sent[AccountPair.Higher(pair)] += both.FromB;
            received[AccountPair.Lower(pair)] += both.FromB;
            all += both.Count;
        }

        var test = new DirectTest(kind, sent, received, all);
        foreach (var (pair, both) in Dealt())
            test.Look(pair, both);
        return test.Keep(options);

        IEnumerable<(ulong Pair, PairDealings Both)> Dealt()
        {
            for (int start = 0, end; start < acts.Length; start = end)
            {
                var both = default(PairDealings);
                for (end = start; end < acts.Length && pairs[end] == pairs[start]; end++)
                    both = both.With(table, acts[end], once);
                yield return (pairs[start], both);
            }
        }
    }

    private static (ulong[] Pairs, DirectAct[] Acts) ActsOf(EventTable table, TieKind kind)
    {
        var pairs = new ChunkedList<ulong>();
        var acts = new ChunkedList<DirectAct>();
        foreach (var act in DirectAct.In(table, kind))
        {
            pairs.Add(act.Pair);
            acts.Add(act);
        }

        return (pairs.ToArray(), acts.ToArray());
    }
}
