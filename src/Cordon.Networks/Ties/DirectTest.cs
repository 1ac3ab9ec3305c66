namespace Cordon.Networks.Ties;

/// <summary>Tests pairs of accounts that deal with each other, given how much every account sends and receives.</summary>
/// <param name="kind">A direct kind.</param>
/// <param name="sent">By account: acts of it.</param>
/// <param name="received">By account: acts towards it.</param>
/// <param name="acts">All acts.</param>
internal sealed class DirectTest(TieKind kind, ReadOnlyMemory<int> sent, ReadOnlyMemory<int> received, int acts)
{
    private const int Least = 2;
    private readonly List<Tested> _tested = [];
    private int _pairs;

    /// <summary>Looks at one pair that deals with each other.</summary>
    public void Look(ulong pair, PairDealings both)
    {
        _pairs++;
        if (kind == TieKind.Follow ? both.FromA == 0 || both.FromB == 0 : both.Count < Least)
            return;
        var (a, b) = (AccountPair.Lower(pair), AccountPair.Higher(pair));
        var (forwards, back) = ((double)sent.Span[a] * received.Span[b] / acts, (double)sent.Span[b] * received.Span[a] / acts);
        _tested.Add(new Tested(pair, both, kind == TieKind.Follow ? Reciprocity(forwards, back) : PoissonTail(both.Count, forwards + back)));
    }

    /// <summary>The ties of all pairs that were looked at, with the false discovery rate controlled over all pairs of accounts; by pair.</summary>
    public TieLayer Keep(TieOptions options)
    {
        double accounts = 0;
        for (var account = 0; account < sent.Length; account++)
            accounts += sent.Span[account] + received.Span[account] > 0 ? 1 : 0;
        var threshold = FalseDiscovery.Threshold(_tested.Select(t => t.Surprise), accounts * (accounts - 1) / 2, options.FalseDiscoveryRate);
        var kept = _tested.Where(t => t.Surprise >= threshold).OrderBy(t => t.Pair).Select(t => Draft(kind, t));
        return new TieLayer(kind, _pairs, 0, _tested.Count, [.. kept]);
    }

    private static TieDraft Draft(TieKind kind, Tested tested)
    {
        var (a, b) = (AccountPair.Lower(tested.Pair), AccountPair.Higher(tested.Pair));
        var both = tested.Both;
        var reciprocal = both.FromA > 0 && both.FromB > 0;
        var forwards = both.FromA > 0 ? both.FirstFromA : both.FirstFromB;
        var back = both.FromB > 0 ? both.FirstFromB : both.FirstFromA;
        return new TieDraft
        {
            A = a,
            B = b,
            Kind = kind,
            Weight = TieKinds.PriorOf(kind) * (reciprocal ? 1 : 0.5),
            Count = both.Count,
            Shared = both.Count,
            Surprise = tested.Surprise,
            FirstByA = both.FromA,
            FirstByB = both.FromB,
            Evidence = [new EvidenceDraft(-1 - (both.FromA > 0 ? b : a), both.Count, forwards, back)],
        };
    }

    /// <summary>−log10 of the Chernoff bound on the probability that a Poisson count of this mean reaches the count.</summary>
    private static double PoissonTail(int count, double mean) =>
        count <= mean ? 0 : ((count * Math.Log(count / mean)) - count + mean) / Math.Log(10);

    /// <summary>
    /// −log10 of the probability that each follows the other when follows are dealt at random: each account keeps how many it follows, and how
    /// many follow it. That a celebrity's fan follows it is no surprise; that the celebrity follows back is half of one.
    /// </summary>
    private static double Reciprocity(double forwards, double back) => -Math.Log10(Math.Min(1, forwards)) - Math.Log10(Math.Min(1, back));

    private readonly record struct Tested(ulong Pair, PairDealings Both, double Surprise);
}
